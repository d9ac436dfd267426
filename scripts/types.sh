#!/usr/bin/env bash
# Writes the TypeScript types of the engine's door into the folder given, or where the screens read them.
source "$(dirname "$0")/common.sh"

[[ -z ${1:-} ]] || export TS_RS_EXPORT_DIR="$1"
cargo test --quiet --package quantieme --lib export_bindings >/dev/null
