// Thirty files of all kinds become what a court takes: added, ordered, renamed, cited, numbered, verified.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { becomes, emptyComputer, Key, premiereOuverture, until, withWindow } from "./fenetre.js";

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, "../..");
const PDFS = ["deliberation-chromium", "deliberation-libreoffice", "lettre-printpdf"];
const PICTURES = ["accueil", "courrier", "dossier", "lettre-cnil", "lettre-demande", "lettre-requete"];
const COMBIEN = 30;
const DOSSIER = "Caméras de la place Haute";

test("trente pièces ajoutées, rangées, citées, et le dossier que Télérecours prend", async (t) => {
  const home = await emptyComputer(t);
  const chosen = join(home, "choisis");
  await thirtyFiles(chosen);
  let order;

  await withWindow({ home, au: "2026-11-22" }, async (window) => {
    await premiereOuverture(window);
    await openDossier(window);
    await addThirty(window);
    await rename(window, 1, "Délibération du 20 octobre 2026");
    await rename(window, 2, "La même, telle qu’affichée en mairie");
    await rename(window, 13, "Photographie du mât, prise le 3 novembre 2026");
    order = await putInOrder(window);
  });
  // A long evening: the next day, the letter.
  await withWindow({ home, au: "2026-11-23" }, async (window) => {
    await writeThePetition(window);
    await enclose(window, order);
  });
  await withWindow({ home, au: "2026-11-24" }, (window) => prepare(window, chosen));

  await theFolder(t, chosen, order);
  await thePaper(t, chosen, order);
});

/** Twelve PDF files, six pictures, two documents of an office, ten texts, in the order of their names. */
async function thirtyFiles(chosen) {
  const at = (n, name) => join(chosen, `a-ouvrir-${String(n).padStart(2, "0")} ${name}`);
  let n = 0;
  for (const name of PDFS) await copyFile(join(ROOT, "tests/pieces", `${name}.pdf`), at(++n, `${name}.pdf`));
  for (const name of PDFS) {
    for (const turn of [90, 180, 270]) {
      const scan = join(ROOT, "tests/pieces", `${name}.pdf`);
      await run("qpdf", [scan, `--rotate=+${turn}`, at(++n, `scan tourné ${name} ${turn}.pdf`)]);
    }
  }
  for (const name of PICTURES) {
    await copyFile(join(ROOT, "assets/captures", `${name}.png`), at(++n, `photo ${name}.png`));
  }
  for (const end of ["docx", "odt"]) {
    await copyFile(join(ROOT, "tests/pieces", `deliberation.${end}`), at(++n, `projet.${end}`));
  }
  while (n < COMBIEN) await writeFile(at(++n, `compte rendu ${n}.txt`), `Réunion n° ${n} du collectif.\nNous étions ${n}.\n`);
}

/** From a delay that was asked for, so that the dossier has its act and its first fact. */
async function openDossier(window) {
  await window.click("button", /^Combien de temps nous reste-t-il/);
  await window.click("radio", /^Un vote de la commune/);
  await window.fill("Quel jour ?", "20 octobre 2026");
  await window.press("\t");
  await window.click("button", "En faire un dossier");
  await window.fill(/^De quoi s’agit-il/, DOSSIER);
  await window.click("button", /^Créer le dossier/);
  await window.role("heading", DOSSIER);
}

async function addThirty(window) {
  await window.click("tab", "Pièces");
  await window.click("button", "Ajouter des pièces");
  await window.click("button", "Ajouter des fichiers");
  await window.text(`${COMBIEN} fichiers dans le dossier`);
  await becomes(async () => (await titles(window)).length, COMBIEN);
  await window.capture("telerecours-arrivees");
  await window.accessible();
  await window.click("button", "C’est lu");
}

async function rename(window, number, title) {
  const old = (await titles(window))[number - 1];
  await window.click("link", old);
  await window.role("heading", old);
  await window.fill("Titre", title);
  await window.click("button", "Enregistrer");
  await window.role("heading", title);
  if (number === 1) {
    await window.capture("telerecours-renommee");
    await window.accessible();
  }
  await window.click("link", /^Pièces de/);
  await window.role("link", title);
}

