// What a window needs around it: a screen (Xvfb), a session bus, tauri-driver. Everything started here is stopped
// here, even when a test breaks in the middle.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const TOOLS = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "quantieme", "outils", "bin");

const running = new Set();
process.on("exit", () => running.forEach((child) => signal(child, "SIGKILL")));
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => process.exit(1));

/** A screen of its own, so that a run looks the same everywhere; `VISIBLE=1` shows the windows on yours. */
export async function startScreen() {
  if (process.env.VISIBLE && process.env.DISPLAY) return { display: process.env.DISPLAY, stop: async () => {} };
  const child = start("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let number = "";
  child.stdio[3].on("data", (data) => (number += data));
  await until(() => number.includes("\n"), child, 20_000, "Xvfb ne donne pas d'écran");
  return { display: `:${number.trim()}`, stop: () => stop(child) };
}

/** tauri-driver under a session bus of its own. The window inherits `env`. */
export async function startDriver(env) {
  const [port, native] = await Promise.all([freePort(), freePort()]);
  const child = start(
    "dbus-run-session",
    ["--", "tauri-driver", "--port", port, "--native-port", native].map(String),
    { stdio: ["ignore", "pipe", "pipe"], env: { ...env, PATH: `${TOOLS}${delimiter}${env.PATH}` } },
  );
  const address = `http://127.0.0.1:${port}`;
  const ready = () => fetch(`${address}/status`).then((answer) => answer.ok, () => false);
  await until(ready, child, 20_000, "tauri-driver ne répond pas");
  return { address, stop: () => stop(child), journal: () => child.journal };
}

/** Each child leads its own process group, so that stopping it stops what it started. */
function start(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  child.journal = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data) => (child.journal = (child.journal + data).slice(-20_000)));
  }
  child.on("error", (error) => (child.failed = error));
  running.add(child);
  return child;
}

async function until(ready, child, patience, sentence) {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(50)) {
    if (child.failed || child.exitCode !== null) break;
    if (await ready()) return;
  }
  await stop(child);
  throw new Error(`${sentence}. ${child.failed ?? ""}\n${child.journal}`);
}

async function stop(child) {
  running.delete(child);
  if (!signal(child, "SIGTERM")) return;
  for (const end = Date.now() + 3_000; Date.now() < end; await sleep(30)) if (!signal(child, 0)) return;
  signal(child, "SIGKILL");
}

/** Sends a signal to a child's whole group; false if nobody is left there. */
function signal(child, name) {
  try {
    return child.pid !== undefined && process.kill(-child.pid, name);
  } catch {
    return false;
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
