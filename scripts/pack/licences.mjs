import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedPackages } from './shipped-packages.mjs';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;
const LINE = '-'.repeat(78);

/** Writes the list of everybody whose work is in the package, with their licences whole. */
export function writeLicences(path, system) {
  const rows = shippedPackages(system)
    .map(({ folder, about }) => ({ name: `${about.name} ${about.version}`, licence: licenceOf(about), folder }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const unnamed = rows.filter(({ licence }) => licence === undefined);
  if (unnamed.length > 0) throw new Error(`No licence is named by: ${unnamed.map(({ name }) => name).join(', ')}`);
  const text = rows.map(({ name, licence, folder }) => `${LINE}\n${name}\n${licence}\n\n${textsOf(folder)}`).join('\n');
  const head =
    'KassaBridge contains the work of others, under these licences. Node.js: LICENSE.node.txt; Electron brings its own files.\n\n';
  writeFileSync(path, head + text);
  return rows.length;
}

function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ');
}

function textsOf(folder) {
  return readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}
