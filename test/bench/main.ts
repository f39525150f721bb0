/** `npm run bench [-- --json] [--only NAME]`: the figures of the product, each beside its limit. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { GROUPS } from './groups.ts';
import { isWanted, runGroups } from './run.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
});

const names = GROUPS.flatMap(({ figures }) => figures.map(({ name }) => name));
const unknown = values.only.filter((wanted) => !names.some((name) => name.startsWith(wanted)));
if (unknown.length > 0) {
  console.error(`Нет замера: ${unknown.join(', ')}\nЕсть:\n  ${names.join('\n  ')}`);
  process.exit(2);
}

const figures = await runGroups(GROUPS, (name, onlyByName) => isWanted(name, values.only, onlyByName));
if (values.json) console.log(JSON.stringify({ figures }));
process.exit(0);
