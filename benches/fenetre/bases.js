// What the window is opened on, written by the command line as months of use would have left it.

import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const EXAMPLES = join(import.meta.dirname, "../../assets/exemples");

/** The day it is in every base: deadlines of the examples are ahead. */
export const DAY = "2021-02-08";
export const PHRASE = "agrafe lucarne tonneau vinaigre boussole fougère";
export const LARGE = { titre: "Mille faits et cinq cents pièces", faits: 1_000, pieces: 500 };
/** Words of the long letter. */
export const WORDS = 12_300;

/** Everything under `folder`: the path of each base, and the long letter's identifier. */
export async function prepareBases(folder, program, env) {
  const files = join(folder, "fichiers");
  await mkdir(files, { recursive: true });
  const ask = async (base, words, more) => {
    const args = ["--base", base, "--au", DAY, "--json", ...words];
    const { stdout } = await run(program, args, { env: { ...env, ...more }, maxBuffer: 64 << 20 });
    return stdout;
  };
  const bring = async (base, dossier, more) => {
    const file = join(files, "dossier.json");
    await writeFile(file, JSON.stringify({ format: "quantieme-dossier", version: 1, dossier }));
    return JSON.parse(await ask(base, ["dossier", "importer", file], more)).dossier;
  };
  const base = async (name) => {
    await mkdir(join(folder, name), { mode: 0o700 });
    return join(folder, name, "quantieme.db");
  };

  const [claire, verrouillee, grande] = await Promise.all(["claire", "verrouillee", "grande"].map(base));
  await bring(claire, await example());
  await bring(verrouillee, await example(), { QUANTIEME_PHRASE: PHRASE });
  const dossier = await bring(grande, large());
  const pieces = await writePieces(files);
  await ask(grande, ["piece", "ajouter", "--dossier", dossier, ...pieces]);
  const letter = JSON.parse(await ask(grande, ["courrier", "nouveau", "--dossier", dossier, "--modele", "requete-annulation"]));
  const text = join(files, "lettre.md");
  await writeFile(text, longText());
  await ask(grande, ["courrier", "texte", letter.id, "--fichier", text]);
  return { claire, verrouillee, grande, courrier: letter.id };
}

/** An example as a matter of one's own: only then is it on the first page. */
async function example() {
  const { dossier } = JSON.parse(await readFile(join(EXAMPLES, "moirans.json"), "utf8"));
  delete dossier.exemple;
  return { ...dossier, id: "mesure" };
}

/** Acts and what was published of them, requests, and what happened meanwhile. */
function large() {
  const day = (n) => ({ du: new Date(Date.UTC(2019, 0, 7) + (n % 760) * 86_400_000).toISOString().slice(0, 10) });
  const actes = range(10).map((n) => ({
    id: `acte-${n}`,
    nature: "deliberation",
    qualite: "tiers",
    titre: `Délibération sur les caméras, phase ${n + 1}`,
    auteur: "mairie",
  }));
  const publicity = actes.flatMap(({ id }, n) =>
    ["acte-signe", "acte-transmis", "acte-affiche", "acte-publie"].map((nature, after) => ({
      nature,
      sujet: id,
      quand: day(n * 80 + after * 2),
    })),
  );
  const events = range(LARGE.faits - publicity.length).map((n) => ({
    nature: "evenement",
    quand: day(n * 13),
    libelle: `Caméra constatée rue des Forges, mât n° ${n + 1}, par deux membres du collectif`,
    preuve: `photographie n° ${n + 1}`,
  }));
  return {
    id: "grand",
    titre: LARGE.titre,
    parties: [{ id: "mairie", role: "autorite", nom: "Mairie de Valmont" }],
    actes,
    demarches: [],
    faits: [...publicity, ...events].map((fait, n) => ({ id: `fait-${n}`, ...fait })),
  };
}

/** No two alike: the same file twice would be one piece. */
function writePieces(folder) {
  return Promise.all(
    range(LARGE.pieces).map(async (n) => {
      const file = join(folder, `constat ${String(n + 1).padStart(3, "0")}.txt`);
      await writeFile(file, `Constat n° ${n + 1}, rue des Forges. Deux caméras neuves sont posées.\n`);
      return file;
    }),
  );
}

/** Headings, paragraphs of sixty words or so, a list now and then. */
function longText() {
  const sentence = (n) =>
    `Le ${1 + (n % 28)} mars, le collectif a constaté qu’une caméra supplémentaire filmait la voie publique devant l’école, sans panneau.`;
  const blocks = [];
  for (let words = 0, n = 0; words < WORDS; n += 1) {
    if (n % 12 === 0) blocks.push(`## Moyen ${n / 12 + 1}`);
    const block = n % 9 === 8 ? range(3).map((i) => `- ${sentence(n + i)}`).join("\n") : range(3).map((i) => sentence(n + i)).join(" ");
    blocks.push(block);
    words += block.split(/\s+/).length;
  }
  return `${blocks.join("\n\n")}\n`;
}

const range = (length) => Array.from({ length }, (_, n) => n);
