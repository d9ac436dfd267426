// How the window shows itself: large, dark, still, where it was left.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { becomes, emptyComputer, Key, premiereOuverture, until, withWindow } from "./fenetre.js";

const AU = "2026-11-21";
const paper = (window) => window.evaluate(() => getComputedStyle(document.body).backgroundColor);
const width = (window) => window.evaluate(() => innerWidth);

test("ce qu'on a choisi pour ses yeux revient avec la fenêtre, à sa place et à sa taille", async (t) => {
  const home = await emptyComputer(t);
  await withWindow({ home, au: AU }, async (window) => {
    await premiereOuverture(window);
    assert.equal(await paper(window), "rgb(251, 250, 246)");
    await window.session.manage().window().setRect({ width: 1350, height: 900 });
    await becomes(() => width(window), 1350, "la fenêtre n’a pas la taille demandée");

    await window.goTo("Réglages");
    const section = await window.role("region", "Affichage");
    await window.click("radio", "Sombre", section);
    await becomes(() => paper(window), "rgb(22, 23, 26)", "le papier n’est pas sombre");
    // A driver presses where things stand on a page of ordinary size: once it is larger, keys.
    await window.click("button", "Plus grand", section);
    for (let times = 0; times < 2; times += 1) await window.combine(Key.CONTROL, "+");
    await window.reads(/150.%/);
    await becomes(() => width(window), 900, "la page n’est pas agrandie");
    await window.accessible();
    await window.capture("affichage");
    await window.leave();
    await until(() => existsSync(join(home, "reglages", "org.quantieme.bureau", "place.json")), "sa place n’est pas gardée");
  });
  await withWindow({ home, au: AU }, async (window) => {
    await window.role("heading", /^Bienvenue/);
    assert.equal(await paper(window), "rgb(22, 23, 26)");
    await becomes(() => width(window), 900, "sa taille ou son agrandissement n’est pas revenu");
    await window.capture("affichage-sombre");
  });
});
