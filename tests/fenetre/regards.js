// The same screen as others see it: a small laptop, a large screen, at night.

import { setTimeout as sleep } from "node:timers/promises";

import { until } from "./fenetre.js";

const [PETITE, GRANDE, HABITUELLE] = [
  [900, 600],
  [1600, 1000],
  [1240, 860],
];

/** Looks at the top of the screen as it stands. */
export async function voir(window, name) {
  await top(window);
  await window.capture(name);
  await window.accessible();
}

/** Looks at it also small in light and large in dark; nothing may be wider than a small window. */
export async function regarder(window, name) {
  await voir(window, name);
  await window.size(...PETITE);
  await top(window);
  // A drawing is made anew at this width: the time it takes, it may be wider.
  const fits = () => window.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  await until(fits, `« ${name} » dépasse d'une petite fenêtre`);
  await window.capture(`${name}-petite`);
  await window.size(...GRANDE);
  await night(window, true);
  await top(window);
  await sleep(600); // Pages of paper are drawn anew at another width.
  await window.capture(`${name}-nuit`);
  await window.accessible();
  await night(window, false);
  await window.size(...HABITUELLE);
  await top(window);
}

const top = (window) => window.evaluate(() => scrollTo(0, 0));

/** What the build makes of light-dark() follows these two, set from the colours the system asks. */
const night = (window, dark) =>
  window.evaluate((on) => {
    const { style } = document.documentElement;
    style.colorScheme = on ? "dark" : "";
    for (const [name, value] of [
      ["--lightningcss-light", " "],
      ["--lightningcss-dark", "initial"],
    ]) {
      if (on) style.setProperty(name, value);
      else style.removeProperty(name);
    }
  }, dark);
