// The figures of the window, each beside its bound: how soon it paints, what it holds, how it answers, what it weighs.
// Nothing fails: a bound that is missed is said.

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { environment } from "../../tests/fenetre/fenetre.js";
import { startDriver, startScreen } from "../../tests/fenetre/processus.js";
import { DAY, PHRASE, prepareBases } from "./bases.js";
import { openLarge, write } from "./gestes.js";
import { memory } from "./memoire.js";
import { sums, weigh } from "./paquet.js";
import { By, open, until } from "./seance.js";

const ROOT = resolve(import.meta.dirname, "../..");
const BUILT = join(process.env.CARGO_TARGET_DIR || join(ROOT, "target"), "release");
const [EMPTY, OURS, COMMAND] = ["examples/vide", "quantieme-desktop", "quantieme"].map((name) => join(BUILT, name));

/** Openings of each, in turn, after one that nobody counts. */
const ROUNDS = 12;
/** Once painted, a window still reads ahead and makes its first round: its memory is looked at after that. */
const REST = 4_000;
const BOUND = { more: 250, memory: 1.5, dossier: 150, gzip: 250_000 };

const folder = await mkdtemp(join(tmpdir(), "quantieme-mesures-"));
const screen = await startScreen();
let driver;
try {
  const home = join(folder, "ordinateur");
  for (const name of ["execution", "choisis", "temporaire"]) await mkdir(join(home, name), { recursive: true, mode: 0o700 });
  const env = environment(home, join(home, "choisis"), screen.display);
  const bases = await prepareBases(folder, COMMAND, env);
  driver = await startDriver(env);
  const on = (base) => ["--base", base, "--au", DAY];

  await openings(bases, on);
  await large(on(bases.grande));
  await letter(on(bases.grande), bases.courrier);
} finally {
  await driver?.stop();
  await screen.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
await weights();

async function openings(bases, on) {
  const times = { empty: [], home: [], locked: [] };
  const held = { empty: [], home: [] };
  const look = async (what, program, args, then) => {
    const { session, pid, painted } = await open(driver, folder, program, args);
    try {
      times[what].push(painted);
      await then?.(session);
      if (!held[what]) return;
      await sleep(REST);
      held[what].push(await memory(pid));
    } finally {
      await session.quit();
    }
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    await look("empty", EMPTY, []);
    await look("home", OURS, on(bases.claire), hasLeaf);
    await look("locked", OURS, on(bases.verrouillee), isTypable);
  }
  for (const all of [...Object.values(times), ...Object.values(held)]) all.shift();

  say(`\nOuvrir : ${ROUNDS} fois chacune, en alternance, du lancement du processus à la page peinte`);
  line("fenêtre vide", `${ms(median(times.empty))} (au mieux ${ms(Math.min(...times.empty))})`);
  for (const [what, name] of [
    ["home", "Accueil, premier feuillet"],
    ["locked", "base fermée, phrase prête à taper"],
  ]) {
    const more = median(times[what]) - median(times.empty);
    const best = Math.min(...times[what]) - Math.min(...times.empty);
    line(
      name,
      `${ms(median(times[what]))} (au mieux ${ms(Math.min(...times[what]))}) : ${ms(more)} de plus que vide (au mieux ${ms(best)}), ${times_(median(times[what]) / median(times.empty))}`,
      more <= BOUND.more,
      `vide + ${ms(BOUND.more)}`,
    );
  }
  const [empty, home] = [held.empty, held.home].map((all) => all.toSorted((a, b) => a.total - b.total)[all.length >> 1]);
  say("\nMémoire (PSS de tous ses processus, quatre secondes après)");
  line("fenêtre vide", parts(empty));
  line("Accueil", `${parts(home)} : ${times_(home.total / empty.total)}`, home.total / empty.total <= BOUND.memory, times_(BOUND.memory));
}

/** The first page holds a leaf: what was marked is what we say. */
async function hasLeaf(session) {
  const found = await session.findElements(By.css("main time"));
  if (found.length === 0) throw new Error("L’Accueil n’a aucun feuillet.");
}

/** The phrase goes where it must without a click. */
async function isTypable(session) {
  await session.actions().sendKeys(PHRASE).perform();
  const typed = () => session.executeScript(() => document.activeElement.value);
  await until(async () => (await typed()) === PHRASE, "la phrase ne se tape pas dans son champ");
}

async function large(args) {
  const { dossier, pieces } = await openLarge(driver, folder, OURS, args);
  say("\nUn dossier de 1 000 faits et de 500 pièces, du clic à la page peinte");
  const [first, ...next] = dossier;
  line("le dossier", `${spread(next)} ; la première fois ${ms(first)}`, median(next) < BOUND.dossier, ms(BOUND.dossier));
  line("sa liste de pièces", `${spread(pieces.slice(1))} ; la première fois ${ms(pieces[0])}`, median(pieces.slice(1)) < BOUND.dossier, ms(BOUND.dossier));
}

async function letter(args, courrier) {
  const { words, keys, pages } = await write(driver, folder, OURS, args, courrier);
  say(`\nUne lettre de ${words.toLocaleString("fr-FR")} mots`);
  line(`chacune des ${keys.length} touches, jusqu’à l’écran`, `${spread(keys)}, 95 fois sur 100 en ${ms(keys.toSorted((a, b) => a - b)[Math.floor(keys.length * 0.95)])}`);
  line("l’aperçu, de la dernière touche aux pages refaites", `${spread(pages)}, dont 650 à 1 150 ms d’attente voulue`);
}

async function weights() {
  const files = (await weigh(join(ROOT, "ui/dist"))).toSorted((a, b) => b.gzip - a.gzip);
  const parts = sums(files);
  say("\nInterface construite (gzip, polices à part)");
  line("écrans", kb(parts.get("écrans")), parts.get("écrans") < BOUND.gzip, kb(BOUND.gzip));
  for (const [part, gzip] of parts) if (part !== "écrans") line(part, kb(gzip));
  for (const { name, part, gzip } of files.filter(({ gzip }) => gzip >= 5_000)) {
    line(`  ${name.replace(/-[\w-]{8}\./, ".")}`, `${kb(gzip)}${part === "écrans" ? "" : ` (${part})`}`);
  }
  const small = files.filter(({ gzip }) => gzip < 5_000);
  line(`  ${small.length} autres fichiers`, kb(small.reduce((sum, { gzip }) => sum + gzip, 0)));
}

function say(words) {
  console.log(words);
}

/** A figure; with a bound, whether it is held. */
function line(name, figure, held, bound) {
  const verdict = bound === undefined ? "" : held ? ` – borne ${bound}, tenue` : ` – borne ${bound}, manqué`;
  say(`  ${name.padEnd(38)} ${figure}${verdict}`);
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function ms(n) {
  return `${Math.round(n).toLocaleString("fr-FR")} ms`;
}

function kb(n) {
  return `${Math.round(n / 1000).toLocaleString("fr-FR")} Ko`;
}

function times_(ratio) {
  return `${ratio.toFixed(2).replace(".", ",")} fois`;
}

function spread(numbers) {
  return `${ms(median(numbers))} (de ${ms(Math.min(...numbers))} à ${ms(Math.max(...numbers))})`;
}

function parts({ total, each }) {
  const mb = (n) => `${Math.round(n)} Mo`;
  return `${mb(total)} (${each.filter((one) => one.mb >= 1).map((one) => `${one.name} ${mb(one.mb)}`).join(", ")})`;
}
