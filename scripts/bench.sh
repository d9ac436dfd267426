#!/usr/bin/env bash
# Measures the engine, then how long Python takes to find the same days without their reasons, then letters beside those of
# Typst, WeasyPrint and LibreOffice, then the directory and the base, then the window beside an empty one.
# « plume »: letters only. « coffre »: the base only. « fenetre »: the window only. With QUANTIEME_BENCH=long, up to a year of pieces and a million facts, half an hour.
source "$(dirname "$0")/common.sh"

dateutil=2.9.0.post0
holidays=0.109
typst=0.15.2
weasyprint=70.0

scripts/setup.sh

measure() { cargo bench --quiet --package quantieme --bench derivation "$@"; }

measure_store() {
  say "La base, chiffrée puis en clair"
  cargo bench --quiet --package quantieme --bench coffre -- "$@"
}

install_packages() {
  local root=()
  command -v apt-get >/dev/null || return 1
  if ((EUID != 0)); then
    command -v sudo >/dev/null || return 1
    root=(sudo)
  fi
  say "Paquets à installer avec apt : $*"
  "${root[@]}" apt-get update -qq &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@" </dev/null
}

# Those letters are compared with: none of them is needed for anything else. One that cannot be had is said to be missing
# where its figures would be.
letters="$tools/plume"
find_letter_tools() {
  local packages=()
  command -v soffice >/dev/null || packages+=(libreoffice-writer-nogui)
  command -v pdfinfo >/dev/null || packages+=(poppler-utils)
  command -v qpdf >/dev/null || packages+=(qpdf)
  python3 -m ensurepip --version >/dev/null 2>&1 || packages+=(python3-venv)
  ldconfig -p 2>/dev/null | grep -q libpangoft2-1.0.so.0 || packages+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
  ((!${#packages[@]})) || install_packages "${packages[@]}" || true
  [[ $("$letters/bin/python3" -c 'from importlib.metadata import version; print(version("typst"), version("weasyprint"))' 2>/dev/null) == "$typst $weasyprint" ]] && return
  say "Modules Python, dans $letters"
  python3 -m venv --clear "$letters" || stop "La comparaison demande Python 3 et son module venv : installez-les, puis relancez la même commande."
  for module in "typst==$typst" "weasyprint==$weasyprint"; do
    "$letters/bin/python3" -m pip install --quiet --disable-pip-version-check "$module" || echo "$module n’a pas pu être installé."
  done
}

measure_letters() {
  say "Les courriers : composés, mis en pages, balisés, écrits"
  # Pieces are written for good: a disk, not the memory that /tmp may be.
  mkdir -p "$tools"
  sources=$(mktemp -d -p "$tools" mesures-XXXXXX)
  trap 'rm -rf "$sources"' EXIT
  cargo bench --quiet --package quantieme --bench plume -- --sources "$sources"
  # A profiler says so.
  echo "Ce qui borne ces chiffres : le choix des glyphes pour une requête, les polices réduites à leurs signes pour une lettre, sur un seul cœur ; le disque pour le dossier."
  find_letter_tools
  say "Le même texte par Typst, WeasyPrint et LibreOffice, dans la foulée"
  "$letters/bin/python3" benches/plume/comparaison.py "$sources"
}

# Figures of a window are worth something on a machine at rest.
measure_window() {
  scripts/setup.sh window tests
  say "Construction des écrans"
  npm run build --prefix ui --silent
  say "Construction de la fenêtre, et d’une fenêtre vide (la première fois, comptez un quart d’heure)"
  cargo build --quiet --release --package quantieme --package quantieme-desktop --bin quantieme --bin quantieme-desktop --example vide
  say "La fenêtre, à côté d’une fenêtre vide construite de même"
  node benches/fenetre/mesurer.js
}

case ${1:-} in
  fenetre)
    measure_window
    exit
    ;;
  coffre)
    measure_store "${@:2}"
    exit
    ;;
  plume)
    measure_letters
    exit
    ;;
esac

say "Une conclusion, son texte français, puis tous les délais de 1 000 et de 10 000 dossiers de 20 faits"
measure
# A profiler says so.
echo "Ce qui borne ces chiffres : l’arithmétique des mois et les allocations pour une conclusion ; les espaces insécables et la mise en forme pour son texte ; l’empreinte qui nomme chaque échéance pour un dossier. Un seul cœur, rien n’est lu du disque."

# Python is only here to compare: nothing of the product needs it. Debian's own has Debian's packages; where they do not
# exist or cannot be installed, a folder of ours has the same modules.
venv="$tools/python"
python=
find_python() {
  for python in /usr/bin/python3 python3 "$venv/bin/python3"; do
    "$python" -c 'import dateutil.relativedelta, holidays' 2>/dev/null && return
  done
  return 1
}

install_modules() {
  say "Modules Python, dans $venv"
  python3 -m venv --clear "$venv" &&
    "$venv/bin/python3" -m pip install --quiet --disable-pip-version-check "python-dateutil==$dateutil" "holidays==$holidays"
}

find_python || { install_packages python3 python3-dateutil python3-holidays && find_python; } || { install_modules && find_python; } ||
  stop "La comparaison demande Python 3 avec les modules dateutil et holidays : installez-les, puis relancez la même commande."

say "Le dernier jour seul, en Rust puis en Python"
measure -- --last-days | "$python" benches/comparaison.py

say "L’annuaire, lettre après lettre"
cargo bench --quiet --package quantieme --bench annuaire

measure_letters

measure_store

measure_window
