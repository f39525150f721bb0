/** `npm run bench`: the figures of the product. Node 24 reads the TypeScript of the bench as it is. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from './build.mjs';
import { tryBuildWindow } from './build-window.mjs';
import { ROOT, runHere, stop } from './house.mjs';
import { setUp } from './setup.mjs';

const BENCH = join(ROOT, 'test', 'bench', 'main.ts');

const node = await setUp();
await build();
if (!(await tryBuildWindow())) stop('Окно не собралось; причина выше. (The window does not build.)');
if (!existsSync(BENCH)) stop('Замеров ещё нет: нет файла test/bench/main.ts.');
process.exitCode = await runHere(node, [BENCH, ...process.argv.slice(2)]);
