import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** These packages and all they depend on that is installed here: folder and package.json of each, once. */
export function withDependencies(names) {
  const found = new Map();
  const visit = (name, from) => {
    const folder = folderOf(name, from);
    if (!folder || found.has(folder)) return;
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    found.set(folder, about);
    // Optional ones are the binaries of one platform each: those of this one are installed.
    for (const next of Object.keys({ ...about.dependencies, ...about.optionalDependencies })) visit(next, folder);
  };
  for (const name of names) visit(name, ROOT);
  return [...found].map(([folder, about]) => ({ folder, about }));
}

/** Everything a customer gets of other people's work. */
export function shippedPackages() {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return withDependencies([...Object.keys(dependencies), ...BUNDLED]);
}

/** As Node looks for it: the nearest node_modules upwards. */
function folderOf(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === ROOT || at === dirname(at)) return undefined;
  }
}

/** `node_modules/…` of a package's folder. */
export function moduleName(folder) {
  return folder.slice(MODULES.length + 1);
}
