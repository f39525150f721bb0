#!/usr/bin/env node
/** `npx kassabridge`: finds Node 24 and the built program and hands over to them. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { majorOf, PROGRAM, pinnedNode, runHere, stop, WANTED_MAJOR } from '../scripts/house.mjs';

const isOurNode = majorOf(process.version) === WANTED_MAJOR;
const node = isOurNode ? process.execPath : pinnedNode();

if (!existsSync(PROGRAM) || !node) {
  stop(
    'KassaBridge ещё не собран. Выполните в папке проекта: npm start (или npm run build).',
    '(Not built yet: run npm start or npm run build in the project folder.)',
  );
} else if (isOurNode) {
  await import(pathToFileURL(PROGRAM).href);
} else {
  process.exitCode = await runHere(node, [PROGRAM, ...process.argv.slice(2)], { cwd: process.cwd() });
}
