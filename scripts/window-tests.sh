#!/usr/bin/env bash
# Journeys in the real window, or only the files named. Expects the screens to be built (see test.sh).
source "$(dirname "$0")/common.sh"

say "Vraie fenêtre"
# With the tests, whose dependencies ask for more: the ones `cargo test` has just built are taken again as they are.
cargo build "${workspace[@]}" --bins --tests
npm test --prefix tests/fenetre --silent -- "$@"
