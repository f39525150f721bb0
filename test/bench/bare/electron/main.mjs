/**
 * The least an Electron tray program with a poll can be: an icon, a menu, a question to a local socket every 5 s whose answer
 * becomes the tool tip, and on a click a window of one word. With the same switches as the shell, so that the difference is what
 * the shell itself costs. `BARE_SOCKET` names the socket, `BARE_LINES` a window full of lines instead of one of one word.
 */
import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { app, BrowserWindow, Menu, nativeImage, Tray } from 'electron';

const EVERY_MS = 5_000;
const SIDE = 16;
/** Blue, green, red, alpha: one color all over. */
const BLUE = Buffer.from([0xc0, 0x40, 0x20, 0xff]);
const socketPath = process.env['BARE_SOCKET'];
/** Lines are found on the screen, where one word is lost beside the frame of the window. */
const BODY = process.env['BARE_LINES']
  ? '<body style="background:repeating-linear-gradient(black 0 4px,white 4px 9px)">'
  : '<p>Hello';
let tray;

setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--optimize-for-size');
for (const compiler of ['sparkplug', 'maglev', 'turbofan']) setFlagsFromString(`--no-${compiler}`);
app.disableHardwareAcceleration();
app.commandLine.appendSwitch('disable-gpu');
app.commandLine.appendSwitch('disable-software-rasterizer');
app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=1 --lite-mode');
app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  tray = new Tray(nativeImage.createFromBitmap(Buffer.alloc(SIDE * SIDE * 4, BLUE), { width: SIDE, height: SIDE }));
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Выйти', click: () => app.quit() }]));
  tray.on('click', () => {
    const window = new BrowserWindow({ width: 1080, height: 720, title: 'BareTray' });
    void window.loadURL(`data:text/html,<title>BareTray</title>${BODY}`);
  });
  poll();
  setInterval(poll, EVERY_MS);
});

function poll() {
  const asked = request({ socketPath, path: '/' }, async (answer) => {
    let text = '';
    for await (const piece of answer) text += piece;
    tray.setToolTip(text);
  });
  asked.on('error', (error) => tray.setToolTip(error.message));
  asked.end();
}
