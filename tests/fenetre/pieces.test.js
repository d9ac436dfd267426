// Real files: received, seen, put in order, kept from others, given back whole, thrown away, found, erased for good.

import assert from "node:assert/strict";
import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";

import { becomes, creerDossier, emptyComputer, Key, premiereOuverture, sauvegarder, until, withWindow } from "./fenetre.js";
import { clearWords } from "./traces.js";

const ROOT = resolve(import.meta.dirname, "../..");
const PDF = join(ROOT, "tests", "pieces", "deliberation-chromium.pdf");
const PNG = join(ROOT, "assets", "captures", "lettre-cnil.png");
const TEXTE = "Compte rendu de la réunion du quartier.\nOn y parle d’un boîtier farfadesque 📷 sur le toit.\n";

test("ajouter des pièces, les voir, les ranger, les protéger, les rendre, les jeter, les trouver, les effacer", async (t) => {
  const home = await emptyComputer(t);
  const chosen = join(home, "choisis");
  await copyFile(PDF, join(chosen, "a-ouvrir-1_délibération.pdf"));
  await copyFile(PNG, join(chosen, "a-ouvrir-2 plan.png"));
  await writeFile(join(chosen, "a-ouvrir-3 📷 compte rendu.txt"), TEXTE);
  await writeFile(join(chosen, "a-ouvrir-4 vide.txt"), "");
  const [pdf, png, texte] = ["a-ouvrir-1 délibération", "a-ouvrir-2 plan", "a-ouvrir-3 📷 compte rendu"];

  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await premiereOuverture(window);
    await creerDossier(window, "Caméras de la place Haute");
    await window.click("tab", "Pièces");
    await window.click("button", "Ajouter des pièces");
    await window.role("heading", "Pièces");
    await window.capture("pieces-vides");
    await window.accessible();

    // Added by the button; the empty one is refused with its reason.
    await window.click("button", "Ajouter des fichiers");
    await window.text("3 fichiers dans le dossier, un fichier refusé");
    await window.text(/« a-ouvrir-4 vide\.txt » est vide\./);
    await becomes(() => titles(window), [pdf, png, texte]);
    await window.capture("pieces-arrivees");
    await window.accessible();
    await window.click("button", "C’est lu");

    // A second time nothing is taken twice.
    await window.click("button", "Ajouter des fichiers");
    await window.text(/Déjà là : c’est la pièce n° 3/);
    await becomes(async () => (await titles(window)).length, 3);
    await window.click("button", "C’est lu");

    // The PDF is really drawn, with its words for those who do not see it.
    await window.click("link", pdf);
    await window.role("heading", pdf);
    await window.reads(/conseil municipal de la commune d’Ansouis/);
    await until(async () => (await ink(window)) > 1_000, "la page n’a pas d’encre");
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("piece-pdf");
    await window.accessible();
    await window.click("link", "Pièce suivante");
    await window.role("heading", png);
    await window.role("img", png);
    await until(() => window.evaluate(() => document.querySelector("main img").naturalWidth > 100), "l’image n’est pas montrée");
    await window.capture("piece-image");
    await window.accessible();
    await window.click("link", "Pièce suivante");
    await window.role("heading", texte);
    await window.text(/boîtier farfadesque 📷 sur le toit/);
    await window.capture("piece-texte");
    await window.accessible();

    // The order, from the keyboard, then with the buttons; it is said and it stays.
    await window.click("link", /^Pièces de/);
    await focus(window, texte);
    await window.combine(Key.ALT, Key.ARROW_UP);
    await said(window, /pièce n° 2 sur 3/);
    await window.combine(Key.ALT, Key.ARROW_UP);
    await said(window, /pièce n° 1 sur 3/);
    await becomes(() => titles(window), [texte, pdf, png]);
    await becomes(() => window.evaluate(() => document.activeElement.innerText), texte, "le clavier suit la pièce");
    await window.click("button", "Changer l’ordre");
    await window.click("button", `Descendre : ${texte}`);
    await said(window, /pièce n° 2 sur 3/);
    await window.capture("pieces-ordre");
    await window.accessible();
    await window.click("button", "L’ordre est bon");
    await window.click("link", "Caméras de la place Haute");
    await window.click("tab", "Pièces (3)");
    await window.role("link", `Pièce n° 2, ${texte}`);
    await window.capture("dossier-pieces");
    await window.accessible();
    await window.click("button", "Ajouter ou ranger des pièces");
    await window.role("button", "Changer l’ordre");
    await becomes(() => titles(window), [pdf, texte, png]);

    // Not to be shown, and why.
    await window.click("link", texte);
    await window.role("heading", texte);
    await window.click("radio", "À ne pas diffuser");
    await window.click("button", "Enregistrer");
    await window.text(/^Dites pourquoi/);
    await window.accessible();
    await window.fill("Pour quelle raison ?", "Notre source serait reconnue");
    await window.fill(/^Qui l’a demandé/, "La source");
    await window.click("button", "Enregistrer");
    await window.text(/^Notre source serait reconnue\. Demandé par : La source\./);
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("piece-secrete");
    await window.accessible();

    // Given back as it was received, byte for byte.
    for (const name of await readdir(chosen)) await rm(join(chosen, name));
    await window.click("button", "Enregistrer une copie");
    await window.text("La copie est enregistrée");
    await window.click("link", "Pièce précédente");
    await window.role("heading", pdf);
    await window.click("button", "Enregistrer une copie");
    await window.text("La copie est enregistrée");
    await becomes(async () => (await readdir(chosen)).sort(), ["a-ouvrir-1_délibération.pdf", "a-ouvrir-3 📷 compte rendu.txt"]);
    assert.deepEqual(await readFile(join(chosen, "a-ouvrir-1_délibération.pdf")), await readFile(PDF));
    assert.equal(await readFile(join(chosen, "a-ouvrir-3 📷 compte rendu.txt"), "utf8"), TEXTE);

    // Thrown away, then back in its place.
    await window.click("button", "Jeter");
    const question = await window.role("dialog", "Jeter cette pièce ?");
    await window.capture("piece-jeter");
    await window.accessible();
    await window.click("button", "Jeter", question);
    await window.role("heading", "Pièces");
    await window.text("À ne pas diffuser");
    await becomes(() => titles(window), [texte, png]);
    await window.combine(Key.CONTROL, "z");
    await window.role("button", "Rétablir");
    await window.role("link", pdf);
    await becomes(() => titles(window), [pdf, texte, png]);
    await window.capture("pieces-annule");
    await window.accessible();

    // Found by the words inside, which are marked; the keyboard goes there and opens.
    await window.press("/");
    await window.role("heading", "Recherche");
    await window.capture("recherche-vide");
    await window.accessible();
    await window.fill("Que cherchez-vous ?", "cameras algorithmiques");
    await window.reads(/Un résultat\./);
    await becomes(() => marks(window), ["caméras", "algorithmiques"]);
    await window.capture("recherche");
    await window.accessible();
    await window.press(Key.ARROW_DOWN);
    await window.press(Key.ENTER);
    await window.role("heading", pdf);
    await window.press("/");
    await window.fill("Que cherchez-vous ?", "introuvabilissime");
    await window.reads(/Rien ne correspond\./);
    await window.capture("recherche-rien");
    await window.accessible();

    // What is in the dossier is in the base; a backup is there too.
    await window.goTo("Réglages");
    await sauvegarder(window, "1 dossier, 3 pièces");
    await window.goTo("Dossiers");
    await window.click("link", "Caméras de la place Haute");
    await window.click("tab", "Pièces (3)");
    await window.click("link", `Pièce n° 2, ${texte}`);
    await window.role("heading", texte);
    const before = (await clearWords(join(home, "donnees"), ["farfadesque"], [])).found;
    assert.ok(before.length > 1, "sans phrase, le mot se lit dans la base et dans la sauvegarde");

    // Erased for good, there as well.
    await window.click("button", "Effacer pour de bon");
    const last = await window.role("dialog", /^Effacer cette pièce pour de bon/);
    await window.accessible();
    await window.click("button", "Effacer pour de bon", last);
    await window.role("dialog", "L’effacement est terminé");
    await window.text(/^Effacé aussi dans (1|une) sauvegarde/);
    await window.capture("piece-effacee");
    await window.accessible();
    await window.click("button", "Revenir aux pièces");
    await window.role("heading", "Pièces");
    await becomes(() => titles(window), [pdf, png]);
    await window.press("/");
    await window.fill("Que cherchez-vous ?", "farfadesque");
    await window.reads(/Rien ne correspond\./);
  });

  const { files, found } = await clearWords(home, ["farfadesque"], ["choisis"]);
  t.diagnostic(`${files} fichiers relus après l’effacement`);
  assert.deepEqual(found, []);
});

const titles = (window) =>
  window.evaluate(() => [...document.querySelectorAll("main ol > li a")].map((link) => link.innerText.trim()));

const marks = (window) => window.evaluate(() => [...document.querySelectorAll("main mark")].map((mark) => mark.innerText));

/** How many pixels of the first page are dark. */
const ink = (window) =>
  window.evaluate(() => {
    const canvas = document.querySelector("main figure canvas");
    if (!canvas) return 0;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200 && data[i] < 100) dark += 1;
    return dark;
  });

async function focus(window, title) {
  const link = await window.role("link", title);
  await window.evaluate((element) => element.focus(), link);
}

/** What the live region says to those who listen. */
async function said(window, words) {
  await window.role("status", undefined);
  for (let tries = 0; tries < 50; tries += 1) {
    const plain = (await window.evaluate(() => document.querySelector(".voix[role=status]").textContent)).replace(/\s+/g, " ");
    if (words.test(plain)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  assert.fail(`la voix ne dit pas ${words}`);
}
