#!/usr/bin/env bash
# Lists the rules whose source nobody has read again for a year.
source "$(dirname "$0")/common.sh"

scripts/setup.sh
cargo run --quiet --bin quantieme -- regles --perimees
