#!/bin/sh
# Fetches the fonts of the letters again from their Debian package, and checks that they are the ones in this
# repository. Needs Debian or Ubuntu; building the program does not need it.
set -eu

version=6.101-1
fonts=$(cd "$(dirname "$0")/../assets/fonts" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
apt-get download "fonts-sil-gentiumplus=$version"
dpkg-deb -x fonts-sil-gentiumplus_*.deb .
cp usr/share/fonts/truetype/gentiumplus/GentiumBookPlus-*.ttf "$fonts/"

cd "$fonts"
sha256sum -c SHA256SUMS
