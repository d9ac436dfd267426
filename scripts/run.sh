#!/usr/bin/env bash
# Builds the screens and the shell, and opens the window.
source "$(dirname "$0")/common.sh"

if [[ -z ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  say "Pas d'écran ici : Quantième ne peut pas ouvrir sa fenêtre. Voici la démonstration sans fenêtre (make demo)."
  exec scripts/demo.sh
fi
scripts/setup.sh window
say "Construction des écrans"
npm run build --prefix ui --silent
say "Construction de la fenêtre (la première fois, comptez un quart d'heure)"
cargo run --package quantieme-desktop
