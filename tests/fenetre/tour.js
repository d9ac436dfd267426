// Every place there is: how one goes there, and how it must look wherever and whenever it is opened.

import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { Key, until } from "./fenetre.js";

const ECRANS = resolve(import.meta.dirname, "../../ui/src/ecrans");
/** Small as a screen of ten years ago, and as large as those of today: a picture of each, by day and by night. */
const SIZES = [
  [900, 600],
  [1600, 1000],
];

/** A page waits for its turn when the application looks after its files, as it does when it has just been opened. */
const PATIENCE = 60_000;

/** The patterns of addresses that the interface knows, read where they are written. */
export async function patterns() {
  const folders = (await readFile(join(ECRANS, "index.ts"), "utf8")).matchAll(/from '\.\/(\w+)'/g);
  const sources = await Promise.all([...folders].map(([, name]) => readFile(join(ECRANS, name, "index.ts"), "utf8")));
  return sources.flatMap((source) => [...source.matchAll(/chemin: '([^']+)'/g)].map(([, pattern]) => pattern)).sort();
}

/** The pattern that an address answers to. */
export function patternOf(address, known) {
  const parts = address.replace(/^#/, "").split("?")[0].split("/").filter(Boolean);
  const answers = (pattern) => {
    const wanted = pattern.split("/").filter(Boolean);
    return wanted.length === parts.length && wanted.every((word, i) => word.startsWith(":") || word === parts[i]);
  };
  // As the interface does: the first that fits, and those that say every word before those that leave some open.
  return known.filter(answers).sort((a, b) => a.split(":").length - b.split(":").length)[0];
}

/** Goes to an address, and waits for its page: the one that was there has gone. */
export async function goTo(window, address) {
  await window.evaluate((address) => {
    document.querySelector("main h1")?.setAttribute("data-ancienne", "");
    if (location.hash === address) window.dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = address;
  }, address);
  const there = () =>
    window.evaluate(() => !document.querySelector("[data-ancienne]") && document.querySelector("main h1") !== null);
  await until(there, `la page ${address} ne vient pas`, PATIENCE);
}

/** Looks at what is on the screen in every light and size; what is wrong, in words. */
export async function look(window, name) {
  const troubles = [];
  const note = (where) => (error) => troubles.push(`${name} ${where}: ${[error.actual ?? error.message].flat().join(" ; ")}`);
  for (const theme of ["clair", "sombre"]) {
    await window.colours(theme);
    await window.accessible().catch(note(theme));
  }
  for (const [width, height] of SIZES) {
    await window.size(width, height);
    // A drawing is asked again at its new width: it may take a moment.
    const fits = async () => (await window.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0;
    await until(fits, `la page déborde à ${width} points`, 5_000).catch(note(""));
    for (const theme of ["sombre", "clair"]) {
      await window.colours(theme);
      await window.capture(`ecran-${name}-${width}-${theme}`);
    }
  }
  await window.size(1240, 860);
  return troubles;
}

/** Closes what is open over the page, as anyone would: Escape. */
export async function close(window) {
  await window.press(Key.ESCAPE);
  await until(async () => !(await window.evaluate(() => document.querySelector("dialog, [role=menu]"))), "Échap ne ferme pas");
}
