// The real window, driven as a person would: find by role, label or text, click, type, look.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Builder, Capabilities, Key } from "selenium-webdriver";

import { examine, find, keepPainting } from "./page.js";
import { startDriver, startScreen } from "./processus.js";

export { Key };

const ROOT = resolve(import.meta.dirname, "../..");
const APPLICATION = join(process.env.CARGO_TARGET_DIR || join(ROOT, "target"), "debug", "quantieme-desktop");
const CAPTURES = join(import.meta.dirname, "captures");
const CAPTURES_KEPT = process.env.CAPTURES ? join(ROOT, "assets", "captures") : CAPTURES;
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How long a person would wait for something to appear. */
const PATIENCE = 10_000;
/** No story lasts longer: past that the window is stuck, and the driver itself would wait for ever. */
const STORY = 120_000;

/**
 * Opens the window, lives a story in it, and closes everything whatever happens. `home` is the computer it opens on
 * (see emptyComputer); `au` is the date it believes to be today.
 */
export async function withWindow({ home, au, args = [] }, story) {
  const window = await Fenetre.open(home, [...(au ? ["--au", au] : []), ...args]);
  try {
    await within(STORY, story(window), "L'histoire dure trop longtemps : la fenêtre ne répond plus.");
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
  return home;
}

class Fenetre {
  static async open(home, args) {
    const screen = await startScreen();
    let driver;
    try {
      driver = await startDriver(environment(home, screen.display));
      const capabilities = new Capabilities()
        .setBrowserName("wry")
        .set("tauri:options", { application: APPLICATION, args });
      const build = new Builder().withCapabilities(capabilities).usingServer(driver.address).build();
      const session = await within(STORY, Promise.resolve(build), "Elle ne répond pas.");
      await session.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 });
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

  async click(is, name, root) {
    await (await this.role(is, name, root)).click();
  }

  /** Replaces what a field holds. */
  async fill(label, words) {
    const field = await this.label(label);
    await field.clear();
    await field.sendKeys(words);
  }

  async press(...keys) {
    await this.session.actions().sendKeys(...keys).perform();
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

  async capture(name, folder = CAPTURES_KEPT) {
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${name}.png`);
    await this.evaluate(keepPainting);
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
      return `\n\nPannes : ${troubles}\nÀ l'écran (${await this.capture("echec", CAPTURES)}) :\n${(await this.words()).slice(0, 1_500)}`;
    };
    return within(PATIENCE, look(), "pas de réponse").catch(
      (error) => `\n\nLa fenêtre ne répond plus (${error.message}).\n${this.driver.journal()}`,
    );
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

  async #find(criteria) {
    await this.#withAxe();
    return this.evaluate(find, criteria);
  }

  async #withAxe() {
    if (!(await this.evaluate(() => "axe" in window))) await this.session.executeScript(AXE);
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
function environment(home, display) {
  const { PATH } = process.env;
  return {
    PATH,
    HOME: home,
    DISPLAY: display,
    XDG_DATA_HOME: join(home, "donnees"),
    XDG_CONFIG_HOME: join(home, "reglages"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_RUNTIME_DIR: join(home, "execution"),
    QUANTIEME_ESSAI_DOSSIER: join(home, "choisis"),
    LANG: "C.UTF-8",
    LANGUAGE: "fr",
    TZ: "Europe/Paris",
    GDK_BACKEND: "x11",
    NO_AT_BRIDGE: "1",
    // Without a graphics card the faster renderer shows nothing.
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  };
}
