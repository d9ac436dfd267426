#!/usr/bin/env bash
# Measures the engine, then how long Python takes to find the same days without their reasons, then the directory and the base.
# « coffre »: the base only. With QUANTIEME_BENCH=long, up to a year of pieces and a million facts, half an hour.
source "$(dirname "$0")/common.sh"

dateutil=2.9.0.post0
holidays=0.109

scripts/setup.sh

measure() { cargo bench --quiet --package quantieme --bench derivation "$@"; }

measure_store() {
  say "La base, chiffrée puis en clair"
  cargo bench --quiet --package quantieme --bench coffre -- "$@"
}

if [[ ${1:-} == coffre ]]; then
  measure_store "${@:2}"
  exit
fi

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

install_packages() {
  local packages=(python3 python3-dateutil python3-holidays) root=()
  command -v apt-get >/dev/null || return 1
  if ((EUID != 0)); then
    command -v sudo >/dev/null || return 1
    root=(sudo)
  fi
  say "Paquets à installer avec apt : ${packages[*]}"
  "${root[@]}" apt-get update -qq &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${packages[@]}" </dev/null
}

install_modules() {
  say "Modules Python, dans $venv"
  python3 -m venv --clear "$venv" &&
    "$venv/bin/python3" -m pip install --quiet --disable-pip-version-check "python-dateutil==$dateutil" "holidays==$holidays"
}

find_python || { install_packages && find_python; } || { install_modules && find_python; } ||
  stop "La comparaison demande Python 3 avec les modules dateutil et holidays : installez-les, puis relancez la même commande."

say "Le dernier jour seul, en Rust puis en Python"
measure -- --last-days | "$python" benches/comparaison.py

say "L’annuaire, lettre après lettre"
cargo bench --quiet --package quantieme --bench annuaire

measure_store
