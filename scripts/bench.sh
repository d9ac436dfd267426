#!/usr/bin/env bash
# Measures the engine.
source "$(dirname "$0")/common.sh"

scripts/setup.sh
cargo bench --package quantieme
