// Ten minutes without a mouse: someone whose hands know only the keyboard, from the very first start to an envelope.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { Mains } from "./clavier.js";
import { becomes, emptyComputer, Key, until, withWindow } from "./fenetre.js";

const run = promisify(execFile);
const ESPACE = " ";
const ADRESSE = `8 rue de l’Exemple${Key.ENTER}38430 Moirans`;

test("sans souris : combien de temps nous reste-t-il, puis une première demande prête à poster", async (t) => {
  const home = await emptyComputer(t);
  await withWindow({ home, au: "2026-11-22" }, async (window) => {
    await window.role("heading", /^Bienvenue\. Vos dossiers restent/);
    const mains = new Mains(window);
    await demarrer(window, mains);
    await compterLesJours(window, mains);
    await demanderDeLAide(window, mains);
    await trouverParOuCommencer(window, mains);
    await ecrireLaDemande(window, mains);
    await preparerLEnvoi(window, mains);
    for (const step of [...mains.steps, `en tout : ${mains.keys} touches`]) t.diagnostic(step);
  });

  const [name, ...others] = await readdir(join(home, "choisis"));
  assert.deepEqual(others, [], "un seul fichier est écrit");
  const pdf = join(home, "choisis", name);
  await run("qpdf", ["--check", pdf]);
  const { stdout } = await run("pdftotext", ["-layout", pdf, "-"]);
  const letter = stdout.replace(/\s+/g, " ");
  assert.match(letter, /Mairie de Moirans/);
  assert.match(letter, /Les Oreilles de Moirans/);
  assert.match(letter, /capteurs de sons du quartier de la gare/);
  assert.match(letter, /Claire Vialle/);
  assert.doesNotMatch(letter, /à compléter/);
});

/** The first start: without a phrase, which asks twice; Escape goes back to where one was. */
async function demarrer(window, mains) {
  await mains.walk("button", "Continuer sans phrase");
  await mains.press(Key.ENTER);
  await mains.at("button", "Choisir une phrase");
  await window.capture("clavier-sans-phrase");
  await window.accessible();
  await mains.press(Key.ESCAPE);
  await mains.at("button", "Continuer sans phrase");
  await mains.press(Key.ENTER);
  await mains.at("button", "Choisir une phrase");
  await mains.walk("button", "Continuer sans phrase");
  await mains.press(Key.ENTER);
  await mains.at("heading", /^Bienvenue\. Quantième suit vos délais/);
  mains.step("premier démarrage");
}

/** The key written on the screen, a few letters, and the answer is read without scrolling. */
async function compterLesJours(window, mains) {
  await window.reads(/Aller à… Ctrl K/);
  await mains.combine(Key.CONTROL, "k");
  await mains.at("combobox", /^/);
  await window.capture("clavier-palette");
  await window.accessible();
  await mains.press(Key.ESCAPE);
  await mains.at("heading", /^Bienvenue/);
  await mains.combine(Key.CONTROL, "k");
  await mains.at("combobox", /^/);
  await mains.press("temps");
  await window.role("option", /^Combien de temps nous reste-t-il/);
  await mains.press(Key.ENTER);
  await mains.at("heading", /^Combien de temps nous reste-t-il/);
  mains.step("aller à « Combien de temps nous reste-t-il ? »");

  await mains.walk("radio", /^Un vote de la commune/);
  await mains.walk("radio", /^Une autorisation de caméras/, { key: Key.ARROW_DOWN });
  await window.text(/^Quel jour est-il paru/);
  await mains.walk("textbox", "Quel jour ?");
  await mains.press("2 octobre 2026", Key.TAB);
  const answer = await window.role("heading", /^Il vous reste 10 jours, jusqu’au mercredi 2 décembre 2026/);
  const place = await window.evaluate((element) => element.getBoundingClientRect().toJSON(), answer);
  const height = await window.evaluate(() => innerHeight);
  assert.ok(place.top >= 0 && place.bottom <= height, `la réponse se lit sans défiler (${JSON.stringify(place)})`);
  await said(window, /Il vous reste 10 jours, jusqu’au mercredi 2 décembre 2026/);
  await window.capture("clavier-temps-restant");
  await window.accessible();
  mains.step("répondre, et lire la date");

  await mains.walk("button", "Pourquoi ?");
  await mains.press(Key.ENTER);
  await window.role("heading", /^Pourquoi le 2 décembre/);
  await mains.at("button", "Pourquoi ?");
  await window.accessible();
  mains.step("lire pourquoi");
}

/** F1 and « / », from where one is. */
async function demanderDeLAide(window, mains) {
  await mains.press(Key.F1);
  await mains.at("heading", "Commencer : les dix premières minutes");
  await window.capture("clavier-f1");
  await window.accessible();
  await mains.press("/");
  await mains.at("searchbox", "Que cherchez-vous ?");
  await mains.press("micros");
  await window.reads(/Rien ne correspond|résultat/);
  await window.capture("clavier-recherche");
  await window.accessible();
  mains.step("ouvrir le manuel, puis la recherche");
}

