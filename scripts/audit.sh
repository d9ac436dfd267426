#!/usr/bin/env bash
# Verifies the dependencies. Known vulnerabilities are left out: their database comes from the network at each run,
# and a check whose answer changes without the code changing would break builds at random. To look:
# `cargo deny check advisories`.
source "$(dirname "$0")/common.sh"

scripts/setup.sh audit
say "Dépendances : pas de réseau, licences compatibles, origine connue"
"$tools/bin/cargo-deny" --locked --workspace check bans licenses sources
