// Letters one makes one's own, sends and corrects; and the folder a court takes.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { preparedBase } from "./base.js";
import { becomes, emptyComputer, Key, premiereOuverture, until, withWindow } from "./fenetre.js";

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, "../..");
const PHRASE = "Nous restons à votre disposition pour en parler de vive voix.";

test("écrire dans une lettre, l'exporter, la poster, noter l'accusé de réception, la corriger par une autre", async (t) => {
  const home = await emptyComputer(t);
  const written = async (ending) => join(home, "choisis", (await readdir(join(home, "choisis"))).find((n) => n.endsWith(ending)));

  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await premiereOuverture(window);
    await window.click("button", /^Ouvrir l’exemple : Capteurs sonores/);
    await window.role("heading", "Capteurs sonores à Saint-Étienne");
    await window.click("tab", "Courriers");
    await window.click("link", /^Demande de communication/);
    await window.role("heading", /^Demande de communication/);

    // The text, in one's own words.
    await window.click("tab", "Texte");
    const text = await window.role("textbox", "Texte de la lettre");
    await text.click();
    await window.combine(Key.CONTROL, Key.END);
    await window.press(Key.ENTER, PHRASE);
    await window.reads(/Enregistré/);
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("plume-texte");
    await window.accessible();
    await window.combine(Key.CONTROL, "z");
    await until(async () => !(await text.getText()).includes("de vive voix"), "le texte n’est pas revenu en arrière");
    await window.combine(Key.CONTROL, "y");
    await until(async () => (await text.getText()).includes("de vive voix"), "le texte n’est pas rétabli");
    await window.reads(/Enregistré/);

    // Everything it becomes holds these words.
    for (const [choice, said] of [
      [/^Word ou LibreOffice/, "Le document est enregistré"],
      [/^Markdown/, "Le texte pour un pad est enregistré"],
      [/^Courriel prêt/, "Le courriel est enregistré"],
      [/^PDF/, "Le PDF est enregistré"],
    ]) {
      await window.click("button", "Exporter");
      if (said.includes("document")) {
        await window.role("menu", "Exporter");
        await window.capture("plume-exporter");
        await window.accessible();
      }
      await window.click("menuitem", choice);
      await window.text(said);
    }
    const { stdout: document } = await run("unzip", ["-p", await written(".docx"), "word/document.xml"]);
    assert.ok(document.includes("de vive voix"));
    assert.ok((await readFile(await written(".md"), "utf8")).includes(PHRASE));
    assert.match(await readFile(await written(".eml"), "utf8"), /^X-Unsent: 1/m);
    const { stdout: pages } = await run("pdftotext", [await written(".pdf"), "-"]);
    assert.ok(pages.replace(/\s+/g, " ").includes("de vive voix"));

    // What must be checked before it leaves, then it leaves: its text freezes.
    await window.click("tab", /^Avant l’envoi/);
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("plume-avant-envoi");
    await window.accessible();
    await window.click("button", "Nous l’avons envoyée");
    const sending = await window.role("dialog", "Noter l’envoi");
    // As people say it; read back before anything counts from it.
    await window.fill(/^Quel jour est-elle partie/, "8 mars");
    await window.press("\t");
    await window.reads(/Nous avons compris : vendredi 8 mars 2019/);
    await window.click("radio", /poste/i, sending);
    await window.fill(/^Numéro de la lettre recommandée/, "1A 234 567 8901 2");
    await window.capture("plume-envoi");
    await window.accessible();
    await window.click("button", "Noter l’envoi", sending);
    await window.gone("dialog");
    await window.reads(/n° 1A 234 567 8901 2/);
    await becomes(() => window.count("tab", "Texte"), 0, "ce qui est parti ne s’écrit plus");
    await window.click("button", "Ajouter aux pièces");
    await window.reads(/Oui, telle qu’elle est partie/);
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("plume-envoyee");
    await window.accessible();

    // A correction is another letter, with the same words.
    await window.click("button", "Écrire une correction");
    await window.role("button", "Nous l’avons envoyée");
    await window.click("tab", "Texte");
    const again = await window.role("textbox", "Texte de la lettre");
    await until(async () => (await again.getText()).includes("de vive voix"), "la correction n’a pas les mots de la lettre");
  });
});

test("une requête et ses pièces deviennent le dossier que le tribunal prend", async (t) => {
  const home = await emptyComputer(t);
  const au = "2019-02-11";
  const ask = await preparedBase(home, [{ titre: "Portiques des lycées" }], { au });
  const [{ id: dossier }] = await ask(au, "dossier", "lister");
  const files = ["deliberation-chromium.pdf", "deliberation-libreoffice.pdf"].map((n) => join(ROOT, "tests", "pieces", n));
  const pieces = (await ask(au, "piece", "ajouter", "--dossier", dossier, ...files)).pieces.map(({ id }) => id);
  const { id } = await ask(au, "courrier", "nouveau", "--dossier", dossier, "--modele", "requete-annulation");
  const answers = await goldenAnswers("requete-annulation");
  await ask(au, "courrier", "remplir", id, ...answers, `pieces=${pieces.join("|")}`);

  await withWindow({ home, au }, async (window) => {
    await (await window.role("link", "Portiques des lycées", await window.role("region", "Dossiers"))).click();
    await window.click("tab", "Courriers");
    await window.click("link", /^Requête en annulation/);
    await window.click("tab", "Dossier pour le tribunal");
    await window.role("table", "Les pièces, sous leur numéro");
    await window.text("Les réponses et les pièces sont là.");
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("plume-depot");
    await window.accessible();
    await window.click("button", "Préparer le dossier…");
    await window.reads(/01_deliberation-chromium\.pdf/);
    await until(async () => (await readdir(join(home, "choisis"))).length === 1, "le dossier n’est pas écrit");
    await window.capture("plume-depot-pret");
    await window.accessible();
  });

  const [folder] = await readdir(join(home, "choisis"));
  const there = join(home, "choisis", folder);
  assert.deepEqual((await readdir(there)).sort(), [
    "00_requete.pdf",
    "01_deliberation-chromium.pdf",
    "02_deliberation-libreoffice.pdf",
    "SHA256SUMS",
    "inventaire.pdf",
  ]);
  await run("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: there });
  const { stdout: stamped } = await run("pdftotext", [join(there, "01_deliberation-chromium.pdf"), "-"]);
  assert.match(stamped, /Pièce n°\s*1/);
});

/** The answers of a trial of tests/lettres, as the command line takes them; not those that cite its own pieces and facts. */
async function goldenAnswers(model) {
  const source = await readFile(join(ROOT, "tests", "lettres", `${model}.toml`), "utf8");
  const lines = source.split("[reponses]")[1].split("\n").filter((line) => /^\w+ = ["[]/.test(line));
  return lines
    .map((line) => [line.slice(0, line.indexOf(" = ")), JSON.parse(line.slice(line.indexOf(" = ") + 3))])
    .filter(([field]) => field !== "pieces" && field !== "faits_choisis")
    .map(([field, answer]) => `${field}=${[answer].flat().join("|").replaceAll(/ ?\(\[pièce:[^)]*\)/g, "")}`);
}
