/**
 * Proves what the README promises: a fresh clone works with the machine's own Node and npm, with install scripts on and off.
 * Not a part of `npm test`: it installs twice and needs the registry (or npm's cache). `node scripts/fresh-clone.mjs`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { MODULES, ROOT, runQuietly, say, stop } from './house.mjs';

const DEMO = ['start', '--', '--receipts', '3', '--exit', '--json'];
const COUNTS = '{"received":3,"fiscal":3,"reported":3,"delivered":3,"refused":0,"inDoubt":0,"duplicates":0}';
const INSTALLS = /ставлю пакеты/;
const BUILDS = /Сборка/;

// A path as people have them.
const home = mkdtempSync(join(tmpdir(), 'kassabridge свежая копия '));
const clone = join(home, 'касса');
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

await step('клон', 'git', ['clone', '--quiet', ROOT, clone], ROOT);
await step('до установки программа говорит, что делать', 'node', ['bin/kassabridge.mjs'], clone, {
  code: 1,
  fits: (text) => text.includes('npm start'),
});
await step('npm start в свежей копии', 'npm', DEMO, clone, { fits: (text) => made(text) && INSTALLS.test(text) });
await step('второй раз: ничего не ставит и не собирает', 'npm', DEMO, clone, {
  fits: (text) => made(text) && !INSTALLS.test(text) && !BUILDS.test(text),
});
await step('npx kassabridge', 'npx', ['kassabridge', '--version'], clone, {
  fits: (text) => /^\d+\.\d+\.\d+$/m.test(text),
});
rmSync(join(clone, 'node_modules'), { recursive: true });
await step('npm start, скрипты установки выключены', 'npm', DEMO, clone, {
  fits: (text) => made(text) && INSTALLS.test(text),
  env: { npm_config_ignore_scripts: 'true' },
});
say('Свежая копия работает.');

function made(text) {
  return text.trimEnd().split('\n').includes(COUNTS);
}

/** One command of a person, with the machine's own Node: ours is taken off the path. */
async function step(name, program, args, cwd, { code: wanted = 0, fits = () => true, env = {} } = {}) {
  const startedMs = performance.now();
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(MODULES));
  const { npm_execpath: _, npm_config_prefix: __, ...rest } = process.env;
  const { code, text } = await runQuietly(program, args, {
    cwd,
    env: { ...rest, ...env, PATH: path.join(delimiter) },
    shell: process.platform === 'win32',
  });
  if (code !== wanted || !fits(text)) stop(text.trimEnd(), '', `Не прошло: ${name} (код выхода ${code}).`);
  say(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(1)} с`);
}