/** The photograph goes up to the third place, from the keyboard. */
async function putInOrder(window) {
  const photo = "Photographie du mât, prise le 3 novembre 2026";
  await window.evaluate((link) => link.focus(), await window.role("link", photo));
  for (let n = 12; n >= 3; n -= 1) {
    await window.combine(Key.ALT, Key.ARROW_UP);
    await becomes(async () => (await titles(window))[n - 1], photo);
  }
  const place = await window.evaluate(() => document.activeElement.getBoundingClientRect().toJSON());
  assert.ok(place.top >= 0 && place.bottom <= 860, `la pièce déplacée reste sous les yeux (${JSON.stringify(place)})`);
  await window.capture("telerecours-ordre");
  await window.accessible();
  return titles(window);
}

async function writeThePetition(window) {
  await (await window.role("link", DOSSIER, await window.role("region", "Dossiers"))).click();
  await window.role("heading", DOSSIER);
  await window.click("tab", "Courriers");
  await window.click("button", "Écrire un courrier");
  await window.click("button", /^Requête en annulation/);
  await window.click("button", /^Écrire cette lettre : Requête en annulation/);
  await window.role("heading", /^Requête en annulation/);
}

/** Every question of the petition that it cannot do without. */
async function answer(window) {
  const long = "Les caméras filment les deux côtés de la place et l’entrée de l’école.";
  await window.click("radio", "Une association déclarée");
  await window.fill(/^Quel est le nom exact/, "Place Haute à découvert");
  await window.fill(/^Quelle est l’adresse du siège/, `3 place Haute${Key.ENTER}38430 Moirans`);
  await window.click("radio", "Madame");
  await window.fill(/^Prénom de la personne/, "Nadia");
  await window.fill(/^Nom de la personne/, "Ferrand");
  await window.fill(/^À quel titre représente-t-elle/, "présidente");
  await window.fill(/^À quelle adresse électronique/, "contact@place-haute.example");
  await window.click("radio", /^Les statuts lui donnent/);
  await window.fill("Quel article des statuts le dit ?", "article 9");
  await window.fill("Quel tribunal ?", "tribunal administratif de Grenoble");
  await window.fill("Contre qui agissez-vous ?", "la commune de Moirans");
  await window.fill("Quelle est son adresse ?", `Place de l’Assemblée-Départementale${Key.ENTER}38430 Moirans`);
  await window.fill(/^Dans quelle ville est-elle signée/, "Moirans");
  await window.click("radio", "Une délibération");
  await window.fill("Qui l’a pris ?", "le conseil municipal de Moirans");
  await window.fill(/^De quand date-t-il/, "15 octobre 2026");
  await window.fill(/^Que permet-il, en quelques mots/, "l’achat de douze caméras");
  await window.fill(/^Que dit l’acte exactement/, long);
  await window.click("radio", "De la publication de l’acte");
  await window.fill(/^Quel est l’objet du groupe/, "défendre les libertés des habitants de la place");
  await window.click("radio", /^Un territoire précis/);
  await window.fill(/^En quoi l’acte touche-t-il/, long);
  await window.click("checkbox", "De la vidéoprotection (caméras)");
  await window.click("checkbox", /^20.octobre 2026/);
  await window.click("checkbox", /^Aucune analyse d’impact/);
  await window.fill(/^Analyse d’impact : que vous a-t-on répondu/, long);
}

const titles = (window) => names(window, "main ol > li a");

/** The words of some elements, with plain spaces. */
const names = (window, which) =>
  window.evaluate(
    (which) => [...document.querySelectorAll(which)].map((element) => element.innerText.replace(/\s+/g, " ").trim()),
    which,
  );

/** All the pieces at once, in the order of the dossier; one of them is cited in the petition. */
async function enclose(window, order) {
  await answer(window);
  await pressInSight(window, "button", `Joindre ces ${COMBIEN} pièces, dans cet ordre`);
  await becomes(() => enclosed(window), order);
  await pressInSight(window, "button", /^Citer une pièce.*Que dit l’acte/);
  await window.click("button", new RegExp(order[0]), await window.role("dialog"));
  await window.gone("dialog");
  await window.reads(/Vous avez répondu à tout/);
  await window.capture("telerecours-requete");
  await window.accessible();
}

/** Presses what the headings of the questions, which stay at the top, may cover. */
async function pressInSight(window, role, name) {
  await window.evaluate((element) => element.scrollIntoView({ block: "center" }), await window.role(role, name));
  await window.click(role, name);
}

