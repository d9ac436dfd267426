// A phrase keeps the dossiers: chosen, asked, lost, replaced by the sheet; and nothing typed lies on the disk in clear.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import {
  becomes,
  creerDossier,
  ecrireNote,
  emptyComputer,
  Key,
  lienDuDossier,
  sauvegarder,
  until,
  withWindow,
} from "./fenetre.js";
import { look } from "./tour.js";
import { clearWords } from "./traces.js";

const run = promisify(execFile);

const TITRE = "Zorglumide sur le quai des Mariniers";
const NOTE = "Appeler la lanceuse d'alerte Philomène Quatrebarbes";
const PIECE = "Le prestataire se nomme Vidéobrumaire.";
const NOUVELLE = "girouette pamplemousse tournevis escalier mandoline 7";
const AU = "2026-11-21";

test("choisir une phrase, verrouiller, perdre la phrase, la remplacer ; rien ne traîne en clair", async (t) => {
  const home = await emptyComputer(t);
  await writeFile(join(home, "choisis", "a-ouvrir.txt"), `${PIECE}\n`);
  let phrase;
  let cle;

  await withWindow({ home, au: AU }, async (window) => {
    await window.role("heading", /^Bienvenue\. Vos dossiers restent/);
    await window.capture("premier-depart");
    assert.deepEqual(await look(window, "premier-depart"), []);

    // Going without asks twice.
    await window.click("button", "Continuer sans phrase");
    await window.role("dialog", "Continuer sans phrase ?");
    await window.capture("sans-phrase");
    await window.accessible();
    await window.click("button", "Choisir une phrase");
    await window.gone("dialog");

    // A weak one is refused in words.
    await window.fill("Votre phrase de passe", "soleil2026");
    await window.reads(/à allonger/);
    await window.fill("La même, une seconde fois", "soleil2026");
    await window.click("button", "Protéger mes dossiers");
    await window.text(/^Cette phrase se devine trop facilement/);
    await window.capture("phrase-faible");
    await window.accessible();

    // One is proposed; written twice, and not the same at first.
    await window.click("button", "Proposer une phrase");
    await window.role("button", "En proposer une autre");
    phrase = await window.evaluate(() => document.querySelector(".proposee .mots").textContent);
    assert.match(phrase, /^[a-zà-ÿ-]+( [a-zà-ÿ-]+){5}$/);
    await window.fill("Votre phrase de passe", phrase);
    await window.fill("La même, une seconde fois", `${phrase} et`);
    await window.click("button", "Protéger mes dossiers");
    await window.text("Les deux phrases ne sont pas les mêmes.");
    await window.reads(/Très bonne\./);
    assert.doesNotMatch(await window.words(), /se devine trop facilement/, "le refus parlait de l’autre phrase");
    await window.fill("La même, une seconde fois", phrase);
    await window.capture("phrase-proposee");
    await window.accessible();
    await window.click("button", "Protéger mes dossiers");

    // The sheet: written, then typed back from the paper.
    await window.role("heading", /^Vos dossiers sont protégés/);
    await window.capture("feuille-a-faire");
    assert.deepEqual(await look(window, "feuille-a-faire"), []);
    await window.click("button", "Enregistrer la feuille…");
    await window.text("La feuille est enregistrée");
    cle = await keyOnPaper(join(home, "choisis", "Feuille de secours.pdf"));
    await window.fill("La clé écrite sur la feuille", cle.slice(0, -1).join(" "));
    await window.click("button", "Essayer la feuille");
    await window.text(/^Il manque 4 caractères à la clé de secours/);
    await window.fill("La clé écrite sur la feuille", cle.join("  ").toLowerCase());
    await window.click("button", "Essayer la feuille");
    await window.text("La feuille fonctionne");
    await window.capture("feuille-essayee");
    await window.accessible();
    await window.click("button", "Commencer");

    // A dossier, a note, a piece, a backup: words everywhere.
    await window.role("button", "Créer un dossier");
    await creerDossier(window, TITRE);
    await ecrireNote(window, NOTE);
    await window.click("tab", "Pièces");
    await window.click("button", "Ajouter des pièces");
    await window.click("button", "Ajouter des fichiers");
    await window.text("Un fichier dans le dossier");
    await window.goTo("Réglages");
    await sauvegarder(window, "1 dossier, 1 pièce");
    await window.press("/");
    await window.fill("Que cherchez-vous ?", "quatrebarbes");
    await window.reads(/Un résultat\./);

    // Locked on demand, on the page one was on, with a sentence half typed.
    await window.goTo("Dossiers");
    await window.click("link", TITRE);
    await window.role("heading", TITRE);
    await window.click("tab", "Notes et références");
    await window.click("button", "Écrire une note");
    await window.fill("Votre note", "Philomène a rappelé");
    await lock(window);
    await hidden(window, phrase);
    assert.equal(await window.count("dialog"), 0);
    await window.capture("verrou");
    assert.deepEqual(await look(window, "verrou"), []);
    assert.deepEqual((await clearWords(home, secrets(phrase, cle), ["choisis"])).found, [], "pendant que c’est fermé");

    await window.click("button", "Déverrouiller");
    await window.text("Écrivez votre phrase.");
    await window.fill("Votre phrase de passe", `${phrase}s`);
    await window.press(Key.ENTER);
    await window.text(/^Ce n’est pas la bonne phrase/);
    await window.capture("phrase-fausse");
    assert.deepEqual(await look(window, "phrase-fausse"), []);
    await unlock(window, phrase);
    await window.role("heading", TITRE);
    await until(async () => /^Zorglumide/.test(await window.title()));
    await window.accessible();

    // The page answers again, and the column locks as well as the keyboard.
    await window.click("tab", "Notes et références");
    await window.text(NOTE);
    await window.click("button", "Verrouiller");
    await window.role("heading", "Vos dossiers sont verrouillés");
    await hidden(window, phrase);
  });

  // The next day the phrase is lost: the key of the sheet opens, and another phrase takes its place.
  await withWindow({ home, au: "2026-11-22" }, async (window) => {
    await window.role("heading", "Vos dossiers sont verrouillés");
    await hidden(window, phrase);
    await window.accessible();
    await window.click("button", "J’ai perdu la phrase");
    await window.role("heading", "Ouvrir avec la feuille de secours");
    await window.capture("phrase-perdue");
    assert.deepEqual(await look(window, "phrase-perdue"), []);
    await window.fill("La clé écrite sur la feuille", [cle[1], cle[0], ...cle.slice(2)].join(" "));
    await window.fill("Votre nouvelle phrase", NOUVELLE);
    await window.fill("La même, une seconde fois", NOUVELLE);
    await window.click("button", "Ouvrir et changer de phrase");
    await becomes(async () => (await window.label("La clé écrite sur la feuille")).getAttribute("aria-invalid"), "true");
    await window.accessible();
    await window.fill("La clé écrite sur la feuille", cle.join("-"));
    await window.click("button", "Ouvrir et changer de phrase");
    await lienDuDossier(window, TITRE);

    await lock(window);
    await window.fill("Votre phrase de passe", phrase);
    await window.press(Key.ENTER);
    await window.text(/^Ce n’est pas la bonne phrase/);
    await unlock(window, NOUVELLE);
    await lienDuDossier(window, TITRE);

    await window.goTo("Réglages");
    await window.text("Elle est faite, et vous l’avez essayée : elle fonctionne.");
    await window.capture("reglages-securite");
    await window.accessible();
    await window.click("button", "Changer de phrase");
    await window.role("dialog", "Changer de phrase");
    await window.capture("changer-de-phrase");
    await window.accessible();
    await window.click("button", "Annuler");
    await window.gone("dialog");

    // What is exported is in clear, as it says.
    await window.click("link", "Exporter et importer");
    await window.click("button", "Choisir où les ranger");
    await window.text("Les tableaux sont écrits");
    assert.deepEqual((await clearWords(home, secrets(phrase, cle), ["choisis"])).found, [], "pendant que c’est ouvert");
  });

  const { files, found } = await clearWords(home, secrets(phrase, cle), ["choisis"]);
  t.diagnostic(`${files} fichiers relus, ${secrets(phrase, cle).length} secrets cherchés : aucun en clair`);
  assert.deepEqual(found, []);
  assert.ok(files > 10, `${files} fichiers relus`);
  const exported = await clearWords(join(home, "choisis"), [TITRE, PIECE], []);
  assert.deepEqual(new Set(exported.found.map(({ word }) => word)), new Set([TITRE, PIECE]), "la recherche sait trouver");
});

