// A tired evening: how much time is left, then what would change if we wrote to the town first.

import assert from "node:assert/strict";
import { test } from "node:test";

import { emptyComputer, premiereOuverture, until, withWindow } from "./fenetre.js";

test("demander combien de temps il reste, en faire un dossier, comparer deux chemins", async (t) => {
  const home = await emptyComputer(t);

  await withWindow({ home, au: "2026-11-21" }, async (window) => {
    await premiereOuverture(window);
    await window.click("link", "Temps restant");
    await window.role("heading", /^Combien de temps nous reste-t-il/);
    await window.accessible();

    // One question after another, then one sentence.
    await window.click("radio", /^Une autorisation de caméras/);
    await window.fill(/^Quel jour[ \u202f]\?/, "2 octobre 2026");
    await window.press("\t");
    await window.role("heading", /^Il vous reste 11 jours, jusqu’au mercredi 2.décembre 2026/);
    await window.text(/Ce qui reste possible/);
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("temps-restant");
    await window.accessible();

    // It becomes a dossier, with its first deadline.
    await window.click("button", "En faire un dossier");
    await window.fill(/^De quoi s’agit-il/, "Caméras du marché");
    await window.click("button", /^Créer le dossier/);
    await window.role("heading", "Caméras du marché");
    await window.role("heading", /^À faire maintenant/);

    // And if we wrote first? The paths stand side by side; the dossier keeps what it had.
    await window.click("button", /^Et si/);
    await window.click("button", "Un recours gracieux, et silence");
    await window.role("heading", "Un recours gracieux, et silence");
    await window.text(/de plus que sans rien faire/);
    await window.evaluate(() => scrollTo(0, 0));
    await window.capture("et-si");
    await window.accessible();

    // Drawn on the same days, and all looked at nearer together.
    await window.role("group", "Les jours des chemins");
    const whole = await window.words();
    await window.click("button", "De plus près");
    await until(async () => (await window.words()) !== whole, "les chemins ne sont pas vus de plus près");
    await window.evaluate(() => document.querySelector(".vues").scrollIntoView({ block: "end" }));
    await window.capture("et-si-de-plus-pres");
    await window.accessible();
  });

  await withWindow({ home, au: "2026-11-22" }, async (window) => {
    await window.click("link", "Dossiers");
    await window.click("link", /^Caméras du marché/);
    await window.role("heading", "Caméras du marché");
    const words = await window.words();
    assert.doesNotMatch(words, /Recours gracieux envoyé/, "ce qui n’était que supposé n’est pas dans le dossier");
  });
});
