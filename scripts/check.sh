#!/usr/bin/env bash
# Reads the code without running it. Cheap first.
source "$(dirname "$0")/common.sh"

scripts/setup.sh window

say "Format du Rust"
cargo fmt --all --check

say "Syntaxe des scripts"
for script in scripts/*.sh .ci/run; do bash -n "$script"; done
if command -v shellcheck >/dev/null; then shellcheck --external-sources --source-path=SCRIPTDIR scripts/*.sh .ci/run; fi

say "Écrans : types, format"
npm run check --prefix ui --silent

# The shell carries the screens inside it, and does not compile without them.
say "Écrans : construction"
npm run build --prefix ui --silent

say "Rust : clippy (la première fois, comptez dix minutes)"
cargo clippy --quiet "${workspace[@]}" --all-targets -- -D warnings

say "Types TypeScript à jour"
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
scripts/types.sh "$fresh"
for file in "$fresh"/*; do
  diff -u "ui/src/api/${file##*/}" "$file" ||
    stop "ui/src/api/${file##*/} n'est plus celui du moteur : lancez « make types » et enregistrez le résultat."
done

say "Tout est en ordre."
