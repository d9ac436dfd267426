#!/usr/bin/env bash
# Takes the README's pictures again: those of the journey and three first pages, kept in assets/captures.
source "$(dirname "$0")/common.sh"

scripts/setup.sh window tests
npm run build --prefix ui --silent
CAPTURES=1 scripts/window-tests.sh parcours.test.js

say "Pages des lettres"
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT

# The first page of a letter of tests/lettres: its name here, its template, its answers.
page() {
  cargo run --quiet --bin quantieme -- courrier essayer "assets/lettres/$2.md" \
    --reponses "tests/lettres/$3.toml" --sortie "$pages/$1.pdf" >/dev/null
  pdftoppm -r 96 -f 1 -l 1 -singlefile -gray -png "$pages/$1.pdf" "assets/captures/lettre-$1"
}

page demande demande-documents demande-documents-drones
page requete requete-annulation requete-annulation-moirans
page cnil lettre-cnil lettre-cnil-marseille
