#!/usr/bin/env bash
# Takes the README's pictures again: those of the journey, kept in assets/captures.
source "$(dirname "$0")/common.sh"

scripts/setup.sh window tests
npm run build --prefix ui --silent
CAPTURES=1 scripts/window-tests.sh parcours.test.js
