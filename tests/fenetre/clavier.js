// Hands that never leave the keyboard: every key counts, and wherever they stop, one sees where one is.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { Key } from "./fenetre.js";

/** How long the page may take to put the focus where it should be; paths are slow to find before they are optimised. */
const PATIENCE = 20_000;

export class Mains {
  keys = 0;
  steps = [];
  #from = 0;

  constructor(window) {
    this.window = window;
  }

  /** Presses keys one after the other; words count as many as they have letters. */
  async press(...keys) {
    for (const words of keys) this.keys += [...words].length;
    await this.window.press(...keys);
  }

  async combine(held, key) {
    this.keys += 1;
    await this.window.combine(held, key);
  }

  /** Waits until the focus is on this, and can be seen there. */
  async at(role, name) {
    const end = Date.now() + PATIENCE;
    for (let seen; ; await sleep(50)) {
      seen = await this.#look();
      if (same(seen, role, name) && seen.trouble === null) return;
      if (Date.now() > end) assert.fail(`le clavier devait être sur ${role} « ${name} », il est sur ${told(seen)}`);
    }
  }

  /** Walks from stop to stop until this one; each stop on the way must be seen too. */
  async walk(role, name, { key = Key.TAB, most = 40 } = {}) {
    const stops = [];
    for (let i = 0; i < most; i += 1) {
      await this.press(key);
      const stop = await this.#rest();
      stops.push(told(stop));
      if (same(stop, role, name)) return;
    }
    assert.fail(`${role} « ${name} » ne s'atteint pas : ${stops.join(" → ")}`);
  }

  /** Walks down a form, in the order of the screen, and types in each field that one of these words answers. */
  async answer(answers, most = 120) {
    const left = [...answers];
    for (let i = 0; i < most && left.length > 0; i += 1) {
      await this.press(Key.TAB);
      const stop = await this.#rest();
      const known = left.findIndex(([question]) => same(stop, "textbox", question));
      if (known >= 0) await this.press(left.splice(known, 1)[0][1]);
    }
    assert.deepEqual(left, [], "des questions ne s'atteignent pas");
  }

  /** What was done, and in how many keys. */
  step(name) {
    this.steps.push(`${name} : ${this.keys - this.#from} touches`);
    this.#from = this.keys;
  }

  /** Where the keyboard stops: again a little later if the page was still moving. */
  async #rest() {
    let stop = await this.#look();
    for (let tries = 0; tries < 20 && stop.trouble !== null; tries += 1) {
      await sleep(50);
      stop = await this.#look();
    }
    assert.equal(stop.trouble, null, told(stop));
    return stop;
  }

  #look() {
    return this.window.evaluate(focused);
  }
}

const told = ({ role, name, trouble }) => `${role} « ${name} »${trouble ? ` (${trouble})` : ""}`;

function same(stop, role, name) {
  const wanted = typeof name === "string" ? plain(name) : new RegExp(name.source.replaceAll("’", "'"), name.flags);
  return stop.role === role && (typeof wanted === "string" ? stop.name === wanted : wanted.test(stop.name));
}

const plain = (words) => words.replace(/[\s\u00a0\u202f]+/g, " ").replaceAll("’", "'").trim();

/** Sent into the page, where axe is: what has the focus, and what would keep someone from seeing it. */
function focused() {
  const element = document.activeElement ?? document.body;
  axe.setup(document);
  const role = axe.commons.aria.getRole(element) ?? element.localName;
  const name = axe.commons.text.accessibleText(element).replace(/[\s\u00a0\u202f]+/g, " ").replaceAll("’", "'").trim();
  axe.teardown();
  const place = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const x = (Math.max(place.left, 0) + Math.min(place.right, innerWidth)) / 2;
  const y = (Math.max(place.top, 0) + Math.min(place.bottom, innerHeight)) / 2;
  const over = document.elementFromPoint(x, y);
  const trouble = () => {
    if (element === document.body) return "nulle part";
    if (place.bottom <= 0 || place.top >= innerHeight) return "hors de l'écran";
    // A title that has just come is read, not pressed: it needs no ring.
    if (element.tabIndex >= 0 && (outlineStyle === "none" || parseFloat(outlineWidth) < 2)) return "rien ne l'entoure";
    if (over && !element.contains(over) && !over.contains(element)) return `caché par ${over.outerHTML.slice(0, 80)}`;
    return null;
  };
  return { role, name, trouble: trouble() };
}
