/** A copy of Electron's dist that starts an app from its folder: the stand-in for the `default_app.asar` that it came without. */
import { linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = { name: 'electron-dev', version: '0.0.0', main: 'index.mjs' };
const STARTER = `// Starts the app whose folder is the first argument that is no option.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const fail = (error) => {
  console.error(error);
  process.exit(1);
};
const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!named) fail('usage: electron <app folder>');
const folder = resolve(named);
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.name = manifest.productName || manifest.name;
app.setVersion(manifest.version);
app.setAppPath(folder);
app.setPath('userData', join(app.getPath('appData'), app.name));
// Electron is not ready before this file has been read: what an app may say only until then is in time, as in a packed one.
await import(pathToFileURL(join(folder, manifest.main || 'index.js')).href).catch(fail);
`;

/** Fills `folder` with hard links to the clean dist, so that the 262 MB lie on the disk once. Whoever changes a file there must replace it. */
export function writeDevCopy(clean, folder) {
  linkAll(clean, folder);
  const starter = join(folder, 'resources', 'app');
  mkdirSync(starter, { recursive: true });
  writeFileSync(join(starter, 'package.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(starter, 'index.mjs'), STARTER);
}

function linkAll(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(target, { recursive: true });
      linkAll(source, target);
    } else linkSync(source, target);
  }
}
