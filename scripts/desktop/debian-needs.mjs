/** Which programs and libraries each part of the desktop's tests needs, and the Debian package that brings them. Looks at files only. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64'];

const program = (name, debian = name) => ({ program: name, debian });
const library = (name, debian) => ({ library: name, debian });
const file = (path, debian) => ({ file: path, debian });

const FONTS = [
  file('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', 'fonts-dejavu-core'),
  file('/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf', 'fonts-liberation'),
];
/** A private screen with a tray on it, and Electron in it. */
const ELECTRON = [
  program('Xvfb', 'xvfb'),
  program('setpriv', 'util-linux'),
  program('dbus-daemon'),
  program('busctl', 'systemd'),
  program('openbox'),
  program('xfce4-panel'),
  program('xdotool'),
  program('import', 'imagemagick'),
  program('unzip'),
  library('libgtk-3.so.0', 'libgtk-3-0'),
  library('libnss3.so', 'libnss3'),
  library('libgbm.so.1', 'libgbm1'),
  library('libasound.so.2', 'libasound2'),
  ...FONTS,
];
const DBUSMOCK = file('/usr/lib/python3/dist-packages/dbusmock/__init__.py', 'python3-dbusmock');

/** `russian`: how the line about a skipped part calls it. */
export const PARTS = {
  chromium: { russian: 'окно в Chromium', needs: [program('chromium'), ...FONTS] },
  tray: { russian: 'значок и окно в настоящем Electron', needs: ELECTRON },
  notifications: {
    russian: 'уведомления',
    needs: [...ELECTRON, DBUSMOCK, library('libnotify.so.4', 'libnotify4')],
  },
  popups: {
    russian: 'снимки уведомлений',
    needs: [...ELECTRON, program('dunst'), library('libnotify.so.4', 'libnotify4')],
  },
  sleep: { russian: 'сон и пробуждение', needs: [...ELECTRON, DBUSMOCK] },
  keyring: { russian: 'хранилище паролей', needs: [...ELECTRON, program('gnome-keyring-daemon', 'gnome-keyring')] },
  serial: { russian: 'касса на последовательной линии', needs: [program('socat')] },
  // ATOL's driver looks for devices on USB through it, and calls itself broken without.
  vendorUsb: { russian: 'поиск кассы драйвером АТОЛ', needs: [library('libusb-1.0.so.0', 'libusb-1.0-0')] },
  nsis: { russian: 'установщик NSIS', needs: [program('makensis', 'nsis')] },
};

/** @param {readonly string[]} folders of the PATH */
export function isThere(need, folders) {
  if (need.program) return folders.some((folder) => existsSync(join(folder, need.program)));
  if (need.library) return LIBRARY_FOLDERS.some((folder) => existsSync(join(folder, need.library)));
  return existsSync(need.file);
}

/** Debian packages that these parts still need, each once. */
export function missingPackages(names = Object.keys(PARTS), folders = []) {
  const needs = names.flatMap((name) => PARTS[name].needs);
  return [...new Set(needs.filter((need) => !isThere(need, folders)).map((need) => need.debian))];
}
