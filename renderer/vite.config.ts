import { fileURLToPath } from 'node:url';
import griffel from '@griffel/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Its types are those of a CommonJS module, which it is not.
const aheadOfTime = griffel as unknown as typeof griffel.default;

/** The page of the window: local files only, no inline script, no source map that would double the package. */
export default defineConfig({
  root: here('.'),
  base: './',
  // Styles are worked out here: done by the page, that took a tenth of the time from the click to the window.
  plugins: [react(), aheadOfTime()],
  build: {
    outDir: here('../dist/window'),
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: { polyfill: false },
    // What the first screen needs comes as one script: each one more is a question to the main process while a person waits.
    // In ASCII: one letter that is none doubles what the whole script takes in the page's memory.
    rolldownOptions: {
      output: { charset: 'ascii', codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
  },
});
