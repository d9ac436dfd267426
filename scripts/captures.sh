#!/usr/bin/env bash
# Takes the README's pictures again: those of the journey, kept in assets/captures.
source "$(dirname "$0")/common.sh"

scripts/setup.sh window tests
npm run build --prefix ui --silent
CAPTURES=1 scripts/window-tests.sh parcours.test.js

say "Pages des lettres"
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
cargo run --quiet --bin quantieme -- demo "$pages/demo" >/dev/null
pdftoppm -r 72 -f 1 -l 1 -singlefile -png "$pages"/demo/*demande-documents*.pdf assets/captures/lettre-demande
pdftoppm -r 72 -f 1 -l 1 -singlefile -png "$pages"/demo/*cnil*.pdf assets/captures/lettre-cnil
