import { lstatSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import type { PseudoTerminal } from './pseudo-terminal.ts';
import type { KktServer } from './serve-tcp.ts';
import type { VirtualKkt } from './virtual-kkt.ts';

/**
 * Serves a virtual cashbox on a pseudo-terminal that looks like a COM port under `linkPath`. Without power the port is not there,
 * as with a USB device. Linux only.
 *
 * Rejects with words for a person: on another system, or when something that is no link lies at the path.
 */
export async function servePty(options: { readonly kkt: VirtualKkt; readonly linkPath: string }): Promise<KktServer> {
  const { kkt, linkPath } = options;
  if (process.platform !== 'linux') {
    throw new Error('Псевдотерминал для виртуальной кассы есть только в Linux. Укажите вместо него tcp:ПОРТ');
  }
  demandLinkOrNothing(linkPath);
  // Late: it loads a native library that nothing else here needs.
  const { openPseudoTerminal } = await import('./pseudo-terminal.ts');
  let terminal: PseudoTerminal | undefined;
  let isClosed = false;

  const plugOut = () => {
    terminal?.close();
    terminal = undefined;
    removeLink(linkPath);
  };
  const plugIn = async () => {
    if (isClosed || terminal || !kkt.isOn) return;
    const opened = await openPseudoTerminal();
    if (isClosed || terminal || !kkt.isOn) {
      opened.close();
      return;
    }
    terminal = opened;
    kkt.attach(opened.link, { seesReopening: false });
    pointLink(linkPath, opened.path);
  };
  /** Nothing is left to serve when the system refuses a terminal that it gave before. */
  const plugInAgain = () => plugIn().catch(() => plugOut());

  const stopPower = kkt.onPower((isOn) => {
    if (isOn) void plugInAgain();
    else plugOut();
  });
  const stopLine = kkt.onLineDropped(() => {
    plugOut();
    void plugInAgain();
  });
  await plugIn();
  return {
    name: linkPath,
    close: async () => {
      isClosed = true;
      stopPower();
      stopLine();
      plugOut();
    },
  };
}

function demandLinkOrNothing(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found && !found.isSymbolicLink()) throw new Error(`По пути ${path} лежит файл, а не ссылка; он не тронут`);
}

/** In one stroke, so that nobody finds half a link. */
function pointLink(path: string, target: string): void {
  const fresh = `${path}.${process.pid}.new`;
  symlinkSync(target, fresh);
  renameSync(fresh, path);
}

function removeLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(path);
}
