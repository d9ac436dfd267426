// A first day with Quantième, in the real window: from an empty computer to a request on paper.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { becomes, emptyComputer, premiereOuverture, until, withWindow } from "./fenetre.js";

const run = promisify(execFile);

test("découvrir l'exemple, comprendre une date, écrire la demande et l'exporter", async (t) => {
  const home = await emptyComputer(t);
  const au = "2026-11-21";
  let letters;

  await withWindow({ home, au }, async (window) => {
    await premiereOuverture(window);
    await window.click("button", /^Ouvrir l’exemple : Capteurs sonores/);

    // Read a deadline: what, when, and that we look at it as of another day.
    await window.role("heading", "Capteurs sonores à Saint-Étienne");
    await window.text("vendredi 8 mars 2019");
    await window.role("heading", /^À faire maintenant/);
    await window.accessible();

    // Ask why: the date, step by step, each with its article.
    await window.click("tab", "Échéances");
    await window.click("button", /^Pourquoi \? Saisir la CADA, mardi 4 juin 2019/);
    const why = await window.role("complementary", /^Pourquoi le 4 juin/);
    await until(async () => /silence vaut refus[^]*R\. 311-1[235]/.test(await why.getText()));
    await window.capture("dossier");
    await window.accessible();

    // Write the request.
    letters = await lettersOf(window);
    await window.click("button", "Écrire un courrier");
    await window.click("button", /^Demande de communication/);
    await window.click("button", /^Écrire cette lettre : Demande de communication/);
    await window.role("img", /^Page 1 sur/);
    await window.accessible();
    await window.click("radio", "Saint-Étienne Métropole");
    // What another letter of the dossier was told is told already: what it is about is ticked.
    await window.fill(/^Domicile de la personne qui signe/, "8 rue de l’Exemple, 42000 Saint-Étienne");
    await window.fill(/^Comment s’appelle-t-il/, "capteurs sonores « SOFT »");
    await window.fill(/^Où est-il installé/, "quartier Beaubrun-Tarentaize");
    await window.fill(/^Depuis quelle date/, "1er mars 2018");
    await window.press("\t");
    await window.text("Vous avez répondu à tout. Relisez la lettre, puis vérifiez-la avant l’envoi.");
    await window.text(/Lieu : quartier Beaubrun/); // The pages beside the questions follow.
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("courrier");
    await window.accessible();

    // Export it.
    await window.click("button", "Exporter");
    await window.click("menuitem", /^PDF/);
    await window.text("Le PDF est enregistré");
  });

  // The file is a PDF that says what was written.
  const [name, ...others] = await readdir(join(home, "choisis"));
  assert.deepEqual(others, [], "un seul fichier est écrit");
  assert.match(name, /^2019-03-08-.*\.pdf$/);
  const pdf = join(home, "choisis", name);
  await run("qpdf", ["--check", pdf]);
  const { stdout } = await run("pdftotext", ["-layout", pdf, "-"]);
  const letter = stdout.replace(/\s+/g, " ");
  assert.match(letter, /Saint-Étienne Métropole/);
  assert.match(letter, /Saint-Étienne, le 8 mars 2019/);
  assert.match(letter, /capteurs sonores « SOFT »/);
  assert.match(letter, /L\. 311-1 et suivants/);
  assert.match(letter, /Claire Vialle/);
  assert.doesNotMatch(letter, /à compléter/);

  // The next day everything is where it was left.
  await withWindow({ home, au: "2026-11-22" }, async (window) => {
    const link = await window.role("link", "Capteurs sonores à Saint-Étienne");
    await window.capture("accueil");
    await window.accessible();
    await link.click();
    await becomes(() => lettersOf(window), letters + 1);
  });
});

async function lettersOf(window) {
  await window.click("tab", "Courriers");
  await window.role("button", "Écrire un courrier");
  return window.count("link", /^Demande de communication/);
}