const secrets = (phrase, cle) => [
  TITRE,
  "zorglumide",
  NOTE,
  "quatrebarbes",
  "Philomène",
  PIECE,
  "brumaire",
  phrase,
  NOUVELLE,
  "soleil2026",
  cle.join(" "),
  cle.join(""),
];

/** The ten groups of the key, as someone would read them on the sheet. */
async function keyOnPaper(pdf) {
  const { stdout } = await run("pdftotext", ["-layout", pdf, "-"]);
  const rows = stdout.split("\n").filter((row) => /^\s*([A-Z0-9]{4,6}\s+)*[A-Z0-9]{4,6}\s*$/.test(row) && /\d/.test(row));
  const groups = rows.join(" ").trim().split(/\s+/);
  assert.equal(groups.length, 10, stdout);
  assert.equal(groups.join("").length, 58);
  assert.match((await readFile(pdf)).subarray(0, 5).toString(), /%PDF/);
  return groups;
}

async function lock(window) {
  await window.combine(Key.CONTROL, "l");
  await window.role("heading", "Vos dossiers sont verrouillés");
}

async function unlock(window, phrase) {
  await window.fill("Votre phrase de passe", phrase);
  await window.press(Key.ENTER);
  await window.gone("heading", "Vos dossiers sont verrouillés");
}

/** Nothing of the dossiers in the page, not even where nobody looks, nor in the title of the window. */
async function hidden(window, phrase) {
  await becomes(() => window.title(), "Quantième");
  const page = (await window.evaluate(() => document.documentElement.outerHTML)).toLowerCase();
  const fields = await window.evaluate(() => [...document.querySelectorAll("input, textarea")].map((f) => f.value).join(" "));
  for (const word of ["zorglumide", "quatrebarbes", "philomène", "brumaire", phrase]) {
    assert.ok(!`${page} ${fields}`.includes(word), `« ${word} » est encore dans la page`);
  }
}
