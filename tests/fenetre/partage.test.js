// Deadlines leave the application: a calendar, a poster for the wall, the sheet of a dossier, the week's mail.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { demandeRecue, preparedBase } from "./base.js";
import { emptyComputer, Key, until, withWindow } from "./fenetre.js";

const run = promisify(execFile);
const MARCHE = "Caméras du marché";

test("l'agenda, l'affiche murale, la fiche d'un dossier et le courriel de la semaine", async (t) => {
  const home = await emptyComputer(t);
  await preparedBase(home, [demandeRecue(MARCHE, "Mairie de Valmont", "2026-08-25")], { au: "2026-11-01" });
  const written = (name) => join(home, "choisis", name);

  await withWindow({ home, au: "2026-11-19" }, async (window) => {
    // The telephone first.
    await window.role("heading", "Rappels");
    await window.click("button", "Exporter l’agenda…");
    const agenda = await window.role("dialog", "Exporter l’agenda");
    await window.click("checkbox", "Titres discrets", agenda);
    await window.accessible();
    await window.click("button", "Enregistrer le fichier…", agenda);
    await window.text("L’agenda est enregistré");
    assert.doesNotMatch(await window.words(), /il dit vos affaires/, "celui-ci ne dit rien");
    await window.capture("exporter-agenda");
    await window.accessible();
    const calendar = (await readFile(written("quantieme.ics"), "utf8")).replace(/\r\n /g, "");
    assert.match(calendar, /^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20261124/);
    assert.doesNotMatch(calendar, /CADA|Caméras|Valmont/);
    await window.press(Key.ESCAPE);
    await window.gone("dialog");

    // The wall.
    await window.click("button", "Partager autrement");
    await window.role("menu", "Partager autrement");
    await window.capture("partager-menu");
    await window.accessible();
    await window.click("menuitem", /^Affiche murale \(PDF\)/);
    await window.text("L’affiche est enregistrée");
    await window.capture("affiche-enregistree");
    await window.accessible();
    const wall = await readPdf(written("Échéances – affiche.pdf"));
    assert.match(wall, /^(.+ )?Imprimé le jeudi 19 novembre 2026 /);
    assert.match(wall, /Saisir la CADA/);
    assert.match(wall, /Caméras du marché/);

    // The week's mail: read, opened in the mail program, copied, written as a file.
    await window.click("button", "Partager autrement");
    await window.click("menuitem", /^Courriel de la semaine/);
    const semaine = await window.role("dialog", "Courriel de la semaine");
    await window.role("button", "Ouvrir dans ma messagerie");
    const value = async (label) => (await (await window.label(label, semaine)).getAttribute("value")).replaceAll("\u00a0", " ");
    assert.match(await value("Objet"), /^Nos échéances, semaine du 19 novembre/);
    assert.match(await value("Message"), /^Bonjour,[^]*Mardi 24 novembre 2026 \(dans 5 jours\)[^]*Saisir la CADA/);
    await window.capture("courriel-semaine");
    await window.accessible();
    await window.click("button", "Ouvrir dans ma messagerie", semaine);
    await window.text("Votre messagerie s’ouvre.", semaine);
    const mailto = await readFile(written("mailto.txt"), "utf8");
    assert.match(mailto, /^mailto:\?subject=Nos%20%C3%A9ch%C3%A9ances/);
    const body = new URLSearchParams(mailto.slice("mailto:?".length)).get("body");
    assert.match(body.replaceAll("\u00a0", " "), /^Bonjour,\r\n[^]*Saisir la CADA/);
    await window.click("button", "Copier", semaine);
    await window.reads(/Copié|sélectionné/);
    await window.click("button", /^Enregistrer le message avec l’agenda/, semaine);
    await window.text("Le message est enregistré");
    await window.capture("courriel-enregistre");
    await window.accessible();
    const message = await readFile(written("echeances-de-la-semaine.eml"), "utf8");
    assert.match(message, /^X-Unsent: 1\r?$/m);
    assert.match(message, /text\/calendar/);
    await window.press(Key.ESCAPE);
    await window.gone("dialog");

    // The sheet of one dossier, and its deadlines, given and put off there too.
    await (await window.role("link", MARCHE, await window.role("region", "Dossiers"))).click();
    await window.role("heading", MARCHE);
    await window.click("tab", "Échéances");
    await window.click("button", "Fiche des délais (PDF)…");
    await window.text("La fiche est enregistrée");
    await window.capture("fiche-enregistree");
    await window.accessible();
    const sheet = await readPdf(written(`Délais – ${MARCHE}.pdf`));
    assert.match(sheet, /^Caméras du marché Échéances calculées le jeudi 19 novembre 2026 /);
    assert.match(sheet, /mardi 24 novembre 2026/);
    assert.match(sheet, /CRPA, art\. R\. 343-1/);
    await window.click("button", /^Confier, reporter : Saisir la CADA/);
    await window.role("menu");
    await window.accessible();
    await window.click("menuitem", "Confier à…");
    const confier = await window.role("dialog", "Confier cette échéance");
    await window.fill(/^À qui/, "Samia");
    await window.click("button", "Confier", confier);
    await window.gone("dialog");
    await window.reads(/Confié à Samia\./);
    await window.click("button", /^Confier, reporter : Saisir la CADA/);
    await window.click("menuitem", /^Reporter le rappel…/);
    const reporter = await window.role("dialog", "Reporter le rappel");
    await window.fill("Ne plus en parler avant le", "20 novembre 2026");
    await window.click("button", "Reporter", reporter);
    await window.gone("dialog");
    await window.reads(/Rappel remis au 20 novembre\./);
    await window.capture("echeances-suivies");
    await window.accessible();

    // The sheet says who.
    await window.click("button", "Fiche des délais (PDF)…");
    await until(async () => /Qui : Samia/.test(await readPdf(written(`Délais – ${MARCHE}.pdf`))));
  });
});

/** What a whole PDF says, on one line. */
async function readPdf(file) {
  await run("qpdf", ["--check", file]);
  const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
  return stdout.replace(/\s+/g, " ");
}
