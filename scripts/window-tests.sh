#!/usr/bin/env bash
# Journeys in the real window, or only the files named. Expects the screens to be built (see test.sh).
source "$(dirname "$0")/common.sh"

say "Vraie fenêtre"
cargo build "${workspace[@]}"
npm test --prefix tests/fenetre --silent -- "$@"
