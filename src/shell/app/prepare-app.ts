import { join } from 'node:path';
import type { App, Protocol } from 'electron';
import type { ShellOptions } from '../places/places.ts';
import { PAGE_SCHEME } from '../window/page-address.ts';

/** Windows ties notifications and the taskbar to it: the same as `appId` of the installer. */
const APP_ID = 'ru.kassabridge.tray';

/** Everything that has to be said before Electron is ready, and before the lock: a demo has a lock of its own. */
export function prepareApp(
  app: Pick<
    App,
    'setName' | 'setPath' | 'getPath' | 'setAppUserModelId' | 'disableHardwareAcceleration' | 'commandLine'
  >,
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>,
  { demo }: ShellOptions,
): void {
  app.setName('KassaBridge');
  app.setPath('userData', join(app.getPath('appData'), demo ? 'KassaBridge-demo' : 'KassaBridge'));
  app.setAppUserModelId(APP_ID);
  // A page of text needs no graphics card, and a tray that waits for months not the memory of its driver.
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('disable-gpu');
  app.commandLine.appendSwitch('disable-software-rasterizer');
  // Nothing comes from the network but a signed update: no process of its own for that, month after month. On Linux it would
  // have no sandbox either.
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
  // For the page: young objects of six quiet screens fit into little, and a page that is never compiled for speed is drawn as
  // soon, takes a sixth less memory and leaves nobody a compiler to attack.
  app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=1 --lite-mode');
  // On Linux the packed program would ask the keyring for a key to its cookies, and wait for whoever unlocks that before it is
  // ready. It has no cookies, and its secrets are the agent's.
  app.commandLine.appendSwitch('password-store', 'basic');
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}
