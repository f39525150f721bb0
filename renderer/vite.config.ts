import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page of the window: local files only, no inline script, no source map that would double the package. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
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
