/** `npm run check`: the static checks alone. */
import process from 'node:process';
import { say } from './house.mjs';
import { setUp } from './setup.mjs';
import { runStaticChecks } from './static-checks.mjs';

const { passed, failed } = await runStaticChecks(await setUp());
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
