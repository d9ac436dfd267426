// What presses is said first: missed reminders, silences that became decisions, dates that moved; and each is answered.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { demandeRecue, preparedBase } from "./base.js";
import { emptyComputer, until, withWindow } from "./fenetre.js";

const MARCHE = "Caméras du marché";
const LYCEE = "Reconnaissance faciale au lycée";
const VIDE = "Drones de la fête du port";

test("ce qui a été manqué vient d'abord ; on reporte, on confie, on note, et ce qui bouge se dit", async (t) => {
  const home = await emptyComputer(t);
  const dossiers = [
    demandeRecue(MARCHE, "Mairie de Valmont", "2026-08-25"),
    demandeRecue(LYCEE, "Région de Valmont", "2026-10-18"),
    { titre: VIDE },
  ];
  const ask = await preparedBase(home, dossiers, { au: "2026-11-01" });
  // Someone looked on the 1st; then the computer slept through the reminders of the 9th and of the 17th.
  await ask("2026-11-01", "rappels");
  // And gave a calendar away.
  await ask("2026-11-01", "agenda", "--sortie", join(home, "choisis", "donne.ics"));

  await withWindow({ home, au: "2026-11-19" }, async (window) => {
    await window.role("heading", "Rappels");
    await window.text("Un rappel n’a pas pu être dit à son jour. Le voici d’abord.");
    const [manque, silence, ...autres] = await rappels(window);
    assert.deepEqual(autres, []);
    assert.match(manque.words, /Caméras du marché/);
    assert.match(manque.words, /Rappel prévu le mardi 17 novembre\./);
    assert.match(silence.words, /Un silence est devenu une décision.*Pas de réponse\s: Région de Valmont/);
    assert.match(silence.words, /Saisissez la CADA.*vendredi 15 janvier 2027/);
    // One leaf for each: the list below does not say again what the reminder says.
    assert.equal(await window.count("button", /^Pourquoi \?.*24 novembre/), 0);
    // A dossier where nothing is planned is named.
    const sansRien = await window.role("region", "Rien de prévu");
    await window.role("link", VIDE, sansRien);
    await window.capture("rappels");
    await window.accessible();
    await window.evaluate((element) => element.scrollIntoView({ block: "end" }), sansRien);
    await window.capture("rappels-bas");

    await window.click("button", /^Pourquoi \? Saisissez la CADA.*Mairie/);
    await window.role("complementary", /^Pourquoi le 24 novembre/);
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("rappels-pourquoi");
    await window.accessible();

    // Given to someone.
    await window.click("button", /^Confier à… Saisissez la CADA.*Mairie/);
    const confier = await window.role("dialog", "Confier cette échéance");
    await window.accessible();
    await window.click("button", "Confier", confier);
    await window.text("Écrivez un nom.");
    await window.fill(/^À qui/, "Samia");
    await window.capture("rappel-confier");
    await window.accessible();
    await window.click("button", "Confier", confier);
    await window.gone("dialog");
    await until(async () => /Confié à Samia\./.test((await rappels(window))[0].words));
    // The next one is offered her name.
    await window.click("button", /^Confier à… Pas de réponse\s: Région/);
    const noms = await window.role("list", "Noms connus");
    await window.role("button", "Samia", noms);
    await window.capture("rappel-confier-noms");
    await window.click("button", "Annuler");
    await window.gone("dialog");

    // Put off: never past the eve of the deadline.
    await window.click("button", /^Reporter… Saisissez la CADA.*Mairie/);
    const reporter = await window.role("dialog", "Reporter le rappel");
    await window.text(/^Au plus tard le lundi 23 novembre/);
    await window.accessible();
    await window.fill("Ne plus en parler avant le", "24 novembre 2026");
    await window.click("button", "Reporter", reporter);
    await window.text(/lundi 23.novembre 2026 au plus tard/);
    await window.capture("rappel-reporter");
    await window.accessible();
    await window.fill("Ne plus en parler avant le", "21 novembre 2026");
    await window.click("button", "Reporter", reporter);
    await window.gone("dialog");
    await until(async () => (await rappels(window)).length === 1);
    // It is still due, in the list, and says so.
    await window.reads(/Confié à Samia\. Rappel remis au 21 novembre\./);

    // News is over once seen.
    await window.click("button", /^Vu : Pas de réponse\s: Région de Valmont/);
    await window.gone("heading", "Rappels");
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("rappels-traites");
    await window.accessible();

    // The letter had arrived three days later: the date that was told is no longer the same.
    await (await window.role("link", MARCHE, await window.role("region", "Dossiers"))).click();
    await window.role("heading", MARCHE);
    await window.click("button", /^Modifier : Demande de documents reçue/);
    const corriger = await window.role("dialog", "Modifier un fait");
    await window.fill(/^Quel jour[ \u202f\u00a0]\?/, "28 août 2026");
    await window.press("\t");
    await window.click("button", "Enregistrer", corriger);
    await window.gone("dialog");
    await window.goTo("Accueil");
    await window.role("heading", "Une date a changé");
    await window.reads(/Plus tard\. Du mardi 24 novembre 2026 au vendredi 27 novembre 2026\./);
    await window.reads(/Corrigé : Demande de documents reçue par l’administration, le 28 août 2026, au lieu du 25 août 2026\./);
    await window.role("button", "Exporter l’agenda de nouveau…");
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("date-changee");
    await window.accessible();
    await window.click("button", "J’ai compris");
    await window.gone("heading", "Une date a changé");

    // And it stays understood.
    await window.evaluate(() => void location.reload());
    await until(() => window.evaluate(() => document.readyState === "complete" && !("axe" in window)));
    await window.role("region", "Rien de prévu");
    assert.equal(await window.count("heading", "Une date a changé"), 0);
    assert.equal(await window.count("heading", "Rappels"), 0, "le rappel remis attend toujours");
  });

  // The day it was put off to, it comes back.
  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await window.role("heading", "Rappels");
    const [revenu, ...autres] = await rappels(window);
    assert.deepEqual(autres, []);
    assert.match(revenu.words, /vendredi 27 novembre 2026, dans 6 jours.*Confié à Samia/);

    // Done: noted from the reminder itself, which goes.
    await window.click("button", "Nous avons saisi la CADA");
    const fait = await window.role("dialog", "CADA saisie");
    await window.fill(/^Quel jour[ \u202f\u00a0]\?/, "20 novembre 2026");
    await window.press("\t");
    await window.capture("rappel-fait");
    await window.accessible();
    await window.click("button", "Noter ce fait", fait);
    await window.gone("dialog");
    await window.gone("heading", "Rappels");
    assert.equal(await window.count("heading", /^Une date a changé|dates ont changé$/), 0, "ce qui est fait n’a pas bougé");
    await window.role("button", /^Pourquoi \? Réponse attendue après la saisine de la CADA/);
  });
});

/** The reminders on the screen, from the first: their words, and the element of each. */
async function rappels(window) {
  const elements = await window.evaluate(() => [
    ...document.querySelectorAll("section[aria-labelledby=rappels] > ul > li"),
  ]);
  const words = (element) => window.evaluate((li) => li.innerText.replace(/\s+/g, " "), element);
  return Promise.all(elements.map(async (element) => ({ element, words: await words(element) })));
}
