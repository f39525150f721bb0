// The smallest tray program: proves the tools of the tests, see ../../support.test.ts. It writes down what happened to it.
import { app, BrowserWindow, Menu, Notification, nativeImage, powerMonitor, Tray } from 'electron';

const SIDE = 16;
/** Blue, green, red, alpha: one color all over. */
const BLUE = Buffer.from([0xc0, 0x40, 0x20, 0xff]);
const PAGE = 'data:text/html;charset=utf-8,<h1>Касса</h1>';
globalThis.happened = [];
const note = (what) => () => globalThis.happened.push(what);

app.on('window-all-closed', note('all windows closed'));
void app.whenReady().then(() => {
  const icon = nativeImage.createFromBitmap(Buffer.alloc(SIDE * SIDE * 4, BLUE), { width: SIDE, height: SIDE });
  // A tray that no variable holds is collected, and its icon with it.
  globalThis.tray = new Tray(icon);
  globalThis.tray.setToolTip('Касса: всё в порядке');
  globalThis.tray.on('click', note('icon clicked'));
  const notify = () => {
    globalThis.shown = new Notification({ title: 'Нет связи с ОФД', body: 'Старший документ ждёт 41 мин' });
    globalThis.shown.on('click', note('notification clicked'));
    globalThis.shown.show();
  };
  globalThis.tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Сообщить', click: notify },
      { label: 'Окно', click: () => void new BrowserWindow({ width: 400, height: 300 }).loadURL(PAGE) },
      { type: 'separator' },
      {
        label: 'Смена',
        submenu: [
          { label: 'Закрыть', click: note('shift closed') },
          { label: 'Снять X-отчёт', enabled: false },
        ],
      },
      { label: 'Запускать при входе', type: 'checkbox', checked: true },
    ]),
  );
  powerMonitor.on('suspend', note('suspend'));
  powerMonitor.on('resume', note('resume'));
});
