/** `npm start`: agent, virtual shop and virtual cashbox in one window. */
import process from 'node:process';
import { build } from './build.mjs';
import { PROGRAM, runHere } from './house.mjs';
import { setUp } from './setup.mjs';

const node = await setUp();
await build();
process.exitCode = await runHere(node, [PROGRAM, 'demo', ...process.argv.slice(2)]);
