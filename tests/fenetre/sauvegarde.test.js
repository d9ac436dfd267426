// The day the file is lost: a backup made on a key brings everything back, from the page that says so.

import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import {
  creerDossier,
  ecrireNote,
  emptyComputer,
  lienDuDossier,
  premiereOuverture,
  sauvegarder,
  withWindow,
} from "./fenetre.js";
import { look } from "./tour.js";

const TITRE = "Drones de la fête du port";
const NOTE = "Le survol a duré vingt minutes";
const PHRASE = "girouette pamplemousse tournevis escalier mandoline 7";
const PERDU = "Ceci n'est plus une base. ".repeat(400);

test("sauvegarder, perdre le fichier, restaurer depuis la page de panne", async (t) => {
  const home = await emptyComputer(t);
  const chosen = join(home, "choisis");
  await writeFile(join(chosen, "a-ouvrir.txt"), "Une pièce qui doit revenir.");

  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await premiereOuverture(window);
    await fillDossier(window);
    await window.goTo("Réglages");
    await window.role("heading", "Réglages");
    await window.capture("reglages");
    await window.accessible();
    await backUpOnTheKey(window, chosen);
    await window.role("heading", "Revenir à une sauvegarde");
    await window.evaluate(() => document.querySelector("main .liste").scrollIntoView({ block: "center" }));
    await window.capture("reglages-sauvegardes");
    await window.accessible();
    await window.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await window.capture("reglages-donnees");
    const report = await window.evaluate(() => document.getElementById("rapport").value);
    assert.doesNotMatch(report, /Drones|survol|quantieme-fenetre/, "le rapport ne dit rien de personnel");
  });

  const data = join(home, "donnees", "org.quantieme.bureau");
  const key = await oldest(chosen);
  await writeFile(join(data, "quantieme.db"), PERDU);
  for (const rest of ["quantieme.db-wal", "quantieme.db-shm"]) await rm(join(data, rest), { force: true });

  await withWindow({ home, au: "2026-11-22", choisis: key }, async (window) => {
    await window.role("heading", "Vos dossiers ne peuvent pas être ouverts");
    await window.capture("panne");
    assert.deepEqual(await look(window, "panne"), []);
    await window.click("button", "Essayer de nouveau");
    await window.role("heading", "Vos dossiers ne peuvent pas être ouverts");
    await window.click("button", "Restaurer une sauvegarde…");
    await window.role("dialog", "Restaurer une sauvegarde");
    await window.click("button", "Restaurer");
    await window.text("Choisissez un dossier.");
    await window.accessible();
    await window.click("button", "Choisir le dossier…");
    await window.text(key);
    await window.capture("panne-restaurer");
    assert.deepEqual(await look(window, "panne-restaurer"), []);
    await window.click("button", "Restaurer");
    await lienDuDossier(window, TITRE);
    await everythingIsThere(window);
    // The lost file is set aside, as it was.
    const [aside, ...others] = (await readdir(data)).filter((name) => name.startsWith("quantieme.db.ecarte-"));
    assert.deepEqual(others, []);
    assert.equal(await readFile(join(data, aside), "utf8"), PERDU);
  });
});

test("revenir à la sauvegarde du jour quand tout va bien, et garder ce qui est venu depuis", async (t) => {
  const home = await emptyComputer(t);
  const chosen = join(home, "choisis");
  await writeFile(join(chosen, "a-ouvrir.txt"), "Une pièce qui doit revenir.");
  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await premiereOuverture(window);
    await fillDossier(window);
    await window.goTo("Réglages");
    await backUpOnTheKey(window, chosen);
    await window.goTo("Dossiers");
    await creerDossier(window, "Créé par erreur");
    await window.goTo("Réglages");
    await window.click("button", /^Restaurer la sauvegarde : aujourd’hui/);
    await window.role("dialog", /^Remettre vos dossiers comme ils étaient aujourd’hui/);
    await window.capture("restaurer-confirmer");
    assert.deepEqual(await look(window, "restaurer-confirmer"), []);
    await window.click("button", "Restaurer");
    await window.gone("dialog");
    await lienDuDossier(window, TITRE);
    assert.equal(await window.count("link", "Créé par erreur"), 0);
    await everythingIsThere(window);
    // What was there a moment ago can come back in the same way.
    await window.goTo("Réglages");
    await window.reads(/Sauvegarde vérifiée : 2 dossiers, 1 pièce\./);
  });
});

