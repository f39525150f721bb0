/** Bundles the command line into dist/: quick to start, rarely used libraries in pieces of their own. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
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
  rmSync(DIST, { recursive: true, force: true });
  const { build: bundle } = await import('esbuild');
  try {
    await bundle(bundleOptions());
  } catch {
    return false;
  }
  writeFileSync(STAMP, stamp);
  return true;
}

function bundleOptions() {
  return {
    absWorkingDir: ROOT,
    entryPoints: { kassabridge: 'src/cli/main.ts' },
    outdir: DIST,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Native parts find their binary beside themselves; fastify loads parts of itself by computed names.
    external: ['serialport', '@serialport/*', 'koffi', 'fastify'],
    // Bundled CommonJS packages still ask for Node's own modules by require().
    banner: {
      js: "import { createRequire as kassaRequire } from 'node:module'; const require = kassaRequire(import.meta.url);",
    },
    minify: false,
    charset: 'utf8',
    sourcemap: 'external',
    logLevel: 'warning',
  };
}

function sourceStamp() {
  const hash = createHash('sha256');
  const files = [
    ...filesUnder(join(ROOT, 'src')),
    join(ROOT, 'package.json'),
    join(ROOT, 'package-lock.json'),
    join(ROOT, 'scripts', 'build.mjs'),
  ];
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(ROOT, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

if (isStartedFile(import.meta.url)) {
  await setUp();
  await build();
  say(`Готово: ${relative(process.cwd(), PROGRAM)}`);
}
