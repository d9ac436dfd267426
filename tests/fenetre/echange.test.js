// A dossier leaves in a file and comes back: compared first, then put in place; what it replaces waits in the bin.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { creerDossier, ecrireNote, emptyComputer, premiereOuverture, withWindow } from "./fenetre.js";

const run = promisify(execFile);
const TITRE = "Panneaux de la rue Haute";
const PHRASE = "trois pommes sur la commode";

test("exporter un dossier, le changer, le reprendre du fichier, et retrouver l'autre dans la corbeille", async (t) => {
  const home = await emptyComputer(t);
  const chosen = join(home, "choisis");

  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await premiereOuverture(window);
    await creerDossier(window, TITRE);
    await ecrireNote(window, "La première version");
    await ecrireNote(window, "Ce qui ne change pas");
    await window.click("link", "Exporter ce dossier");
    await window.role("heading", "Échanger des dossiers");
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("echange");
    await window.accessible();

    // Whether it is protected must be said.
    await window.click("button", "Exporter l’archive");
    await window.text("Choisissez l’une des deux réponses.");
    await window.accessible();
    await window.click("radio", "Sans phrase");
    await window.click("button", "Exporter l’archive");
    await window.text("L’archive est enregistrée");
    await window.evaluate(() => document.querySelector("main .bandeau").scrollIntoView({ block: "center" }));
    await window.capture("echange-exporte");
    await window.accessible();
    const name = `Quantième – ${TITRE} – 2026-11-21.zip`;
    assert.deepEqual(await readdir(chosen), [name]);
    const { stdout } = await run("unzip", ["-p", join(chosen, name), "quantieme.json"]);
    assert.match(stdout, /La première version/);
    await rename(join(chosen, name), join(chosen, "a-ouvrir.zip"));

    // Here it goes on living.
    await openDossier(window);
    await window.click("button", "Modifier : La première version");
    await window.fill("Votre note", "La seconde version");
    await window.click("button", "Enregistrer");
    await window.text("La seconde version");
    await ecrireNote(window, "Une idée venue depuis");

    // The file is compared before anything.
    await openExchange(window);
    await window.click("button", "Choisir un fichier");
    await window.role("heading", "Ce que contient ce fichier");
    await window.text("Il diffère de celui d’ici.");
    await window.text("Tout est laissé comme c’est ici.");
    await (await window.text("Un élément plus récent ici")).click();
    await (await window.text("Un élément seulement ici")).click();
    await window.reads(/La première version/);
    await window.reads(/La seconde version/);
    await window.capture("comparaison");
    await window.accessible();
    assert.equal(await window.count("button", /^Remplacer/), 0, "rien n’est remplacé sans qu’on l’ait dit");
    await window.click("radio", "Remplacer celui d’ici");
    await window.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await window.capture("comparaison-choix");
    await window.click("button", "Remplacer un dossier");
    await window.text("C’est fait");
    await window.capture("importe");
    await window.accessible();
    await window.click("link", `Ouvrir « ${TITRE} »`);
    await window.role("heading", TITRE);
    await window.click("tab", "Notes et références");
    await window.text("La première version");
    assert.equal(await window.count("button", /^Modifier : Une idée/), 0);

    // The other one is in the bin, and comes back.
    await window.goTo("Réglages");
    await window.click("link", "Corbeille");
    await window.text(`Dossier remplacé : ${TITRE}`);
    await window.capture("corbeille");
    await window.accessible();
    await window.click("button", `Remettre : Dossier remplacé : ${TITRE}`);
    await window.text(/^La corbeille est vide/);
    await window.capture("corbeille-vide");
    await window.accessible();
    await openDossier(window);
    await window.text("La seconde version");
    await window.text("Une idée venue depuis");

    // All of it was written down.
    await window.click("link", "Journal de ce dossier");
    await window.role("heading", "Journal du dossier");
    await window.click("button", /^\d+ changements? : .*La seconde version/);
    await window.reads(/Avant.*Après/);
    await window.capture("journal");
    await window.accessible();
  });
});

test("confier un dossier protégé à un autre ordinateur", async (t) => {
  const home = await emptyComputer(t);
  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await premiereOuverture(window);
    await creerDossier(window, TITRE);
    await ecrireNote(window, "À lire par vous seuls");
    await window.click("link", "Exporter ce dossier");
    await window.click("radio", "Avec une phrase");
    await window.fill("La phrase", PHRASE);
    await window.fill("La phrase, encore une fois", PHRASE);
    await window.click("button", "Exporter l’archive");
    await window.text("L’archive est enregistrée");
    await window.accessible();
  });
  const elsewhere = await emptyComputer(t);
  await copyFile(
    join(home, "choisis", `Quantième – ${TITRE} – 2026-11-21.age`),
    join(elsewhere, "choisis", "a-ouvrir.age"),
  );

  await withWindow({ home: elsewhere, au: "2026-11-22" }, async (window) => {
    await premiereOuverture(window);
    await openExchange(window);
    await window.click("button", "Choisir un fichier");
    await window.role("dialog", "Ouvrir un fichier protégé");
    await window.capture("archive-protegee");
    await window.accessible();
    await window.fill("La phrase de ce fichier", "trois poires sur la commode");
    await window.click("button", "Ouvrir");
    await window.text(/n’ouvre pas|n’est pas la bonne phrase/);
    await window.accessible();
    await window.fill("La phrase de ce fichier", PHRASE);
    await window.click("button", "Ouvrir");
    await window.text("Vous n’avez pas ce dossier.");
    await window.capture("comparaison-nouveau");
    await window.accessible();
    await window.click("button", "Ajouter un dossier");
    await window.text("C’est fait");
    await window.role("link", `Ouvrir « ${TITRE} »`);
    await openDossier(window);
    await window.text("À lire par vous seuls");
  });
});

async function openDossier(window) {
  await window.goTo("Dossiers");
  await window.click("link", TITRE);
  await window.role("heading", TITRE);
  await window.click("tab", "Notes et références");
}

async function openExchange(window) {
  await window.goTo("Dossiers");
  await window.click("link", "Importer ou exporter");
  await window.role("heading", "Échanger des dossiers");
}
