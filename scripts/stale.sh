#!/usr/bin/env bash
# Lists the sources nobody has read again for a year.
source "$(dirname "$0")/common.sh"

scripts/setup.sh
cargo run --quiet --bin quantieme -- regles --perimees
