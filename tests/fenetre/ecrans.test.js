// Nobody is left behind: every screen and every dialogue, by day and by night, on small and large windows.

import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

import { demandeRecue, preparedBase } from "./base.js";
import { emptyComputer, until, withWindow } from "./fenetre.js";
import { close, goTo, look, patternOf, patterns } from "./tour.js";

const ROOT = resolve(import.meta.dirname, "../..");
const AU = "2026-11-22";
const MARCHE = "Caméras du marché";
const MARSEILLE = "Vidéoprotection « intelligente » à Marseille";
/** Places seen before the window is closed and opened again: a story must stay short. */
const A_LA_FOIS = 4;
const PIECES = ["tests/pieces/deliberation-chromium.pdf", "assets/captures/lettre-cnil.png", "README.md"];

let home;
let known;
/** Addresses of what was made. */
const la = {};
const walked = new Set();

let leave;
after(() => leave?.());

before(async () => {
  home = await emptyComputer({ after: (end) => (leave = end) });
  known = await patterns();
  const ask = await preparedBase(home, [demandeRecue(MARCHE, "Mairie de Valmont", "2026-08-25")], { au: AU });
  const [{ id: dossier }] = await ask(AU, "dossier", "lister");
  const { pieces } = await ask(AU, "piece", "ajouter", "--dossier", dossier, ...PIECES.map((name) => join(ROOT, name)));
  const requete = await ask(AU, "courrier", "nouveau", "--dossier", dossier, "--modele", "requete-annulation");
  await withWindow({ home, au: AU }, openEverything);

  const dossiers = await ask(AU, "dossier", "lister");
  const exemple = dossiers.find(({ titre }) => titre === MARSEILLE).id;
  Object.assign(la, { marche: `#/dossier/${dossier}`, exemple: `#/dossier/${exemple}`, requete: `#/courrier/${requete.id}` });
  la.pieces = pieces.map(({ id }) => `#/dossier/${dossier}/pieces/${id}`);
});

/** What only hands can make: examples, a conversation, a contact, a note thrown away, a letter that left. */
async function openEverything(window) {
  for (const matter of [/Capteurs/, /BriefCam/, /Marseille/]) {
    await window.goTo("Accueil");
    await window.click("button", new RegExp(`^Ouvrir l’exemple : .*${matter.source}`));
    await window.role("tab", "Échéances");
  }
  await window.click("tab", "Notes et références");
  await window.click("button", /^Jeter : Les deux juges/);
  await window.click("button", "Jeter", await window.role("dialog"));
  await window.gone("dialog");
  await window.click("tab", "Courriers");
  await window.click("link", /^Demande de mettre fin/);
  await window.role("heading", /^Demande de mettre fin/);
  la.lettre = await window.evaluate(() => location.hash);
  await window.goTo("Repères");
  await window.click("button", "Que pouvons-nous faire ?");
  await window.click("radio", /^Un article, une annonce/);
  await window.role("checkbox", /^Savoir ce qui existe/);
  la.entretien = await window.evaluate(() => location.hash);
}

/** A place: its name, its address, and what is opened there by pressing, the last being what is looked at. */
const place = (name, address, ...presses) => ({ name, address, presses });
const onglet = (name) => ["tab", name];
/** « … » after a name is for the eyes: some names have it, some do not. */
const bouton = (name) => ["button", name instanceof RegExp ? name : new RegExp(`^${name.replace(/…$/, "")}…?$`)];

