/** Bundles the command line, the driver host, the workbook's thread, the watcher of updates and the tray into dist/: quick to start, rarely used libraries in pieces of their own. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { hashFiles } from './hash-files.mjs';
import { DIST, isStartedFile, PROGRAM, ROOT, say, stop } from './house.mjs';
import { setUp } from './setup.mjs';

const STAMP = join(DIST, '.stamp');

/** Makes dist/ or ends the process in words. */
export async function build() {
  if (!(await tryBuild())) stop('Сборка не удалась; причина выше. (The build failed.)');
}

/** Makes dist/ when the sources have changed since. Resolves with false when they do not compile; esbuild has said why. */
export async function tryBuild() {
  const stamp = sourceStamp();
  if (existsSync(PROGRAM) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return true;
  say('Сборка (building dist)…');
  clean();
  const { build: bundle } = await import('esbuild');
  try {
    const programs = [bundleOptions, driverHostOptions, workbookWorkerOptions, updateWatchOptions, shellOptions];
    await Promise.all([...programs, preloadOptions].map((options) => bundle(options())));
  } catch {
    return false;
  }
  writeFileSync(STAMP, stamp);
  return true;
}

const COMMON = {
  absWorkingDir: ROOT,
  outdir: DIST,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  minify: false,
  charset: 'utf8',
  sourcemap: 'external',
  logLevel: 'warning',
};

/** A file of its own and small: there is a process of it for each cashbox, on Windows maybe of an older 32-bit Node. */
export function driverHostOptions() {
  return {
    ...COMMON,
    entryPoints: { 'driver-host': 'src/driver-host/main.ts' },
    target: 'node20',
    external: ['koffi'],
    plugins: [abiWithoutWords],
  };
}

/** The table of the library's ABI is mostly words for people; a driver host needs its functions and numbers. */
const abiWithoutWords = {
  name: 'abi-without-words',
  setup(bundler) {
    bundler.onLoad({ filter: /libfptr10-abi\.json$/ }, ({ path }) => {
      const { functions, constants } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ functions, constants }), loader: 'json' };
    });
  },
};

// Bundled CommonJS packages still ask for Node's own modules by require().
const WITH_REQUIRE = {
  js: "import { createRequire as kassaRequire } from 'node:module'; const require = kassaRequire(import.meta.url);",
};

/** A thread has a program of its own; the library of spreadsheets is in this one alone. */
function workbookWorkerOptions() {
  return {
    ...COMMON,
    entryPoints: { 'workbook-worker': 'src/adapters/day-report/workbook-worker.ts' },
    target: 'node24',
    banner: WITH_REQUIRE,
  };
}

function bundleOptions() {
  return {
    ...COMMON,
    entryPoints: { kassabridge: 'src/cli/main.ts' },
    chunkNames: 'parts/[name]-[hash]',
    splitting: true,
    target: 'node24',
    // Native parts find their binary beside themselves; fastify loads parts of itself by computed names.
    external: ['serialport', '@serialport/*', 'koffi', 'fastify'],
    banner: WITH_REQUIRE,
  };
}

/** The watcher of an update is copied away from everything an update replaces: one file. */
export function updateWatchOptions() {
  return {
    ...COMMON,
    entryPoints: { 'update-watch': 'src/update-watch/main.ts' },
    target: 'node24',
    external: ['koffi'],
    banner: WITH_REQUIRE,
  };
}

/** Main process of the tray: `electron` loads dist/shell/main.mjs. What is rarely used is in pieces of its own. */
export function shellOptions() {
  return {
    ...COMMON,
    outdir: join(DIST, 'shell'),
    entryPoints: { main: 'src/shell/main.ts' },
    chunkNames: 'parts/[name]-[hash]',
    splitting: true,
    // The Electron of the tests holds Node 20.
    target: 'node20',
    external: ['electron', 'koffi'],
    banner: WITH_REQUIRE,
  };
}

/** A sandboxed preload is one CommonJS file. */
export function preloadOptions() {
  return {
    ...COMMON,
    outdir: join(DIST, 'shell'),
    outExtension: { '.js': '.cjs' },
    entryPoints: { preload: 'src/preload/preload.ts' },
    format: 'cjs',
    target: 'chrome130',
    external: ['electron'],
  };
}

function sourceStamp() {
  const hash = createHash('sha256');
  hashFiles(hash, [
    join(ROOT, 'src'),
    join(ROOT, 'native'),
    join(ROOT, 'package.json'),
    join(ROOT, 'package-lock.json'),
    join(ROOT, 'scripts', 'build.mjs'),
  ]);
  return hash.digest('hex');
}

/** The window is built apart and stays. */
function clean() {
  if (!existsSync(DIST)) return;
  for (const name of readdirSync(DIST)) {
    if (name !== 'window') rmSync(join(DIST, name), { recursive: true, force: true });
  }
}

if (isStartedFile(import.meta.url)) {
  await setUp();
  await build();
  say(`Готово: ${relative(process.cwd(), PROGRAM)}`);
}
