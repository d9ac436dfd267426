// Looks for words in everything that lies in a folder, as someone who has stolen the disk would.

import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/**
 * Where words stand in clear in a folder, in the names of its files as in their bytes: UTF-8 or UTF-16, whatever the
 * capitals. Skips the folders `aside` (relative to it). Gives how many files were read, and each word found.
 */
export async function clearWords(folder, words, aside) {
  const wanted = words.flatMap((word) =>
    ["utf8", "utf16le"].map((code) => ({ word, code, bytes: folded(Buffer.from(word, code)) })),
  );
  const found = [];
  let files = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(folder, path);
    if (aside.some((other) => name === other || name.startsWith(`${other}/`))) continue;
    const look = (held, where) =>
      found.push(...wanted.filter(({ bytes }) => held.includes(bytes)).map(({ word, code }) => ({ word, code, where })));
    look(folded(Buffer.from(name)), `nom de ${name}`);
    if (!entry.isFile()) continue;
    // What a window erases while we look is gone for a thief too.
    const bytes = await readFile(path).catch((error) => (error.code === "ENOENT" ? null : Promise.reject(error)));
    if (bytes === null) continue;
    files += 1;
    look(folded(bytes), name);
  }
  return { files, found };
}

/** One character a byte, without capitals: the same folding on both sides. */
function folded(bytes) {
  return bytes.toString("latin1").toLowerCase();
}
