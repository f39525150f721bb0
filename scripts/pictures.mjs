/** Takes the pictures in docs/ of the built window anew: `node scripts/pictures.mjs`. Everything on them is invented. */
import { join } from 'node:path';
import { tryBuildWindow } from './build-window.mjs';
import { ROOT, runHere, stop } from './house.mjs';
import { setUp } from './setup.mjs';

const node = await setUp();
if (!(await tryBuildWindow())) stop('Окно не собралось; причина выше. (The window does not build.)');
process.exitCode = await runHere(node, [join(ROOT, 'test', 'window', 'take-pictures.ts'), join(ROOT, 'docs')]);
