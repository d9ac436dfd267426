// A base made before the window opens, by the command line, as people have one after months.

import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { APPLICATION, environment } from "./fenetre.js";

const run = promisify(execFile);

/** Where the window looks for its base, on the computer `home`. */
export const dataFolder = (home) => join(home, "donnees", "org.quantieme.bureau");

/** A dossier with one request for documents, that the administration received that day. */
export const demandeRecue = (titre, autorite, du) => ({
  titre,
  parties: [{ id: "autorite", role: "autorite", nom: autorite }],
  demarches: [
    { id: `demande-${titre}`, nature: "demande-de-documents", titre: "Demande de documents", destinataire: "autorite" },
  ],
  faits: [{ id: `recue-${titre}`, nature: "demande-documents-recue", quand: { du }, sujet: `demande-${titre}` }],
});

/** The base of that computer, and what one asks of it in a terminal: options and words, an answer read as JSON. */
export async function preparedBase(home, dossiers, { au, phrase }) {
  const folder = dataFolder(home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const base = join(folder, "quantieme.db");
  const env = { ...environment(home, join(home, "choisis")), ...(phrase ? { QUANTIEME_PHRASE: phrase } : {}) };
  const ask = async (day, ...words) => {
    const program = join(dirname(APPLICATION), "quantieme");
    const { stdout } = await run(program, ["--base", base, "--au", day, "--json", ...words], { env });
    return JSON.parse(stdout);
  };
  for (const dossier of dossiers) {
    const file = join(home, "dossier.json");
    const whole = { format: "quantieme-dossier", version: 1, dossier: { id: dossier.titre, ...dossier } };
    await writeFile(file, JSON.stringify(whole));
    await ask(au, "dossier", "importer", file);
    await rm(file);
  }
  return ask;
}
