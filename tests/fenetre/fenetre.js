// The real window, driven as a person would: find by role, label or text, click, type, look.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual, promisify } from "node:util";
import { Builder, Capabilities, error as refus, Key } from "selenium-webdriver";

import { choiceOf, examine, find, keepPainting, rest, settle } from "./page.js";
import { startDriver, startScreen } from "./processus.js";

export { Key };

const ROOT = resolve(import.meta.dirname, "../..");
export const APPLICATION = join(process.env.CARGO_TARGET_DIR || join(ROOT, "target"), "debug", "quantieme-desktop");
const { ElementClickInterceptedError, StaleElementReferenceError } = refus;
const CAPTURES = join(import.meta.dirname, "captures");
const CAPTURES_KEPT = process.env.CAPTURES ? join(ROOT, "assets", "captures") : CAPTURES;
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** On a computer busy with something else, `LENT=4` waits four times as long. */
const LENT = Number(process.env.LENT || 1);
/** How long a person would wait for something to appear; opening with a phrase is slow on purpose. */
const PATIENCE = 20_000 * LENT;
/** No story lasts longer: past that the window is stuck, and the driver itself would wait for ever. */
const STORY = 120_000 * LENT;

/**
 * Opens the window, lives a story in it, and closes everything whatever happens. `home` is the computer it opens on
 * (see emptyComputer); `au` is the date it believes to be today; `choisis` is the folder its dialogs answer with.
 */
export async function withWindow({ home, au, choisis = join(home, "choisis"), args = [] }, story) {
  const window = await Fenetre.open(home, choisis, [...(au ? ["--au", au] : []), ...args]);
  try {
    await within(STORY, story(window), "L'histoire dure trop longtemps : la fenêtre ne répond plus.");
    if (window.left) return;
    assert.deepEqual(await window.troubles(), [], "la page a signalé des pannes");
  } catch (error) {
    error.message += await window.describe();
    throw error;
  } finally {
    await window.close();
  }
}

