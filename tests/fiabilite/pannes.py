#!/usr/bin/env python3
"""Breaks things around the engine, and checks that nothing acknowledged is lost.

    cargo build --release --bin quantieme --example ecrivain
    tests/fiabilite/pannes.py kill [--rondes 500] [--graine N]
    tests/fiabilite/pannes.py disque-plein | strace | octet [--claire]

Each prints one line of figures, and fails when a promise is broken. Nothing but Python's standard library.
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
CIBLE = Path(os.environ.get("CARGO_TARGET_DIR", RACINE / "target")) / "release"
QUANTIEME = CIBLE / "quantieme"
ECRIVAIN = CIBLE / "examples" / "ecrivain"

PHRASE = "agrafe lucarne tonneau vinaigre boussole fougère"
ACQUITTES = ("dossier ", "fait ", "note ", "piece ")
PLEIN = "Le disque est plein"
# What a program that fell over prints.
CHUTE = re.compile(r"panicked|RUST_BACKTRACE|Traceback|Error:|SQLITE_|\bSql\(|[Cc]orrupt")


class Rompue(Exception):
    """A promise that was not kept."""


def promis(vrai, phrase):
    if not vrai:
        raise Rompue(phrase)


def environnement(claire=False):
    env = {k: v for k, v in os.environ.items() if k != "QUANTIEME_PHRASE"}
    return env if claire else env | {"QUANTIEME_PHRASE": PHRASE}


def ecrivain(base, *options, claire=False, avant=(), **tuyaux):
    commande = [*avant, ECRIVAIN, base, "--pieces", base.parent.parent, *options]
    tuyaux = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | tuyaux
    return subprocess.Popen(commande, env=environnement(claire), **tuyaux)


def fin(octets):
    """The last words of a program."""
    return octets[-400:].decode(errors="replace").strip()


def acquittees(octets):
    """The whole lines that acknowledge a write: one cut short was never read by anyone."""
    lignes = octets.decode().split("\n")[:-1]
    return [ligne for ligne in lignes if ligne.startswith(ACQUITTES)]


def ecrire(base, fois, claire=False):
    processus = ecrivain(base, "--fois", str(fois), claire=claire)
    sortie, erreur = processus.communicate()
    promis(processus.returncode == 0, f"l’écrivain s’est arrêté : {fin(sortie)} {fin(erreur)}")
    return acquittees(sortie)


def relire(base, claire=False):
    """What the base holds, once it is checked whole: every page, every piece."""
    processus = ecrivain(base, "--relire", claire=claire)
    sortie, erreur = processus.communicate()
    promis(processus.returncode == 0, f"{base} ne se relit pas : {fin(sortie)} {fin(erreur)}")
    return set(acquittees(sortie))


def verifier(base, claire=False):
    commande = [QUANTIEME, "--base", base, "verifier"]
    return subprocess.run(commande, env=environnement(claire), capture_output=True, text=True, stdin=subprocess.DEVNULL)


def comparer(acquis, presents, quand):
    perdus = sorted(acquis - presents)
    promis(not perdus, f"{quand} : {len(perdus)} écriture(s) acquittée(s) perdue(s), dont « {perdus[:1]} »")


def nouvelle(dossier, nom):
    lieu = dossier / str(nom)
    lieu.mkdir()
    return lieu / "quantieme.db"


# kill -9

PAR_BASE = 25


def kill(options, hasard, dossier):
    compte = Counter()
    base, acquis = None, set()
    for ronde in range(options.rondes):
        if ronde % PAR_BASE == 0:
            if base:
                promis(verifier(base).returncode == 0, f"ronde {ronde} : « quantieme verifier » refuse la base")
                shutil.rmtree(base.parent)
            base, acquis = nouvelle(dossier, ronde), set()
        processus = ecrivain(base, stderr=subprocess.DEVNULL)
        debut = b""
        if hasard.random() < 0.2:
            # While it opens: the base is being made, or takes back what the last one left.
            time.sleep(hasard.uniform(0, 0.06))
            compte["pendant l’ouverture"] += 1
        else:
            debut = processus.stdout.readline()
            promis(debut == b"pret\n", f"ronde {ronde} : l’écrivain n’ouvre pas la base")
            time.sleep(hasard.uniform(0, 0.3))
        promis(processus.poll() is None, f"ronde {ronde} : l’écrivain s’est arrêté de lui-même")
        processus.send_signal(signal.SIGKILL)
        nouveaux = set(acquittees(debut + processus.stdout.read()))
        processus.wait()
        acquis |= nouveaux
        journal = base.with_name(base.name + "-wal")
        compte["avec un journal à reprendre"] += journal.exists() and journal.stat().st_size > 0
        compte["acquittées"] += len(nouveaux)
        presents = relire(base)
        comparer(acquis, presents, f"ronde {ronde}")
        compte["de plus"] += len(presents - acquis)
        # What was written and not yet said may be there or not; from now on it must stay.
        acquis = presents
    return (
        f"{options.rondes} arrêts brutaux (dont {compte['pendant l’ouverture']} pendant l’ouverture, "
        f"{compte['avec un journal à reprendre']} avec un journal à reprendre), "
        f"{compte['acquittées']} écritures acquittées, 0 perdue, {compte['de plus']} écrites sans avoir été dites, "
        f"{options.rondes} bases saines sur {options.rondes}"
    )


# A full disk


def espace_de_noms():
    """How to run with disks of our own; None when the system does not let us."""
    for commande in (["unshare", "-m"], ["unshare", "-rm"]):
        if shutil.which("unshare") and subprocess.run([*commande, "true"], capture_output=True).returncode == 0:
            return commande
    return None


def disque_plein(options, hasard, dossier):
    if not os.environ.get("PANNES_DISQUES"):
        prefixe = espace_de_noms()
        if not prefixe:
            print("disque-plein : passé, il faut être root ou pouvoir créer des espaces de noms (unshare -rm).")
            sys.exit(0)
        os.environ["PANNES_DISQUES"] = "1"
        os.environ["PANNES_GRAINE"] = str(options.graine)
        sys.exit(subprocess.run([*prefixe, sys.executable, *sys.argv]).returncode)
    compte, phrases = Counter(), Counter()
    for ronde in range(options.rondes):
        disque = dossier / f"disque-{ronde}"
        disque.mkdir()
        taille = hasard.randrange(3_000, 8_000)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={taille}k", "plein", disque], check=True)
        try:
            remplir(ronde, disque, hasard, compte, phrases)
        finally:
            subprocess.run(["umount", "--lazy", disque], check=True)
    autres = [f"« {phrase} » {n} fois" for phrase, n in phrases.items() if not phrase.startswith(PLEIN)]
    promis(not autres, f"autre chose que « {PLEIN}… » : {', '.join(autres)}")
    return (
        f"{options.rondes} disques remplis, {sum(phrases.values())} refus, tous « {PLEIN}… », "
        f"{compte['acquittées']} écritures acquittées, 0 perdue ; relue disque plein "
        f"{compte['relue pleine']} fois sur {options.rondes} ; l’écriture reprend "
        f"{compte['reprise']} fois sur {options.rondes}, dont {compte['même programme']} sans rouvrir"
    )


def remplir(ronde, disque, hasard, compte, phrases):
    lest = disque / "lest"
    # A write may take a hundred kilobytes of the journal: five follow once this is gone.
    lest.write_bytes(bytes(hasard.randrange(1_500, 2_000) * 1_000))
    base = nouvelle(disque, "base")
    # The files to add are made beside, on a disk that has room.
    ailleurs = disque.with_name(disque.name + "-ailleurs")
    ailleurs.mkdir()
    processus = ecrivain(base, "--patienter", "--pieces", str(ailleurs), stdin=subprocess.PIPE)
    acquis = set()
    for ligne in iter(processus.stdout.readline, b""):
        acquis |= set(acquittees(ligne))
        if ligne.startswith(b"refus "):
            phrases[ligne.decode()[len("refus ") :].strip()] += 1
            break
    else:
        raise Rompue(f"ronde {ronde} : arrêté sans refus : {fin(processus.stderr.read())}")
    meme = ronde % 2 == 0
    if not meme:
        processus.kill()
        processus.wait()
    try:
        comparer(acquis, relire(base), f"ronde {ronde}, disque plein")
        compte["relue pleine"] += 1
    except Rompue as rompue:
        # Said, and counted: reading may need room too. What matters is what follows.
        promis("ne se relit pas" in str(rompue), str(rompue))
    lest.unlink()
    if meme:
        suite, erreur = processus.communicate(b"\n")
        apres = set(acquittees(suite))
        for ligne in suite.decode().splitlines():
            promis(not ligne.startswith("refus "), f"ronde {ronde} : refuse encore, la place revenue : {ligne}")
        promis(processus.returncode == 0, f"ronde {ronde} : {fin(erreur)}")
        compte["même programme"] += 1
    else:
        apres = set(ecrire(base, 5))
    promis(len(apres) == 5, f"ronde {ronde} : {len(apres)} écritures sur 5 une fois la place revenue")
    compte["reprise"] += 1
    comparer(acquis | apres, relire(base), f"ronde {ronde}, place revenue")
    promis(verifier(base).returncode == 0, f"ronde {ronde} : « quantieme verifier » refuse la base")
    compte["acquittées"] += len(acquis | apres)


# strace

APPEL = re.compile(r'^(?P<nom>\w+)\((?P<fd>\d+)<(?P<ou>[^>]*)>(?:, "(?P<texte>[^"]*)")?.*= (?P<rendu>-?\d+)')
ECRIT = ("write", "pwrite64", "pwritev", "writev")
ATTENDU = ("fdatasync", "fsync")


def strace(options, hasard, dossier):
    if not shutil.which("strace"):
        print("strace : passé, il n’est pas installé (paquet Debian strace).")
        sys.exit(0)
    base, trace = nouvelle(dossier, "base"), dossier / "trace"
    appels = ",".join(ECRIT + ATTENDU)
    avant = ["strace", "-y", "-s", "80", "-e", f"trace={appels}", "-o", trace]
    processus = ecrivain(base, "--fois", str(options.rondes), avant=avant)
    sortie, erreur = processus.communicate()
    promis(processus.returncode == 0, f"l’écrivain tracé s’est arrêté : {fin(erreur)}")
    compte = Counter()
    demande = ecrit = attendu = False
    for ligne in trace.read_text(errors="replace").splitlines():
        appel = APPEL.match(ligne)
        if not appel:
            continue
        nom, ou, texte = appel["nom"], appel["ou"], (appel["texte"] or "")
        journal = ou.endswith("quantieme.db-wal")
        if appel["fd"] == "1" and texte.startswith("demande"):
            demande, ecrit, attendu = True, False, False
        elif journal and nom in ECRIT:
            # Anything after the last flush is not on the disk yet.
            ecrit, attendu = True, False
        elif journal and nom in ATTENDU and appel["rendu"] == "0":
            attendu = True
            compte["attentes"] += 1
        elif nom in ATTENDU and ou == str(base.parent):
            compte["dossier"] += 1
        elif appel["fd"] == "1" and texte.startswith(ACQUITTES):
            compte["acquittées"] += 1
            promis(demande and ecrit, f"acquittée sans rien écrire dans le journal : {texte}")
            promis(attendu, f"acquittée avant que le disque ait répondu : {texte}")
            demande = False
    dits = len(acquittees(sortie))
    promis(compte["acquittées"] == dits == options.rondes, f"{compte['acquittées']} vues, {dits} dites")
    promis(compte["dossier"] > 0, "le dossier de la base n’est jamais confirmé au disque : le journal neuf peut disparaître")
    return (
        f"{dits} écritures acquittées, toutes après fdatasync du journal (-wal) et jamais avant ; "
        f"{compte['attentes']} attentes du disque ; dossier confirmé {compte['dossier']} fois"
    )


# One byte


def octet(options, hasard, dossier):
    claire = options.claire
    base = nouvelle(dossier, "base")
    ecrire(base, 150, claire)
    avant = relire(base, claire)
    fichiers = [base] if claire else [base, base.with_suffix(".cles")]
    compte = Counter()
    for ronde in range(options.rondes):
        copie = nouvelle(dossier, f"copie-{ronde}")
        for fichier in fichiers:
            shutil.copy(fichier, copie.with_suffix(fichier.suffix))
        # Two in three in the base itself.
        fichier = fichiers[-1] if ronde % 3 == 2 else fichiers[0]
        ou = abimer(copie.with_suffix(fichier.suffix), hasard)
        quoi = f"octet {ou} de {fichier.name}"
        lue = verifier(copie, claire)
        texte = lue.stdout + lue.stderr
        promis(lue.returncode in (0, 1), f"{quoi} : sortie {lue.returncode}, {texte}")
        promis(not CHUTE.search(texte), f"{quoi} : le programme est tombé, {texte}")
        promis(re.search(r"[a-zà-ÿ]{3}.*\.\s*$", texte, re.S), f"{quoi} : pas de phrase, « {texte} »")
        if lue.returncode == 1:
            compte[f"dits, {fichier.suffix}"] += 1
        elif relire(copie, claire) == avant:
            compte[f"sans effet, {fichier.suffix}"] += 1
        elif claire:
            compte["CHANGÉ SANS LE DIRE"] += 1
        else:
            raise Rompue(f"{quoi} : dite saine, mais elle ne contient plus la même chose")
        shutil.rmtree(copie.parent)
    detail = ", ".join(f"{n} {quoi}" for quoi, n in sorted(compte.items()))
    fin = "" if claire else " ; 0 perte passée sous silence"
    return f"{options.rondes} octets changés ({detail}){fin}, 0 chute"


def abimer(fichier, hasard):
    octets = bytearray(fichier.read_bytes())
    ou = hasard.randrange(len(octets))
    octets[ou] ^= hasard.randrange(1, 256)
    fichier.write_bytes(octets)
    return ou


ESSAIS = {"kill": (kill, 500), "disque-plein": (disque_plein, 50), "strace": (strace, 60), "octet": (octet, 50)}


def main():
    lecture = argparse.ArgumentParser(description="Pannes provoquées : rien de ce qui a été acquitté ne doit se perdre.")
    lecture.add_argument("essai", choices=ESSAIS)
    lecture.add_argument("--rondes", type=int, help="combien de fois (kill : 500, les autres : 50 ou 60)")
    lecture.add_argument("--graine", type=int, help="pour refaire les mêmes pannes")
    lecture.add_argument("--claire", action="store_true", help="octet : une base sans phrase de passe, pour comparer")
    options = lecture.parse_args()
    faire, rondes = ESSAIS[options.essai]
    options.rondes = options.rondes or rondes
    if options.graine is None:
        options.graine = int(os.environ.get("PANNES_GRAINE", random.SystemRandom().randrange(1_000_000)))
    for binaire in (QUANTIEME, ECRIVAIN):
        if not binaire.exists():
            sys.exit(f"{binaire} n’existe pas : cargo build --release --bin quantieme --example ecrivain")
    debut = time.monotonic()
    dossier = Path(tempfile.mkdtemp(prefix="pannes-"))
    try:
        resultat = faire(options, random.Random(options.graine), dossier)
    except Rompue as rompue:
        # What was found broken is kept, to be looked at.
        sys.exit(f"{options.essai} (graine {options.graine}) : PROMESSE ROMPUE. {rompue} Tout est dans {dossier}.")
    except (SystemExit, KeyboardInterrupt):
        shutil.rmtree(dossier)
        raise
    shutil.rmtree(dossier)
    print(f"{options.essai} (graine {options.graine}) : {resultat} ; {time.monotonic() - debut:.0f} s.")


if __name__ == "__main__":
    main()
