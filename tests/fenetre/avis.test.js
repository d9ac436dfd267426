// A reminder reaches the desktop while nobody looks at the window: said in the engine's words, once, and a click on it
// brings the window. Under a session bus of the test's own, with a real notification server.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import { dataFolder, demandeRecue, preparedBase } from "./base.js";
import { emptyComputer, until, withWindow } from "./fenetre.js";

const run = promisify(execFile);
const dunst = await run("dunst", ["--version"]).then(
  () => true,
  () => false,
);
const skip = dunst ? false : "dunst n'est pas sur cet ordinateur";

const PHRASE = "girouette pamplemousse tournevis escalier mandoline 7";
const AU = "2026-11-19";
const DOSSIERS = [demandeRecue("Caméras du marché", "Mairie de Valmont", "2026-08-25")];

test("cachée, elle dit le rappel sur le bureau, une fois, et un clic la fait venir", { skip }, async (t) => {
  const home = await emptyComputer(t);
  const ask = await preparedBase(home, DOSSIERS, { au: "2026-11-01" });
  await ask("2026-11-01", "rappels");
  const desk = await desktop(home);
  const [avis, ...autres] = await wouldSay(home, ask);
  assert.deepEqual(autres, []);
  assert.match(avis.titre, /^Dans 5 jours\u00a0: saisir la CADA$/);
  await stayHidden(home);

  await withWindow({ home, au: AU, args: ["--cache"] }, async (window) => {
    const hidden = () => window.evaluate(() => document.visibilityState === "hidden");
    assert.equal(await hidden(), true);
    await until(async () => (await desk.said()).includes(avis.titre));
    const said = await desk.said();
    assert.ok(said.includes(avis.texte), said);
    assert.match(said, /appname: 'Quantième'/);
    assert.match(said, /urgency: NORMAL/);

    // The page made its round behind the hidden window: once is enough.
    await sleep(2_000);
    assert.equal(await desk.times(avis.titre), 1, await desk.said());
    assert.equal(await hidden(), true);
    await desk.click();
    await until(async () => !(await hidden()));
    await window.role("heading", "Rappels");
    await window.reads(/Rappel prévu le mardi 17 novembre\./);
  });

  // The same day, opened again: it is on the screen, and the desktop has been told.
  await withWindow({ home, au: AU, args: ["--cache"] }, async () => {
    await sleep(3_000);
    assert.equal(await desk.times(avis.titre), 1, await desk.said());
  });
});

test("verrouillée, elle dit la date et pas un mot de l'affaire", { skip }, async (t) => {
  const home = await emptyComputer(t);
  const ask = await preparedBase(home, DOSSIERS, { au: "2026-11-01", phrase: PHRASE });
  await ask("2026-11-01", "regler-rappels", "--accord", "oui");
  await ask("2026-11-01", "rappels");
  const desk = await desktop(home);
  await stayHidden(home);
  await withWindow({ home, au: AU, args: ["--cache"] }, async () => {
    // Nobody asks anything of a locked base: the watch speaks of itself, a minute after the window opened.
    await until(async () => /Ouvrez Quantième/.test(await desk.said()), "le bureau n'a rien reçu", 90_000);
    const said = (await desk.said()).replaceAll("\u00a0", " ");
    assert.match(said, /Une échéance dans 5 jours, mardi 24 novembre 2026\. Ouvrez Quantième\./);
    assert.doesNotMatch(said, /CADA|Caméras|Valmont/i);
  });
});

/** A desktop that shows notifications, as those of that computer will be: what it was given, and a click on it. */
async function desktop(home) {
  const services = join(home, "donnees", "dbus-1", "services");
  const [given, clicked, program] = ["avis.txt", "clic", "bureau.sh"].map((name) => join(home, name));
  await mkdir(services, { recursive: true });
  await writeFile(given, "");
  const click = `(until [ -e "${clicked}" ]; do sleep 0.1; done; dunstctl action) &`;
  await writeFile(program, `#!/bin/sh\n${click}\nexec stdbuf -oL dunst -print >> "${given}" 2>&1\n`);
  await chmod(program, 0o700);
  const service = `[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=${program}\n`;
  await writeFile(join(services, "org.freedesktop.Notifications.service"), service);
  const said = () => readFile(given, "utf8");
  const times = async (title) => (await said()).split(`summary: '${title}'`).length - 1;
  return { said, times, click: () => writeFile(clicked, "") };
}

/** What the engine has to say that day, asked of a copy: each thing is said once. */
async function wouldSay(home, ask) {
  const base = join(dataFolder(home), "quantieme.db");
  const kept = join(home, "copie.db");
  await cp(base, kept);
  const { avis } = await ask(AU, "rappels");
  for (const rest of ["-wal", "-shm"]) await rm(base + rest, { force: true });
  await cp(kept, base);
  return avis;
}

/** Started with the session, without a window. */
async function stayHidden(home) {
  const folder = join(dataFolder(home), "fenetre");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "preferences.json"), '{ "zone": true }');
}
