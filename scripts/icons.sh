#!/usr/bin/env bash
# Draws the icon's PNG and ICO files from its SVG. Needs rsvg-convert (librsvg2-bin) and ImageMagick.
source "$(dirname "$0")/common.sh"

for tool in rsvg-convert convert; do
  command -v "$tool" >/dev/null || stop "Il manque $tool : installez librsvg2-bin et imagemagick."
done
source_svg=assets/icons/quantieme.svg
draw() { rsvg-convert --width "$1" --height "$1" "$source_svg" --output "$2"; }

small=$(mktemp -d)
trap 'rm -rf "$small"' EXIT
draw 512 src-tauri/icons/icon.png
for size in 16 32 48 256; do draw "$size" "$small/$size.png"; done
convert "$small"/{16,32,48,256}.png src-tauri/icons/icon.ico
