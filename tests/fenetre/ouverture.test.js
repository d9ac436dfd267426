// The window opens on an empty computer, is legible to all, keeps what it was told, and lets nothing out.

import assert from "node:assert/strict";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";

import { emptyComputer, premiereOuverture, withWindow } from "./fenetre.js";

const FOLDER = ["donnees", "org.quantieme.bureau"];

test("la fenêtre s'ouvre sur un ordinateur vierge, et tout le monde peut la lire", async (t) => {
  const home = await emptyComputer(t);
  await withWindow({ home }, async (window) => {
    assert.match(await window.title(), /Quantième/);
    const folder = join(home, ...FOLDER);
    await premiereOuverture(window);
    await window.capture("premier-accueil");
    await window.accessible();

    assert.ok((await readdir(folder)).includes("quantieme.db"));
    assert.equal((await stat(folder)).mode & 0o777, 0o700, "le dossier des données est privé");
  });
});

test("une base que Quantième ne sait pas lire s'annonce en toutes lettres", async (t) => {
  const home = await emptyComputer(t);
  const folder = join(home, ...FOLDER);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "quantieme.db"), "Ceci n'est pas une base. ".repeat(100));
  await withWindow({ home }, async (window) => {
    await window.text(/n’est pas un fichier de dossiers/);
    await window.capture("base-illisible");
    await window.accessible();
  });
});

test("rien ne sort de la fenêtre, et l'écran n'a que les commandes de la porte", async (t) => {
  const home = await emptyComputer(t);
  await withWindow({ home }, async (window) => {
    let visits = 0;
    const server = createServer((_, answer) => answer.end(String(++visits))).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = `http://127.0.0.1:${server.address().port}/`;

    const refused = await window.evaluate(async (address) => {
      const attempt = (work) => work().then(() => "passé", () => "refusé");
      const element = (kind, key) =>
        new Promise((loaded, failed) =>
          document.body.append(Object.assign(document.createElement(kind), { [key]: address, onload: loaded, onerror: failed })),
        );
      const ask = (command) => window.__TAURI_INTERNALS__.invoke(command, {});
      const answers = {
        fetch: await attempt(() => fetch(address, { mode: "no-cors" })),
        image: await attempt(() => element("img", "src")),
        script: await attempt(() => element("script", "src")),
        evenements: await attempt(() => ask("plugin:event|listen")),
        dialogues: await attempt(() => ask("plugin:dialog|open")),
        fichiers: await attempt(() => ask("plugin:fs|read_file")),
      };
      window.__pannes.length = 0; // Those refusals are what we came for.
      return answers;
    }, address);
    server.close();

    assert.deepEqual(new Set(Object.values(refused)), new Set(["refusé"]), JSON.stringify(refused));
    assert.equal(visits, 0, "le serveur n'a reçu aucune visite");

    // A link to elsewhere does not replace the application.
    const before = await window.evaluate(() => location.href);
    await window.evaluate((address) => void (location.href = address), address);
    await new Promise((later) => setTimeout(later, 500));
    assert.equal(await window.evaluate(() => location.href), before);
    assert.equal(visits, 0);
  });
});
