// How one is reminded: on which days, in which calendar, and what may leave dossiers that a phrase keeps closed.

import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { dataFolder, demandeRecue, preparedBase } from "./base.js";
import { becomes, emptyComputer, Key, until, withWindow } from "./fenetre.js";
import { clearWords } from "./traces.js";

const MARCHE = "Caméras du marché";
const AUTORITE = "Mairie de Valmont";
const PHRASE = "girouette pamplemousse tournevis escalier mandoline 7";
const AU = "2026-11-19";
const DOSSIERS = [demandeRecue(MARCHE, AUTORITE, "2026-08-25")];

test("choisir ses jours, tenir un agenda à jour, et le voir suivre ce qu'on note", async (t) => {
  const home = await emptyComputer(t);
  await preparedBase(home, DOSSIERS, { au: "2026-11-01" });
  const file = join(home, "choisis", "quantieme.ics");
  const calendar = async () => unfolded(await readFile(file, "utf8"));
  const event = async (uid) => (await calendar()).split("BEGIN:VEVENT").find((words) => words.includes(uid)) ?? "";

  await withWindow({ home, au: AU }, async (window) => {
    await window.goTo("Réglages");
    const section = await window.role("region", "Rappels");
    await window.evaluate((element) => element.scrollIntoView(), section);
    await window.capture("reglages-rappels");
    await window.accessible();

    // Without systemd nothing can ring when the window is closed: said, with what to do instead.
    await window.text(/pas de systemd pour votre session/);
    await window.reads(/Mettez plutôt vos échéances dans l’agenda de votre téléphone/);
    assert.equal(await window.count("button", "Installer le rappel quotidien"), 0);
    await window.reads(/ne montre pas de petites icônes près de l’heure/);

    // The calendar, in a folder: the file is there at once.
    await window.click("button", "Choisir un dossier…", section);
    await window.text(file);
    assert.match(await calendar(), /^BEGIN:VCALENDAR\r\n/);
    assert.match(await calendar(), /DTSTART;VALUE=DATE:20261124/);
    assert.match(await calendar(), /SUMMARY:Saisir la CADA \(Caméras du marché\)/);
    const [uid] = (await calendar()).match(/^UID:.*(?=\r$)/m);
    assert.deepEqual(await readdir(join(home, "choisis")), ["quantieme.ics"], "rien d’autre n’est écrit");
    await window.evaluate(() => [...document.querySelectorAll("summary")].at(-1).click());
    await window.evaluate(() => document.querySelector("details[open]").scrollIntoView({ block: "end" }));
    await window.capture("reglages-agenda");
    await window.accessible();

    // Other days: its alarms follow. The last one cannot go.
    assert.doesNotMatch(await calendar(), /TRIGGER:-P59DT15H/);
    const agir = await window.role("group", "Avant une date où vous devez agir");
    await window.click("checkbox", "60 jours avant", agir);
    await until(async () => /TRIGGER:-P59DT15H/.test(await calendar()));
    await window.click("button", /^Un autre nombre de jours.*agir/);
    await window.fill("Combien de jours avant ?", "quelques");
    await window.click("button", "Ajouter");
    await window.text("Écrivez un nombre de jours, en chiffres.");
    await window.accessible();
    await window.fill("Combien de jours avant ?", "400");
    await window.click("button", "Ajouter");
    await window.reads(/d’un an/);
    await window.capture("reglages-jours");
    await window.accessible();
    await window.fill("Combien de jours avant ?", "4");
    await window.click("button", "Ajouter");
    await window.role("checkbox", "4 jours avant", agir);
    await until(async () => /TRIGGER:-P3DT15H/.test(await calendar()));
    for (const days of ["60 jours avant", "30 jours avant", "15 jours avant", "7 jours avant", "4 jours avant", "2 jours avant"]) {
      await window.click("checkbox", days, agir);
    }
    await window.click("checkbox", "Le jour même", agir);
    await window.reads(/au moins un jour/);
    await becomes(async () => (await window.role("checkbox", "Le jour même", agir)).isSelected(), true);
    await until(async () => !/TRIGGER:-P6DT15H/.test(await calendar()));

    // Titles that say nothing of the matter.
    await window.click("checkbox", "Titres discrets dans cet agenda");
    await until(async () => !/CADA|Caméras|Valmont/.test(await calendar()));
    assert.match(await calendar(), /DTSTART;VALUE=DATE:20261124/);
    await window.click("checkbox", "Titres discrets dans cet agenda");
    await until(async () => /Caméras/.test(await calendar()));

    // A fact noted in the dossier: the calendar no longer rings for what is done.
    await window.goTo("Dossiers");
    await window.click("link", MARCHE);
    await window.click("button", "Nous avons saisi la CADA");
    const fait = await window.role("dialog", "CADA saisie");
    await window.fill(/^Quel jour[ \u202f\u00a0]\?/, "18 novembre 2026");
    await window.press("\t");
    await window.click("button", "Noter ce fait", fait);
    await window.gone("dialog");
    await until(async () => /STATUS:CANCELLED/.test(await event(uid)));
    assert.doesNotMatch(await event(uid), /BEGIN:VALARM/);
  });
});

test("une phrase garde les dossiers : ce qui en sort est une date, si on le veut", async (t) => {
  const home = await emptyComputer(t);
  const ask = await preparedBase(home, DOSSIERS, { au: "2026-11-01", phrase: PHRASE });
  const file = join(dataFolder(home), "rappels.json");
  const outside = async () => JSON.parse(await readFile(file, "utf8"));

  await withWindow({ home, au: AU }, async (window) => {
    await window.fill("Votre phrase de passe", PHRASE);
    await window.press(Key.ENTER);
    await window.role("heading", "Rappels");
    await window.goTo("Réglages");
    const question = await window.role("group", /^Quand vos dossiers sont verrouillés/);
    await window.text("Vous n’avez pas encore choisi.");
    await window.evaluate((element) => element.scrollIntoView({ block: "center" }), question);
    await window.capture("reglages-accord");
    await window.accessible();
    assert.doesNotMatch(JSON.stringify(await outside().catch(() => null)), /2026-11-24/, "rien avant l’accord");

    await window.click("radio", "Écrire les dates à part", question);
    await window.text(file);
    const { accord, echeances } = await outside();
    assert.equal(accord, true);
    assert.deepEqual(Object.values(echeances), ["2026-11-24"]);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    await window.capture("reglages-accord-oui");
    await window.accessible();
    assert.deepEqual((await clearWords(home, WORDS, [])).found, [], "pas un mot ne sort");

    await window.click("radio", "Ne rien laisser sortir", question);
    await until(async () => !/2026-11-24/.test(await readFile(file, "utf8")));
    assert.equal((await outside()).accord, false);
    await window.click("radio", "Écrire les dates à part", question);
    await until(async () => /2026-11-24/.test(await readFile(file, "utf8")));
  });
  assert.deepEqual((await clearWords(home, WORDS, [])).found, []);
  assert.equal((await ask(AU, "regler-rappels")).accord, true);
});

const WORDS = [MARCHE, "marché", "Caméras", AUTORITE, "Valmont", "CADA", PHRASE, "pamplemousse"];

/** A calendar with its long lines whole again. */
const unfolded = (text) => text.replace(/\r\n /g, "");
