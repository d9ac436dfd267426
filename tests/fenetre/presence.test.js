// Being there without a window, and the timer, on a computer that has neither a notification area nor systemd.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { APPLICATION, emptyComputer, environment, premiereOuverture, withWindow } from "./fenetre.js";

const ask = (window, command, args = {}) =>
  window.evaluate(
    (command, args) =>
      window.__TAURI_INTERNALS__.invoke(command, args).then(
        (answer) => ({ answer }),
        (failure) => ({ failure }),
      ),
    command,
    args,
  );

test("démarrée cachée, la fenêtre attend qu'un second lancement l'appelle", async (t) => {
  const home = await emptyComputer(t);
  const folder = join(home, "donnees", "org.quantieme.bureau", "fenetre");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "preferences.json"), '{ "zone": true }');
  await withWindow({ home, args: ["--cache"] }, async (window) => {
    const hidden = () => window.evaluate(() => document.visibilityState === "hidden");
    assert.equal(await hidden(), true, "rien à l'écran");
    assert.equal((await ask(window, "lire_presence")).answer.zone, true);

    const launch = async (...args) => {
      const env = environment(home, window.chosen, window.screen.display);
      const second = spawn(APPLICATION, args, { env, stdio: "ignore" });
      const [code] = await once(second, "exit");
      assert.equal(code, 0);
    };
    await launch("--cache");
    await sleep(500);
    assert.equal(await hidden(), true, "une autre ouverture de session ne la montre pas");

    await launch();
    for (let tries = 0; tries < 100 && (await hidden()); tries += 1) await sleep(100);
    assert.equal(await hidden(), false, "elle est revenue");
    await premiereOuverture(window);
  });
});

test("sans zone de notification ni systemd, des phrases le disent et rien n'est écrit", async (t) => {
  const home = await emptyComputer(t);
  await withWindow({ home }, async (window) => {
    await premiereOuverture(window);
    const presence = await ask(window, "lire_presence");
    assert.deepEqual(presence.answer, { zone: false, demarrage: false, zone_possible: false });
    const refused = await ask(window, "regler_presence", { zone: false, demarrage: true });
    assert.match(refused.failure.message, /n’a pas de zone de notification/);

    const timer = await ask(window, "etat_minuterie");
    assert.equal(timer.answer.etat, "impossible");
    assert.match(timer.answer.pourquoi, /pas de systemd pour votre session/);
    const { failure } = await ask(window, "installer_minuterie", { heure: "09:00" });
    assert.match(failure.message, /pas de systemd pour votre session/);
    assert.equal((await ask(window, "installer_minuterie", { heure: "9h" })).failure.champ, "heure");

    const written = await readdir(join(home, "reglages"), { recursive: true }).catch(() => []);
    assert.deepEqual(written.filter((name) => /autostart|systemd/.test(name)), []);
  });
});
