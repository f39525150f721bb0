import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { MODULES, ROOT } from '../house.mjs';

/** What lies as it is beside the agent: packages with a native part, and those that load pieces of themselves by name. */
export const BESIDE_AGENT = ['serialport', 'koffi', 'fastify'];
/** What the bundles of the shell and of the window are made of, beside the dependencies of the agent. */
const BUNDLED = [
  'electron-store',
  'electron-updater',
  'react',
  'react-dom',
  '@fluentui/react-components',
  '@fluentui/react-icons',
  '@tanstack/react-virtual',
  'qrcode',
];

const HERE = { os: process.platform, modules: [MODULES] };

/**
 * These packages and all they depend on that is there: folder, `package.json` and `node_modules/…` of each, once.
 *
 * @param {readonly string[]} names
 * @param {{ os: string, modules: readonly string[] }} system folders of packages, looked into one after another
 */
export function withDependencies(names, { os, modules }) {
  const found = new Map();
  const visit = (name, from) => {
    const place = placeOf(name, from, modules);
    if (!place || found.has(place.folder)) return;
    const about = JSON.parse(readFileSync(join(place.folder, 'package.json'), 'utf8'));
    // Optional ones are the binaries of one platform each.
    if (about.os && ![about.os].flat().includes(os)) return;
    found.set(place.folder, { ...place, about });
    for (const next of Object.keys({ ...about.dependencies, ...about.optionalDependencies })) visit(next, place.folder);
  };
  for (const name of names) visit(name, ROOT);
  return [...found.values()];
}

/** Everything a customer gets of other people's work. */
export function shippedPackages(system = HERE) {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return withDependencies([...Object.keys(dependencies), ...BUNDLED], system);
}

/** As Node looks for it: the nearest node_modules upwards; then what was fetched. */
function placeOf(name, from, modules) {
  for (let at = from; at.startsWith(ROOT); at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return { folder, name: nameInside(folder, modules) };
  }
  const root = modules.find((one) => existsSync(join(one, name, 'package.json')));
  return root && { folder: join(root, name), name };
}

/** `a` or `a/node_modules/b`: where it lies below node_modules. */
function nameInside(folder, modules) {
  const root = modules.find((one) => folder.startsWith(one)) ?? MODULES;
  return folder.slice(root.length + 1);
}
