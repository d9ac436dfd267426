// What takes time once the window is there: a large dossier, a long letter. Functions given to the page stand alone.

import { setTimeout as sleep } from "node:timers/promises";

import { LARGE } from "./bases.js";
import { By, Key, open, until } from "./seance.js";

const TIMES = 11;
/** As fast as one types: a run so long that it is saved meanwhile, then bursts so short that they are saved after. */
const TYPING = { every: 90, run: 80, rest: 5_000, bursts: 5, keys: 8 };

/** From the click on the large dossier to its painting, and the same for its page of pieces, in milliseconds. */
export async function openLarge(driver, folder, program, args) {
  const { session } = await open(driver, folder, program, args);
  try {
    const dossier = await clicks(session, "#/dossiers", "click", `//main//a[contains(., "${LARGE.titre}")]`, "main li time");
    const home = await session.executeScript(() => location.hash);
    const pieces = await clicks(session, home, "click", "//button[@role='tab'][contains(., 'Pièces')]", "main li a[href*='/pieces/']");
    return { dossier, pieces };
  } finally {
    await session.quit();
  }
}

/** Clicks again and again; each time, from the click to the painting of lines under the dossier's title. */
async function clicks(session, from, gesture, xpath, lines) {
  const times = [];
  for (let n = 0; n < TIMES; n += 1) {
    // By another page: what is left there must not be taken for what comes.
    await session.executeScript(() => (location.hash = "#/aide"));
    await until(() => session.executeScript(() => document.querySelector("main h1")?.textContent === "Aide"), "l’aide ne s’ouvre pas");
    await session.executeScript((hash) => (location.hash = hash), from);
    const link = await until(async () => (await session.findElements(By.xpath(xpath)))[0], `on ne trouve pas ${xpath}`);
    await sleep(1_000);
    await session.executeScript(watch, gesture, LARGE.titre, lines);
    await link.click();
    times.push(await session.executeAsyncScript((done) => window.__shown.then(done)));
  }
  return times;
}

/** From the next gesture to the end of the frame that shows the dossier. */
function watch(gesture, title, lines) {
  window.__shown = new Promise((done) => {
    const start = () => {
      const pressed = performance.now();
      // A long list may hold only the lines near the eye.
      const shown = () => document.querySelector("main h1")?.textContent === title && document.querySelector(lines) !== null;
      const look = () =>
        requestAnimationFrame(() => (shown() ? setTimeout(() => done(performance.now() - pressed)) : look()));
      look();
    };
    addEventListener(gesture, start, { capture: true, once: true });
  });
}

/**
 * In the middle of a long letter: from each key to the end of its frame, and from the last key of a burst to the
 * pages drawn again, in milliseconds.
 */
export async function write(driver, folder, program, args, courrier) {
  const { session } = await open(driver, folder, program, args);
  try {
    await session.executeScript((id) => (location.hash = `#/courrier/${id}`), courrier);
    const tab = await until(
      async () => (await session.findElements(By.xpath("//button[@role='tab'][starts-with(., 'Texte')]")))[0],
      "la lettre ne s’ouvre pas",
    );
    await tab.click();
    await until(() => session.executeScript(() => document.querySelector(".apercu canvas") !== null), "l’aperçu ne vient pas");
    const words = await session.executeScript(goToMiddle);
    await sleep(1_000);
    await session.executeScript(watchKeys);
    const type = async (keys) => {
      for (let n = 1; n <= keys; n += 1) {
        await session.actions().sendKeys(n % 6 === 0 ? Key.SPACE : "e").perform();
        await sleep(TYPING.every);
      }
    };
    await type(TYPING.run);
    await sleep(TYPING.rest);
    await session.executeScript(() => (window.__pages = []));
    for (let burst = 1; burst <= TYPING.bursts; burst += 1) {
      await type(TYPING.keys);
      await until(() => session.executeScript((n) => window.__pages.length >= n, burst), "l’aperçu ne suit pas");
    }
    return { words, ...(await session.executeScript(() => ({ keys: window.__keys, pages: window.__pages }))) };
  } finally {
    await session.quit();
  }
}

/** Puts the caret after the middle paragraph; gives the number of words. */
function goToMiddle() {
  const editor = document.querySelector(".prose");
  const paragraphs = [...editor.querySelectorAll(":scope > p")];
  const middle = paragraphs[paragraphs.length >> 1];
  middle.scrollIntoView({ block: "center" });
  editor.focus();
  getSelection().setPosition(middle, middle.childNodes.length);
  return Number(/([\d\s]+) mots/.exec(document.querySelector("main").innerText)[1].replace(/\s/g, ""));
}

function watchKeys() {
  window.__keys = [];
  window.__pages = [];
  let last = 0;
  let waiting = null;
  addEventListener(
    "keydown",
    () => {
      const pressed = (last = performance.now());
      clearTimeout(waiting);
      requestAnimationFrame(() => setTimeout(() => window.__keys.push(performance.now() - pressed)));
    },
    { capture: true },
  );
  // Several pages near the eye are drawn one after the other: the last of them ends the wait.
  const drawn = () => {
    const now = performance.now();
    clearTimeout(waiting);
    waiting = setTimeout(() => window.__pages.push(now - last), 800);
  };
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeName === "CANVAS"))) drawn();
  }).observe(document.querySelector(".apercu"), { childList: true, subtree: true });
}