/** The names of what is enclosed, in order. */
const enclosed = (window) => names(window, "ol .mots");

/** The folder for the téléservice, then the file to print. */
async function prepare(window, chosen) {
  await (await window.role("link", DOSSIER, await window.role("region", "Dossiers"))).click();
  await window.click("tab", "Courriers");
  await window.click("link", /^Requête en annulation/);
  await window.click("tab", "Dossier pour le tribunal");
  await window.role("table", "Les pièces, sous leur numéro");
  await window.reads(/30 pièces, [\d,]+ (ko|Mo) en tout/);
  await window.capture("telerecours-depot");
  await window.accessible();
  await window.click("button", "Préparer le dossier…");
  await window.reads(/01_deliberation-du-20-octobre-2026\.pdf/i);
  // A folder is there before it is whole.
  await window.reads(/Le dossier pour le tribunal est prêt/, 60_000);
  await window.capture("telerecours-pret");
  await window.accessible();
  await window.click("radio", /^Pour un dépôt sur papier/);
  await pressInSight(window, "button", "Préparer le dossier…");
  await until(async () => (await paperOf(chosen)) !== undefined, "le fichier à imprimer n’est pas écrit");
  await window.capture("telerecours-papier");
  await window.accessible();
}

const produced = async (chosen) =>
  (await readdir(chosen, { withFileTypes: true })).filter((file) => !file.name.startsWith("a-ouvrir"));
const folderOf = async (chosen) => (await produced(chosen)).find((file) => file.isDirectory())?.name;
const paperOf = async (chosen) => (await produced(chosen)).find((file) => file.name.endsWith(".pdf"))?.name;

/** One file for each piece, under its number, stamped when it can be; sums and sizes that hold. */
async function theFolder(t, chosen, order) {
  const folder = join(chosen, await folderOf(chosen));
  const files = (await readdir(folder)).sort();
  const pieces = files.filter((name) => /^(0[1-9]|[12]\d|30)_/.test(name));
  assert.equal(pieces.length, COMBIEN);
  assert.deepEqual(files.filter((name) => !pieces.includes(name)), ["00_requete.pdf", "SHA256SUMS", "inventaire.pdf"]);
  await run("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: folder });
  assert.equal((await readFile(join(folder, "SHA256SUMS"), "utf8")).trim().split("\n").length, COMBIEN + 2);

  const whole = await words(join(folder, "inventaire.pdf"));
  const petition = await words(join(folder, "00_requete.pdf"));
  assert.match(petition, /pièce n° 1\b/i);
  assert.doesNotMatch(petition, /à compléter/);
  let total = 0;
  for (const [i, name] of pieces.entries()) {
    const file = join(folder, name);
    total += (await stat(file)).size;
    assert.ok(whole.includes(order[i].replace(/\s+/g, " ")), `l’inventaire ne nomme pas « ${order[i]} »`);
    if (!name.endsWith(".pdf")) continue;
    await run("qpdf", ["--check", file]);
    assert.match(await words(file), new RegExp(`Pièce n° ?${i + 1}\\b`), name);
  }
  const numbered = pieces.filter((name) => name.endsWith(".pdf")).length;
  t.diagnostic(`${COMBIEN} pièces, ${Math.round(total / 1000)} ko, dont ${numbered} PDF numérotés`);
  assert.ok(total < 10_000_000, `${total} octets`);
}

/** One file: the petition, the inventory, the pieces; a bookmark for each. */
async function thePaper(t, chosen, order) {
  const paper = join(chosen, await paperOf(chosen));
  await run("qpdf", ["--check", paper]);
  const { stdout } = await run("qpdf", ["--json", "--json-key=outlines", paper]);
  const all = (outlines) => outlines.flatMap(({ title, kids }) => [title.replace(/\s+/g, " "), ...all(kids)]);
  const marks = all(JSON.parse(stdout).outlines);
  t.diagnostic(`${marks.length} signets : ${marks.slice(0, 4).join(" · ")}…`);
  for (const [i, title] of order.entries()) {
    assert.ok(marks.some((mark) => mark.includes(title) && mark.includes(String(i + 1))), `pas de signet « ${title} »`);
  }
}

async function words(pdf) {
  const { stdout } = await run("pdftotext", ["-layout", pdf, "-"]);
  return stdout.replace(/\s+/g, " ");
}