/** A computer where nothing has ever been done, until test `t` ends. What the window saves goes to `choisis`. */
export async function emptyComputer(t) {
  const home = await mkdtemp(join(tmpdir(), "quantieme-fenetre-"));
  t.after(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(join(home, "execution"), { mode: 0o700 });
  await mkdir(join(home, "choisis"));
  await mkdir(join(home, "temporaire"));
  return home;
}

/** The first start, where the story is about something else: without a phrase. */
export async function premiereOuverture(window) {
  await window.role("heading", /^Bienvenue\. Vos dossiers restent/);
  await window.click("button", "Continuer sans phrase");
  const question = await window.role("dialog", "Continuer sans phrase ?");
  await window.click("button", "Continuer sans phrase", question);
  await window.role("heading", /^Bienvenue/);
  await window.role("button", "Créer un dossier");
}

/** From the first page or the list, a dossier with this title. */
export async function creerDossier(window, titre) {
  await window.click("button", "Créer un dossier");
  await window.fill(/^De quoi s’agit-il/, titre);
  await window.click("button", "Créer le dossier");
  await window.role("heading", titre);
}

/** The link of a dossier in the list of the first page, which may name it elsewhere too. */
export async function lienDuDossier(window, titre) {
  return window.role("link", titre, await window.role("region", "Dossiers"));
}

/**
 * In the settings, a backup that says it holds this. Asked in the second of another, such as the one that opening
 * makes by itself, it is that one: then asked again.
 */
export async function sauvegarder(window, contenu) {
  for (let tries = 1; ; tries += 1) {
    await window.click("button", "Sauvegarder maintenant");
    try {
      return await window.reads(new RegExp(`Sauvegarde vérifiée : ${contenu}\\.`), 2_000);
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

/** In a dossier, a note. */
export async function ecrireNote(window, texte) {
  await window.click("tab", "Notes et références");
  await window.click("button", "Écrire une note");
  await window.fill("Votre note", texte);
  await window.click("button", "Enregistrer");
  await window.gone("dialog");
  await window.text(texte);
}

/** Waits until something holds, as long as a person would. */
export async function until(holds, sentence = `cela n'arrive pas : ${holds}`, patience = PATIENCE) {
  for (const end = Date.now() + patience; !(await holds()); await sleep(100)) {
    if (Date.now() > end) throw new Error(sentence);
  }
}

/** Waits until what is read is what is wanted; past a person's patience, says what it is instead. */
export async function becomes(read, wanted, sentence) {
  const same = async () => isDeepStrictEqual(await read(), wanted);
  await until(same, sentence).catch(async () => assert.deepEqual(await read(), wanted, sentence));
}

class Fenetre {
  static async open(home, choisis, args) {
    const screen = await startScreen();
    let driver;
    try {
      driver = await startDriver(environment(home, choisis, screen.display));
      const capabilities = new Capabilities()
        .setBrowserName("wry")
        .set("tauri:options", { application: APPLICATION, args });
      const build = new Builder().withCapabilities(capabilities).usingServer(driver.address).build();
      const session = await within(STORY, Promise.resolve(build), "Elle ne répond pas.");
      await session.manage().setTimeouts({ script: 30_000 * LENT, pageLoad: 30_000 * LENT });
      return new Fenetre({ home, screen, driver, session });
    } catch (error) {
      error.message = `La fenêtre ne s'ouvre pas (${APPLICATION}). ${error.message}\n${driver?.journal() ?? ""}`;
      await driver?.stop();
      await screen.stop();
      throw error;
    }
  }

  constructor(parts) {
    Object.assign(this, parts);
    this.chosen = join(this.home, "choisis");
  }

  /** The one element with this role and accessible name (a string, or a regular expression). Waits for it. */
  role(is, name, root) {
    return this.#one({ role: { is, name: portable(name) }, root }, `${is} « ${name ?? ""} »`);
  }

  /** The one field with this label. */
  label(label, root) {
    return this.#one({ label: portable(label), root }, `champ « ${label} »`);
  }

  /** The one smallest element with this text. */
  text(text, root) {
    return this.#one({ text: portable(text), root }, `texte « ${text} »`);
  }

  /** How many elements have this role and name now, without waiting. */
  async count(is, name) {
    return (await this.#find({ role: { is, name: portable(name) } })).matches.length;
  }

  /** Waits until nothing has this role and name any more. */
  async gone(is, name) {
    await until(async () => (await this.count(is, name)) === 0, `toujours là : ${is} « ${name ?? ""} »`);
  }

  /** Waits until these words can be read, however many times and in whatever elements. */
  async reads(words, patience = PATIENCE) {
    const plain = async () => (await this.words()).replace(/\s+/g, " ");
    await until(async () => words.test(await plain()), `on ne lit pas ${words}`, patience);
  }

  /** Clicks what no longer moves; again if what was found was drawn anew in the meantime. */
  async click(is, name, root) {
    await steady(async () => {
      const found = await this.role(is, name, root);
      await this.session.executeAsyncScript(`(${rest})(arguments[0], arguments[1])`, found);
      await found.click().catch(async (error) => {
        if (!(error instanceof ElementClickInterceptedError)) throw error;
        // Under what stays at the top of the page: one scrolls to it.
        await this.evaluate((element) => element.scrollIntoView({ block: "center" }), found);
        await found.click();
      });
    });
  }

  /** Goes to a page by the column on the left. */
  async goTo(page) {
    await this.click("link", page, await this.role("navigation", "Navigation principale"));
  }

  /** Replaces what a field holds. */
  async fill(label, words) {
    await steady(async () => {
      const field = await this.label(label);
      await field.clear();
      await field.sendKeys(words);
    });
  }

  /** Takes, in a list that unfolds, the one choice that says so (a string, or a regular expression). */
  async choose(label, choice) {
    const words = portable(choice);
    await steady(async () => {
      const list = await this.label(label);
      const options = await list.findElements({ css: "option" });
      const found = await this.evaluate(choiceOf, list, words);
      if (found < 0) throw new Error(`pas de choix « ${choice} » dans « ${label} »`);
      await options[found].click();
    });
  }

  /** Makes the window this large, as one does by its corner. */
  async size(width, height) {
    await this.session.manage().window().setRect({ width, height });
    await until(async () => (await this.evaluate(() => innerWidth)) === width, `la fenêtre n’a pas ${width} points de large`);
  }

  async press(...keys) {
    await this.session.actions().sendKeys(...keys).perform();
  }

  /** A key while another is held. */
  async combine(held, key) {
    await this.session.actions().keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** Runs a function in the page and brings back what it returns. */
  evaluate(run, ...args) {
    return this.session.executeScript(`return (${run}).apply(null, arguments)`, ...args);
  }

  title() {
    return this.session.getTitle();
  }

  /** What a person can read on the screen now. */
  words() {
    return this.evaluate(() => document.body.innerText);
  }

  /** Colours of the day or of the night (« clair » or « sombre »), whatever the computer says. */
  async colours(theme) {
    await this.evaluate((theme) => void (document.documentElement.dataset.theme = theme), theme);
  }

  async capture(name, folder = CAPTURES_KEPT) {
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${name}.png`);
    await this.evaluate(keepPainting);
    await this.session.executeAsyncScript(`(${settle})(arguments[0])`);
    await writeFile(file, Buffer.from(await this.session.takeScreenshot(), "base64"));
    return file;
  }

  /** Fails on any accessibility trouble that axe-core sees on the screen as it stands. */
  async accessible() {
    await this.#withAxe();
    const troubles = await this.session.executeAsyncScript(`(${examine})(arguments[0])`);
    assert.deepEqual(troubles, [], "axe-core signale des défauts d'accessibilité");
  }

  /** Errors, refused promises and refusals of the security policy since the page opened. */
  troubles() {
    return this.evaluate(() => window.__pannes ?? ["fenêtre construite sans --features essai"]);
  }

  /** For the message of a test that failed: what was on the screen, and its picture. */
  async describe() {
    const look = async () => {
      const troubles = JSON.stringify(await this.troubles());
      // A window that is hidden never paints: waiting for its picture would last for ever.
      const hidden = await this.evaluate(() => document.visibilityState === "hidden");
      const picture = hidden ? "cachée" : await this.capture("echec", CAPTURES);
      return `\n\nPannes : ${troubles}\nÀ l'écran (${picture}) :\n${(await this.words()).slice(0, 1_500)}`;
    };
    return within(PATIENCE, look(), "pas de réponse").catch(
      (error) => `\n\nLa fenêtre ne répond plus (${error.message}).\n${this.driver.journal()}`,
    );
  }

  /** Presses the cross of its frame. Nothing more can be asked of it. */
  async leave() {
    assert.deepEqual(await this.troubles(), [], "la page a signalé des pannes");
    this.left = true;
    const env = { PATH: process.env.PATH, DISPLAY: this.screen.display };
    await promisify(execFile)("python3", [join(import.meta.dirname, "fermer.py"), "Quantième"], { env });
  }

  async close() {
    await within(PATIENCE, this.session.quit(), "").catch(() => {});
    await this.driver.stop();
    await this.screen.stop();
  }

  async #one(criteria, description) {
    let found;
    for (const end = Date.now() + PATIENCE; ; await sleep(100)) {
      found = await this.#find(criteria);
      if (found.matches.length === 1) return found.matches[0];
      if (Date.now() > end) break;
    }
    const others = found.seen.map((name) => `  - ${name}`).join("\n");
    throw new Error(`${found.matches.length} fois à l'écran au lieu d'une : ${description}. Il y a :\n${others}`);
  }

  async #find({ root, ...criteria }) {
    await this.#withAxe();
    return this.evaluate(find, criteria, root);
  }

  async #withAxe() {
    if (!(await this.evaluate(() => "axe" in window))) await this.session.executeScript(AXE);
  }
}

/** Does it again when the element went away under the hand: the page drew it anew, as a person would not notice. */
async function steady(act) {
  for (const end = Date.now() + PATIENCE; ; await sleep(100)) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof StaleElementReferenceError) || Date.now() > end) throw error;
    }
  }
}

function within(limit, work, sentence) {
  const late = sleep(limit, undefined, { ref: false }).then(() => Promise.reject(new Error(sentence)));
  return Promise.race([work, late]);
}

/** A regular expression does not cross to the page as it is. Both sides write straight apostrophes. */
function portable(wanted) {
  return wanted instanceof RegExp ? { source: wanted.source.replaceAll("’", "'"), flags: wanted.flags } : wanted;
}

/** Little of ours, and nothing of the person who runs the tests: another home, no display server but the one given. */
export function environment(home, choisis, display) {
  const { PATH } = process.env;
  return {
    PATH,
    HOME: home,
    DISPLAY: display,
    XDG_DATA_HOME: join(home, "donnees"),
    XDG_CONFIG_HOME: join(home, "reglages"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_RUNTIME_DIR: join(home, "execution"),
    TMPDIR: join(home, "temporaire"),
    QUANTIEME_ESSAI_DOSSIER: choisis,
    LANG: "C.UTF-8",
    LANGUAGE: "fr",
    TZ: "Europe/Paris",
    GDK_BACKEND: "x11",
    NO_AT_BRIDGE: "1",
    // Without a graphics card the faster renderer shows nothing.
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  };
}
