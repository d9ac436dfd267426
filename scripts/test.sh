#!/usr/bin/env bash
# Every test there is. Cheap first.
source "$(dirname "$0")/common.sh"

scripts/setup.sh window tests

say "Écrans"
npm test --prefix ui --silent
npm run build --prefix ui --silent

say "Droit, moteur, coquille"
cargo test "${workspace[@]}"

scripts/window-tests.sh