/** The conversation: each answer brings the next question under the hand. */
async function trouverParOuCommencer(window, mains) {
  await mains.combine(Key.CONTROL, "k");
  await mains.at("combobox", /^/);
  await mains.press("que pouvons");
  await window.role("option", /^Que pouvons-nous faire/);
  await mains.press(Key.ENTER);
  await mains.at("heading", /^Que pouvons-nous faire/);
  await mains.walk("radio", /^Un article, une annonce/);
  await mains.press(ESPACE);
  await mains.at("checkbox", /^Savoir ce qui existe/);
  await mains.press(ESPACE);
  await mains.walk("button", /^Continuer : Que voulez-vous/);
  await mains.press(Key.ENTER);
  await mains.at("radio", /^Des habitants, en leur nom/);
  await mains.press(Key.ARROW_DOWN);
  await mains.at("radio", /^Un collectif sans statuts/);
  await mains.press(Key.ENTER);
  await mains.at("checkbox", /^/);
  await mains.walk("checkbox", /^Des micros ou des capteurs/);
  await mains.press(ESPACE);
  await mains.walk("button", /^Continuer : De quel dispositif/);
  await mains.press(Key.ENTER);
  await mains.at("radio", "Oui");
  await mains.press(ESPACE);
  await mains.at("heading", /^Sans acte ni demande/);
  await window.capture("clavier-voies");
  await window.accessible();
  mains.step("répondre à « Que pouvons-nous faire ? »");
}

async function ecrireLaDemande(window, mains) {
  await mains.walk("button", /^Tout lire : Demander les documents/);
  await mains.press(Key.ENTER);
  await mains.walk("button", /^Écrire : Demande de/);
  await mains.press(Key.ENTER);
  await mains.at("textbox", /^De quoi s’agit-il/);
  await mains.press(Key.ESCAPE);
  await mains.at("button", /^Écrire : Demande de/);
  await mains.press(Key.ENTER);
  await mains.at("textbox", /^De quoi s’agit-il/);
  await mains.press("Micros du quartier");
  await mains.walk("combobox", /^De quelle commune/);
  await mains.press("moiran");
  await window.role("option", /^Moirans Isère/);
  await mains.press(Key.ARROW_DOWN, Key.ENTER);
  await window.capture("clavier-ecrire");
  await window.accessible();
  await mains.walk("button", "Commencer la lettre");
  await mains.press(Key.ENTER);
  await mains.at("heading", /^Demande de communication/);
  mains.step("commencer la lettre");

  await mains.answer([
    [/^Quel est le nom exact de votre groupe/, "Les Oreilles de Moirans"],
    [/^Prénom de la personne/, "Claire"],
    [/^Nom de la personne/, "Vialle"],
    [/^À quel titre signe-t-elle/, "porte-parole"],
    [/^Domicile de la personne/, ADRESSE],
    [/^À quelle adresse postale vous répondre/, ADRESSE],
    [/^À quelle adresse électronique vous répondre/, "contact@oreilles.example"],
    [/^Comment s’appelle-t-il/, "capteurs de sons du quartier de la gare"],
    [/^Où est-il installé/, "le quartier de la gare, à Moirans"],
    [/^Depuis quelle date cherchez-vous/, "1er janvier 2025"],
    [/^Dans quelle ville la lettre est-elle signée/, "Moirans"],
  ]);
  await mains.press(Key.TAB);
  await window.reads(/Vous avez répondu à tout/);
  await window.capture("clavier-lettre");
  await window.accessible();
  mains.step("répondre aux questions de la lettre");
}

async function preparerLEnvoi(window, mains) {
  await mains.walk("button", "Exporter");
  await mains.press(Key.ENTER);
  await mains.at("menuitem", /^/);
  await mains.press(Key.ESCAPE);
  await mains.at("button", "Exporter");
  await mains.press(Key.ENTER);
  await mains.walk("menuitem", /^PDF/, { key: Key.ARROW_DOWN, most: 8 });
  await mains.press(Key.ENTER);
  await window.text("Le PDF est enregistré");
  await window.capture("clavier-exporte");
  await window.accessible();
  mains.step("enregistrer le PDF");

  await mains.walk("button", "Nous l’avons envoyée");
  await mains.press(Key.ENTER);
  await window.role("dialog", "Noter l’envoi");
  await mains.at("textbox", /^Quel jour est-elle partie/);
  await mains.press(Key.ESCAPE);
  await mains.at("button", "Nous l’avons envoyée");
}

/** What the live region says to those who listen. */
async function said(window, words) {
  const voice = () => window.evaluate(() => document.querySelector(".voix[role=status]").textContent);
  await until(async () => words.test((await voice()).replace(/\s+/g, " ")), `la voix ne dit pas ${words}`);
}