test("le même malheur quand une phrase protège les dossiers", async (t) => {
  const home = await emptyComputer(t);
  const chosen = join(home, "choisis");
  await writeFile(join(chosen, "a-ouvrir.txt"), "Une pièce qui doit revenir.");

  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await window.fill("Votre phrase de passe", PHRASE);
    await window.fill("La même, une seconde fois", PHRASE);
    await window.reads(/Ne se devine pas/);
    await window.click("button", "Protéger mes dossiers");
    await window.click("button", "Plus tard");
    await window.text(/^Votre feuille de secours n’est pas faite/);
    await window.capture("accueil-sans-feuille");
    await window.accessible();
    await fillDossier(window);
    await window.goTo("Réglages");
    await backUpOnTheKey(window, chosen);
  });

  const data = join(home, "donnees", "org.quantieme.bureau");
  const key = await oldest(chosen);
  for (const name of await readdir(data)) if (/^quantieme\.db(-|$)/.test(name)) await rm(join(data, name));

  await withWindow({ home, au: "2026-11-22", choisis: key }, async (window) => {
    await window.role("heading", "Vos dossiers ne peuvent pas être ouverts");
    await window.text(/a disparu, mais sa clé est là/);
    await window.capture("panne-disparu");
    assert.deepEqual(await look(window, "panne-disparu"), []);
    await window.click("button", "Restaurer une sauvegarde…");
    await window.click("button", "Choisir le dossier…");
    await window.click("button", "Restaurer");
    await window.fill("La phrase de passe de ce jour-là", `${PHRASE}7`);
    await window.accessible();
    await window.click("button", "Restaurer");
    await window.text(/^Ce n’est pas la bonne phrase/);
    await window.capture("panne-phrase");
    assert.deepEqual(await look(window, "panne-phrase"), []);
    await window.fill("La phrase de passe de ce jour-là", PHRASE);
    await window.click("button", "Restaurer");
    await lienDuDossier(window, TITRE);
    await everythingIsThere(window);
  });

  // It is still under the phrase.
  await withWindow({ home, au: "2026-11-22" }, async (window) => {
    await window.role("heading", "Vos dossiers sont verrouillés");
    await window.fill("Votre phrase de passe", PHRASE);
    await window.click("button", "Déverrouiller");
    await lienDuDossier(window, TITRE);
  });
});

async function fillDossier(window) {
  await creerDossier(window, TITRE);
  await ecrireNote(window, NOTE);
  await window.click("tab", "Pièces");
  await window.click("button", "Ajouter des pièces");
  await window.click("button", "Ajouter des fichiers");
  await window.text("Un fichier dans le dossier");
}

/** Backups go to the folder chosen; one is made there. */
async function backUpOnTheKey(window, chosen) {
  await window.click("button", "Changer de dossier…");
  await window.text(chosen);
  await sauvegarder(window, "1 dossier, 1 pièce");
  await window.reads(/Aujourd’hui à \d+ h \d\d\./);
}

async function everythingIsThere(window) {
  await (await lienDuDossier(window, TITRE)).click();
  await window.role("heading", TITRE);
  await window.click("tab", "Notes et références");
  await window.text(NOTE);
  await window.click("tab", "Pièces (1)");
  await window.click("link", "Pièce n° 1, a-ouvrir");
  await window.text("Une pièce qui doit revenir.");
}

/** The folder of the first backup made in a folder. */
async function oldest(folder) {
  const [name] = (await readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\dT/.test(name)).sort();
  return join(folder, name);
}
