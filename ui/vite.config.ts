import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // Recorded answers and their pages are served to the harness only, never shipped.
  publicDir: mode === 'essai' ? 'src/essai/public' : false,
  // Svelte has a server build too; tests want the one that draws.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  // The harness reads the answers that the engine's tests recorded.
  server: { fs: { allow: ['..'] } },
  build: {
    target: 'safari17',
    // A data: font or picture would need a wider content security policy.
    assetsInlineLimit: 0,
    // pdf.js is large, loads only beside a letter, and comes from the disk.
    chunkSizeWarningLimit: 900,
    // Every engine we open in knows it.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Weighed apart from the screens, and needed by none of the first ones.
            {
              name: 'editeur',
              test: /node_modules[\\/](prosemirror-|markdown-it|diff|mdurl|uc\.micro|linkify-it|entities|punycode|orderedmap|rope-|w3c-keyname)|courrier[\\/]texte/,
              priority: 1,
            },
            // What every screen takes: one file, rather than one for each handful of them.
            {
              name: 'commun',
              test: /node_modules|src[\\/](kit|lib|api)[\\/]|src[\\/]ecrans[\\/](communs|chemins)/,
              minShareCount: 2,
              priority: 2,
            },
            // Small pages of one book: together they weigh less.
            {
              name: 'reperes',
              test: /src[\\/]ecrans[\\/](reperes|manuel)[\\/](?!Raccourci)\w+\.svelte/,
              priority: 0,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    // axe reads whole screens: a busy machine needs more than five seconds for it.
    testTimeout: 180_000,
    // Left to itself, vitest keeps one core of two to itself and does nothing with it.
    maxWorkers: '100%',
    setupFiles: ['src/essai/preparer.ts'],
  },
}));
