// Guidance: from a press article to a first request in the post, following nothing but the screen; and the directory.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { emptyComputer, Key, premiereOuverture, until, withWindow } from "./fenetre.js";

const run = promisify(execFile);

test("un article de presse, et après ? de rien à une première demande postée", async (t) => {
  const home = await emptyComputer(t);
  await withWindow({ home, au: "2026-11-22" }, async (window) => {
    await premiereOuverture(window);
    await window.click("link", /^Que pouvons-nous faire/, await window.role("main"));
    await window.role("heading", /^Que pouvons-nous faire/);
    await window.click("radio", /^Un article, une annonce/);
    await window.click("checkbox", /^Savoir ce qui existe/);
    await window.capture("reperes-question");
    await window.accessible();
    await window.click("button", /^Continuer : Que voulez-vous/);
    await window.click("radio", /^Un collectif sans statuts/);
    await window.click("checkbox", /^Des micros ou des capteurs/);
    await window.click("button", /^Continuer : De quel dispositif/);
    await window.click("radio", "Oui");

    // The ways that are open, and the one to begin with.
    await window.role("heading", /^Ce que vous pouvez faire maintenant/);
    // The page glides to its answer: nothing is pressed before it is there.
    await window.capture("reperes-resultat");
    await window.click("button", /^Tout lire : Demander les documents/);
    await window.capture("reperes-voies");
    await window.accessible();
    await window.click("button", /^Écrire : Demande de/);
    const dialog = await window.role("dialog");
    await window.fill(/^De quoi s’agit-il/, "Micros du quartier");
    await window.fill(/^De quelle commune/, "moiran");
    await window.click("option", /^Moirans Isère/);
    await window.capture("reperes-ecrire");
    await window.accessible();
    await window.click("button", "Commencer la lettre", dialog);

    // Its envelope is addressed, and who writes was said: the rest is asked.
    await window.role("heading", /^Demande de communication/);
    await window.reads(/Mairie de Moirans/);
    for (const [question, words] of [
      [/^Quel est le nom exact de votre groupe/, "Les Oreilles de Moirans"],
      [/^Prénom de la personne/, "Claire"],
      [/^Nom de la personne/, "Vialle"],
      [/^À quel titre signe-t-elle/, "porte-parole"],
      [/^Domicile de la personne/, `8 rue de l’Exemple${Key.ENTER}38430 Moirans`],
      [/^À quelle adresse postale vous répondre/, `8 rue de l’Exemple${Key.ENTER}38430 Moirans`],
      [/^À quelle adresse électronique vous répondre/, "contact@oreilles.example"],
      [/^Comment s’appelle-t-il/, "capteurs de sons du quartier de la gare"],
      [/^Où est-il installé/, "le quartier de la gare, à Moirans"],
      [/^Depuis quelle date cherchez-vous/, "1er janvier 2025"],
      [/^Dans quelle ville la lettre est-elle signée/, "Moirans"],
    ]) {
      await window.fill(question, words);
    }
    await window.press("\t");
    await window.reads(/Vous avez répondu à tout/);
    await window.capture("reperes-lettre");
    await window.accessible();

    // Posted: the pages as they leave, then the day it left, and what comes next.
    await window.click("button", "Exporter");
    await window.click("menuitem", /^PDF/);
    await window.text("Le PDF est enregistré");
    await window.click("button", "Nous l’avons envoyée");
    const sending = await window.role("dialog", "Noter l’envoi");
    await window.fill(/^Quel jour est-elle partie/, "22/11/26");
    await window.press("\t");
    await window.click("radio", /poste/i, sending);
    await window.click("button", "Noter l’envoi", sending);
    await window.gone("dialog");
    await window.click("link", "Micros du quartier");
    await window.role("heading", "Micros du quartier");
    await window.reads(/Mairie de Moirans/);
    await window.capture("reperes-dossier");
    await window.accessible();
  });
  const [pages] = (await readdir(join(home, "choisis"))).filter((name) => name.endsWith(".pdf"));
  const { stdout: words } = await run("pdftotext", ["-layout", join(home, "choisis", pages), "-"]);
  assert.match(words, /Mairie de Moirans/);
  assert.match(words, /38430 Moirans/);
  assert.match(words, /capteurs de sons du quartier de la gare/);
});

test("chercher une commune dit son tribunal, sa préfecture et sa mairie ; on garde un contact", async (t) => {
  const home = await emptyComputer(t);
  await withWindow({ home, au: "2026-11-22" }, async (window) => {
    await premiereOuverture(window);
    await window.goTo("Repères");
    await window.click("link", /^Annuaire/);
    await window.role("heading", "Annuaire");
    await window.capture("annuaire");
    await window.accessible();
    await window.fill(/^Quelle commune/, "moiran");
    await window.role("option", /^Moirans Isère/);
    await window.press(Key.ARROW_DOWN, Key.ENTER);
    await window.reads(/2 place de Verdun/);
    await window.reads(/Préfecture de l’Isère/);
    await window.capture("annuaire-commune");
    await window.accessible();

    // Kept, it is offered to the letters to come.
    await window.click("button", /^Garder dans nos contacts/);
    const form = await window.role("dialog");
    await window.capture("annuaire-contact");
    await window.accessible();
    await window.click("button", "Garder ce contact", form);
    await window.gone("dialog");

    // Anywhere in a few letters.
    await window.combine(Key.CONTROL, "k");
    await window.role("dialog", "Aller à");
    await window.capture("palette");
    await window.accessible();
    await window.press("contacts");
    await window.role("option", "Nos contacts");
    await window.press(Key.ENTER);
    await window.role("heading", "Nos contacts");
    await window.reads(/Mairie de Moirans/);
    await window.capture("annuaire-contacts");
    await window.accessible();
  });
});
