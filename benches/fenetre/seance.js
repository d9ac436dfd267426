// A window of a release build, opened by the driver as window tests open theirs, with the instant it was asked for.

import { chmod, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const require = createRequire(new URL("../../tests/fenetre/package.json", import.meta.url));
const { Builder, By, Capabilities, Key } = require("selenium-webdriver");
export { By, Key };

const PATIENCE = 30_000;

/** Opens `program`; gives its session, and the milliseconds from the asking to the mark its page sets once painted. */
export async function open(driver, folder, program, args = []) {
  const launcher = join(folder, "lancer.sh");
  const asked = join(folder, "demande");
  // The clock is read before anything of the window is: its process keeps the number of this shell.
  await writeFile(launcher, `#!/bin/sh\necho "$(date +%s%N) $$" >"${asked}"\nexec "${program}" "$@"\n`);
  await chmod(launcher, 0o700);
  const capabilities = new Capabilities()
    .setBrowserName("wry")
    .setPageLoadStrategy("none")
    .set("tauri:options", { application: launcher, args });
  const session = await new Builder().withCapabilities(capabilities).usingServer(driver.address).build();
  try {
    await session.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
    // The window's first document is empty, and goes as it is asked.
    const asking = () => session.executeScript(firstPage).catch((error) => (error.name === "NoSuchFrameError" ? null : Promise.reject(error)));
    const painted = await until(asking, "la page ne se dit pas peinte");
    const [instant, pid] = (await readFile(asked, "utf8")).trim().split(" ");
    return { session, pid: Number(pid), painted: painted - Number(instant) / 1e6 };
  } catch (error) {
    await session.quit().catch(() => {});
    throw error;
  }
}

/** When the page said to be painted, in milliseconds since the epoch. */
function firstPage() {
  const [mark] = performance.getEntriesByName("page");
  return mark && performance.timeOrigin + mark.startTime;
}

/** Waits until something is true, and gives it. */
export async function until(look, sentence) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(100)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${sentence}.`);
}
