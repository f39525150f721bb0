/**
 * `npm run dist`: the packages of this machine's system. On Windows the installer, on Linux AppImage and deb; with `--dir` the
 * unpacked program alone. electron-builder fetches Electron and its tools by itself.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { tryBuildWindow } from './build-window.mjs';
import { platformName, ROOT, say, stop } from './house.mjs';
import { electronOutOfSupport } from './pack/electron-support.mjs';
import { gatherAgent } from './pack/gather-agent.mjs';
import { runBuilder } from './pack/run-builder.mjs';
import { setUp } from './setup.mjs';

const MIB = 1024 * 1024;
const OPTIONS = {
  dir: { type: 'boolean', default: false },
  platform: { type: 'string', default: platformName() },
  'electron-dist': { type: 'string' },
};

const wish = readWish();
await setUp();
await build();
if (!(await tryBuildWindow())) stop('Окно не собралось; причина выше. (The window does not build.)');
say('Агент для пакета (gathering the agent)…');
await gatherAgent(wish.platform).catch((error) => stop(error.message));
say('Пакет (electron-builder)…');
const files = await runBuilder(wish).catch((error) => stop(...whyNot(error)));
say('', ...made(files), ...whatNext(), ...electronNotice());

function readWish() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    const { platform, dir: isFolder } = values;
    const named = values['electron-dist'];
    if (platform !== platformName() && !(isFolder && named))
      stop(
        `Пакет для ${platform} делают на ${platform}; здесь ${platformName()}.`,
        'Посмотреть на его содержимое можно и здесь: --dir --electron-dist ПАПКА (Electron той системы).',
      );
    const electron = named && { electronDist: resolve(named), electronVersion: versionIn(resolve(named)) };
    return { platform, isFolder, ...electron };
  } catch (error) {
    return stop(error.message, 'npm run dist -- [--dir] [--platform linux-x64|win32-x64] [--electron-dist ПАПКА]');
  }
}

/** Of the Electron that is packed without a word; one that was named is a matter of whoever named it. */
function electronNotice() {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const todo = electronOutOfSupport(devDependencies.electron, Date.now());
  return todo === undefined || wish.electronVersion !== undefined ? [] : ['', todo];
}

/** Every Electron says its version in a file. */
function versionIn(folder) {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

function whyNot(error) {
  return [
    String(error?.message ?? error),
    '',
    'Пакет не сделан; причина выше. electron-builder скачивает Electron и инструменты с github.com: нужен доступ к нему',
    '(или зеркало: ELECTRON_MIRROR, ELECTRON_BUILDER_BINARIES_MIRROR). Electron, который уже лежит здесь: --dir --electron-dist ПАПКА.',
  ];
}

function made(files) {
  if (wish.isFolder) {
    const folder = join(ROOT, 'release', wish.platform === 'win32-x64' ? 'win-unpacked' : 'linux-unpacked');
    return [`Готово: ${relative(ROOT, folder)}, ${mib(sizeOf(folder))} — программа без установщика.`];
  }
  return files.map((file) => `Готово: ${relative(ROOT, file)}, ${mib(statSync(file).size)}`);
}

function whatNext() {
  const [isWindows, isSigned] = [
    wish.platform === 'win32-x64',
    Boolean(process.env.CSC_LINK || process.env.WIN_CSC_LINK),
  ];
  if (wish.isFolder) return [];
  return [
    ...(isWindows && !isSigned
      ? [
          'Не подписано: Windows предупредит при установке. Подпись: CSC_LINK=сертификат.pfx и CSC_KEY_PASSWORD, затем снова npm run dist.',
        ]
      : []),
    'Установщик и обновления — в README, «Пакеты». (Installers and updates: README.)',
  ];
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function mib(bytes) {
  return `${Math.round(bytes / MIB)} МБ`;
}
