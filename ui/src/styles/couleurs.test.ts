import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const couleur =
  /#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgb|hsl|oklch|oklab|lab|lch|hwb)a?\(|:\s*(?:white|black|red|green|blue|gr[ae]y|orange|yellow)\b/i;

const feuilles = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (f) => /\.(css|svelte)$/.test(f) && f !== 'styles/tokens.css',
);

test.each(feuilles)('%s writes no colour of its own', (fichier) => {
  const texte = readFileSync(`src/${fichier}`, 'utf8');
  const css = fichier.endsWith('.css') ? texte : (texte.match(/<style>([^]*)<\/style>/)?.[1] ?? '');
  expect(css.match(couleur)?.[0] ?? null).toBeNull();
});

test.each(feuilles)('%s sets no style through markup, which the security policy refuses', (fichier) => {
  expect(readFileSync(`src/${fichier}`, 'utf8')).not.toMatch(/\sstyle=|\{@html/);
});
