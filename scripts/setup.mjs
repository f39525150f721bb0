/** Sets the house up: the packages of the lock file and the Node 24 among them. The second time it only looks. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import {
  isStartedFile,
  isSupportedPlatform,
  MODULES,
  majorOf,
  OLDEST_MAJOR,
  pinnedNode,
  platformName,
  ROOT,
  runQuietly,
  say,
  stop,
  WANTED_MAJOR,
} from './house.mjs';

const STAMP = join(MODULES, '.kassabridge-setup');

/** Makes the house ready or ends the process in words. Resolves with the path of Node 24. */
export async function setUp() {
  checkOwnNode();
  const wanted = lockHash();
  if (readText(STAMP) !== wanted) {
    if (!installedMatchesLock()) await install();
    await checkBinaries(ourNode());
    writeFileSync(STAMP, wanted);
    say('Подготовка: готово (set-up done)');
  }
  return ourNode();
}

function checkOwnNode() {
  if (majorOf(process.version) >= OLDEST_MAJOR) return;
  stop(
    `Нужен Node.js ${OLDEST_MAJOR} или новее, а запущен ${process.version}.`,
    'Поставьте текущую LTS-версию с https://nodejs.org и повторите команду.',
    `(Node ${OLDEST_MAJOR} or newer is needed, this is ${process.version}.)`,
  );
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(platformName())
    .digest('hex');
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Does node_modules hold what the lock file names? npm writes there what it installed; packages of other systems may be absent. */
function installedMatchesLock() {
  const installed = readText(join(MODULES, '.package-lock.json'));
  if (installed === undefined) return false;
  const has = JSON.parse(installed).packages;
  const wants = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wants).every(([path, row]) => {
    if (path === '') return true;
    const there = has[path];
    return there ? there.version === row.version && there.integrity === row.integrity : row.optional === true;
  });
}

async function install() {
  say('Подготовка: ставлю пакеты из package-lock.json (installing packages)…');
  // No script of any package runs: everything we need comes as a binary inside its package.
  const { code, text } = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code === 0) return;
  stop(text.trimEnd(), '', 'Пакеты не установились (npm ci не удался). Причина выше; проверьте сеть и повторите.');
}

function runNpm(args) {
  const cli = npmCli();
  // npm is a script: started through our own Node there is no shell in between, on Windows neither.
  if (cli) return runQuietly(process.execPath, [cli, ...args]);
  return process.platform === 'win32' ? runQuietly('npm.cmd', args, { shell: true }) : runQuietly('npm', args);
}

function npmCli() {
  const home = dirname(realpathSync(process.execPath));
  return [
    process.env.npm_execpath,
    join(home, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(home, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
}

function ourNode() {
  const node = pinnedNode();
  if (node) return node;
  if (!isSupportedPlatform()) {
    stop(
      `KassaBridge работает на Windows x64 и Linux x64, а эта система — ${platformName()}.`,
      `(No Node ${WANTED_MAJOR} comes with the project for ${platformName()}.)`,
    );
  }
  return stop(
    `Не найден Node ${WANTED_MAJOR}, который идёт вместе с проектом: необязательные пакеты не поставлены.`,
    'Удалите папку node_modules и повторите команду без --omit=optional.',
    `(The pinned Node ${WANTED_MAJOR} is missing: optional packages were left out.)`,
  );
}

async function checkBinaries(node) {
  const version = await runQuietly(node, ['--version']);
  if (majorOf(version.text.trim()) !== WANTED_MAJOR) {
    stop(
      version.text.trimEnd(),
      `Node ${WANTED_MAJOR} из проекта на этой системе не запускается (нужна Windows x64 или Linux x64 с glibc).`,
    );
  }
  for (const name of ['serialport', 'koffi']) {
    const { code, text } = await runQuietly(node, ['-e', `require(${JSON.stringify(name)})`]);
    if (code !== 0) stop(text.trimEnd(), `Пакет ${name} не загружается: нет готовой сборки для этой системы.`);
  }
}

if (isStartedFile(import.meta.url)) {
  await setUp();
  say(`Готово: ${pinnedNode()}`);
}