const TOURS = {
  "l'accueil et les listes": () => [
    place("accueil", "#/"),
    place("accueil-pourquoi", "#/", bouton(/^Pourquoi \? Saisissez la CADA/)),
    place("accueil-partager", "#/", bouton("Partager autrement")),
    place("agenda", "#/", bouton("Exporter l’agenda…")),
    place("reporter", "#/", bouton(/^Reporter… Saisissez la CADA/)),
    place("confier", "#/", bouton(/^Confier à… Saisissez la CADA/)),
    place("dossiers", "#/dossiers"),
    place("creer-dossier", "#/dossiers", bouton("Créer un dossier")),
    place("palette", "#/dossiers", bouton(/^Aller à/)),
    place("recherche", "#/recherche"),
    place("corbeille", "#/corbeille"),
    place("journal", "#/journal"),
    place("journal-deplie", "#/journal", bouton(/^7 changements : Pièce ajoutée : README/)),
    place("echange", "#/echange"),
    place("aide", "#/aide"),
  ],
  "un dossier": () => [
    ...["Chronologie", "Échéances", "Actes et démarches", "Courriers", "Pièces", "Parties", "Notes et références"].map(
      (name) => place(`dossier-${name.split(" ")[0].toLowerCase()}`, la.exemple, onglet(name)),
    ),
    place("dossier-jour", la.exemple, bouton("Choisir un jour")),
    place("dossier-frise-mots", la.exemple, bouton("En toutes lettres")),
    place("dossier-pieces-pleines", la.marche, onglet("Pièces (3)")),
    place("dossier-echeances-menu", la.marche, onglet("Échéances"), bouton(/^Confier, reporter : Saisir/)),
    place("dossier-journal", `${la.exemple}/journal`),
  ],
  "les dialogues d'un dossier": () => [
    place("fait", la.exemple, bouton("Noter un fait")),
    place("fait-modifier", la.exemple, bouton(/^Modifier : Décision notifiée, 14 mai/)),
    place("fait-jeter", la.exemple, bouton(/^Jeter : Décision notifiée, 14 mai/)),
    place("acte", la.exemple, onglet("Actes et démarches"), bouton("Ajouter un acte")),
    place("demarche", la.exemple, onglet("Actes et démarches"), bouton("Ajouter une démarche")),
    place("partie", la.exemple, onglet("Parties"), bouton("Ajouter une partie")),
    place("partie-annuaire", la.exemple, onglet("Parties"), bouton("Chercher dans l’annuaire")),
    place("partie-effacer", la.exemple, onglet("Parties"), bouton("Effacer pour de bon : SNEF")),
    place("note", la.exemple, onglet("Notes et références"), bouton("Écrire une note")),
    place("reference", la.exemple, onglet("Notes et références"), bouton("Ajouter une référence")),
    place("distance", la.exemple, bouton("Indiquer la distance")),
    place("dossier-jeter", la.exemple, bouton("Jeter ce dossier")),
  ],
  "les pièces et les lettres": () => [
    place("pieces", `${la.marche}/pieces`),
    place("pieces-ordre", `${la.marche}/pieces`, bouton("Changer l’ordre")),
    ...la.pieces.map((address, i) => place(`piece-${i + 1}`, address)),
    place("piece-jeter", la.pieces[0], bouton("Jeter")),
    place("piece-effacer", la.pieces[0], bouton("Effacer pour de bon")),
    place("et-si", la.marche.replace("dossier", "etsi")),
    place("et-si-chemin", la.marche.replace("dossier", "etsi"), bouton("Autre chose…")),
    place("courrier-nouveau", `${la.marche}/courrier`),
    place("courrier-questions", la.lettre),
    place("courrier-exporter", la.lettre, bouton("Exporter")),
    place("courrier-envoi", la.lettre, bouton("Nous l’avons envoyée")),
  ],
  "une requête": () => [
    place("requete-questions", la.requete),
    place("requete-texte", la.requete, onglet("Texte")),
    place("requete-renvoi", la.requete, onglet("Texte"), bouton("Citer")),
    place("requete-citer", la.requete, bouton(/^Citer une pièce.*Que dit l’acte/)),
    place("requete-avant", la.requete, onglet(/^Avant l’envoi/)),
    place("requete-depot", la.requete, onglet("Dossier pour le tribunal")),
    place("requete-jeter", la.requete, bouton("Jeter le brouillon")),
  ],
  "les questions et les repères": () => [
    place("temps-restant", "#/calcul"),
    place("que-faire", "#/que-faire"),
    place("entretien", la.entretien),
    place("reperes", "#/reperes"),
    place("textes", "#/reperes/textes"),
    place("preuves", "#/reperes/preuves"),
    place("refus", "#/reperes/refus"),
    place("documents", "#/reperes/documents"),
    place("mots", "#/reperes/mots"),
    place("annuaire", "#/reperes/annuaire"),
    place("contacts", "#/reperes/contacts"),
    place("contact", "#/reperes/contacts", bouton("Ajouter un contact")),
    place("contacts-importer", "#/reperes/contacts", bouton("Importer…")),
    place("manuel", "#/manuel"),
    place("chapitre", "#/manuel/04-delais"),
  ],
  "les réglages": () => [
    place("reglages", "#/reglages"),
    place("reglages-jours", "#/reglages", bouton(/^Un autre nombre de jours.*agir/)),
    place("reglages-phrase", "#/reglages", bouton("Mettre une phrase")),
    place("reglages-restaurer", "#/reglages", bouton(/^Restaurer la sauvegarde/)),
  ],
};

for (const [name, places] of Object.entries(TOURS)) {
  test(`tout le monde peut voir et lire : ${name}`, async () => {
    const troubles = [];
    const left = places();
    while (left.length > 0) {
      const few = left.splice(0, A_LA_FOIS);
      await withWindow({ home, au: AU }, async (window) => {
        for (const place of few) troubles.push(...(await visit(window, place)));
      });
    }
    assert.deepEqual(troubles, []);
  });
}

test("aucun écran n'a été oublié", () => {
  assert.deepEqual([...walked].sort(), known);
});

async function visit(window, { name, address, presses }) {
  walked.add(patternOf(address, known));
  await goTo(window, address);
  for (const [role, words] of presses) await window.click(role, words);
  const over = await opened(window, presses);
  const troubles = await look(window, name);
  if (over) await close(window);
  return troubles;
}

/** Whether a dialogue or a menu came over the page; waited for when a button was pressed. */
async function opened(window, presses) {
  const over = () => window.evaluate(() => document.querySelector("dialog, [role=menu]") !== null);
  if (presses.at(-1)?.[0] !== "button") return false;
  await until(over, "", 1_500).catch(() => {});
  return over();
}
