# shellcheck shell=bash disable=SC2034
# Read by every script: where things are, and how we speak.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Tools built from source are kept beside the project's caches, not in the person's own cargo folder.
tools="${XDG_CACHE_HOME:-$HOME/.cache}/quantieme/outils"

# Window tests need the debug build whose file dialogs answer from the environment.
# The whole workspace is always built with it, so that nothing is compiled twice.
workspace=(--workspace --features quantieme-desktop/essai)

say() { printf '\n→ %s\n' "$*"; }

stop() {
  printf '\n%s\n' "$*" >&2
  exit 1
}
