// What the screens weigh once built, file by file as gzip sends them; the editor and the reader of PDF stand apart.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const APART = [
  { part: "éditeur", holds: /^editeur-/ },
  { part: "lecteur de PDF", holds: /^pdf[-.]/ },
];
/** Already compressed, and counted by nobody as code. */
const FONT = /\.woff2$/;

/** Every file of a built interface: its part, its bytes, its bytes under gzip. Fonts are left out. */
export async function weigh(dist) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !FONT.test(entry.name));
  return Promise.all(
    files.map(async ({ name, parentPath, path }) => {
      const bytes = await readFile(join(parentPath ?? path, name));
      const part = APART.find(({ holds }) => holds.test(name))?.part ?? "écrans";
      return { name, part, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
    }),
  );
}

/** How much each part weighs. */
export function sums(files) {
  const parts = new Map();
  for (const { part, gzip } of files) parts.set(part, (parts.get(part) ?? 0) + gzip);
  return parts;
}
