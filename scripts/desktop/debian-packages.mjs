/**
 * What the desktop's tests need of Debian, and how they get it. Only tests call this: a shop owner's `npm start` installs nothing.
 * `node scripts/desktop/debian-packages.mjs` does it by hand.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { isStartedFile, ROOT, runQuietly, say } from '../house.mjs';
import { isThere, missingPackages, PARTS } from './debian-needs.mjs';
import { oneAtATime } from './whole-or-not.mjs';

/** Names the packages that a try did not bring: for an hour nobody tries them again. */
const TRIED = join(ROOT, '.cache', 'desktop-packages-tried');
const TRY_AGAIN_MS = 3_600_000;
const UPDATE_LIMIT_MS = 120_000;
const INSTALL_LIMIT_MS = 420_000;
/** Another test may be installing something. */
const APT = ['-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=1'];

/**
 * Looks for the programs and libraries of these parts of the tests, and installs what is missing where it may.
 *
 * @param {readonly (keyof typeof PARTS)[]} names all parts when left out
 * @param {{ path?: string, uid?: number, tried?: string }} machine where to look instead, for testing this very file
 * @returns what is skipped, and one Russian line about each; empty when everything is there
 */
export async function desktopPackages(names = Object.keys(PARTS), machine = {}) {
  const path = machine.path ?? process.env.PATH ?? '';
  const folders = path.split(delimiter).filter(Boolean);
  const missing = () => missingPackages(names, folders);
  if (missing().length === 0) return [];
  const why = await install(missing, { uid: process.getuid?.(), tried: TRIED, ...machine, path, folders });
  return names.flatMap((part) => skippedPart(part, missingPackages([part], folders), why));
}

function skippedPart(part, packages, why) {
  if (packages.length === 0) return [];
  return [
    { part, packages, line: `ПРОПУЩЕНО (skipped): ${PARTS[part].russian} — нет ${packages.join(', ')} (${why})` },
  ];
}

/** @returns why something may still be missing after it, in Russian */
async function install(missing, { uid, tried, path, folders }) {
  if (process.platform !== 'linux') return 'это не Linux';
  if (!isThere({ program: 'apt-get' }, folders)) return 'поставить нечем: нет apt-get';
  if (uid !== 0) return `поставить может только root: apt-get install ${missing().join(' ')}`;
  return oneAtATime(tried, async () => {
    // Whoever had the lock before us may have brought them, or may have tried in vain.
    if (missing().length === 0) return '';
    if (wereTried(missing(), tried)) return 'apt-get их недавно уже не поставил';
    const env = { ...process.env, PATH: path, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (args, timeout) => runQuietly('apt-get', [...APT, ...args], { env, timeout });
    await apt(['update'], UPDATE_LIMIT_MS);
    const { text } = await apt(['install', '-y', '--no-install-recommends', ...missing()], INSTALL_LIMIT_MS);
    if (missing().length === 0) {
      rmSync(tried, { force: true });
      return '';
    }
    mkdirSync(dirname(tried), { recursive: true });
    writeFileSync(tried, missing().join('\n'));
    return `apt-get их не поставил: ${text.trim().split('\n').at(-1) || 'молча'}`;
  });
}

function wereTried(packages, tried) {
  const made = statSync(tried, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined || Date.now() - made > TRY_AGAIN_MS) return false;
  const inVain = readFileSync(tried, 'utf8').split('\n');
  return packages.every((name) => inVain.includes(name));
}

if (isStartedFile(import.meta.url)) {
  const skipped = await desktopPackages();
  for (const { line } of skipped) say(line);
  if (skipped.length === 0) say('Пакеты Debian для испытаний окна и значка на месте');
  process.exitCode = skipped.length === 0 ? 0 : 1;
}
