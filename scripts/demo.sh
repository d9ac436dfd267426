#!/usr/bin/env bash
# Everything Quantième can write, without a window.
source "$(dirname "$0")/common.sh"

scripts/setup.sh
say "Construction du moteur (la première fois, comptez quelques minutes)"
# The folder holds nothing but what this writes.
rm -rf demo
say "Écrit dans demo/, refait à neuf :"
cargo run --quiet --bin quantieme -- demo demo
