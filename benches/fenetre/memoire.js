// The memory of a window: its own process, and those where WebKit shows pages and reads addresses.

import { readdir, readFile } from "node:fs/promises";

/** Proportional memory of a process and of all it started, in megabytes. What is shared is counted once between those who share. */
export async function memory(root) {
  const children = new Map();
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    // The name stands between brackets and may hold any character.
    const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    if (parent) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = (pid) => [pid, ...(children.get(pid) ?? []).flatMap(tree)];
  const each = await Promise.all(
    tree(String(root)).map(async (pid) => {
      const [name, rollup] = await Promise.all([
        readFile(`/proc/${pid}/comm`, "utf8").catch(() => ""),
        readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => ""),
      ]);
      return { name: name.trim(), mb: Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024 };
    }),
  );
  return { total: each.reduce((sum, { mb }) => sum + mb, 0), each };
}
