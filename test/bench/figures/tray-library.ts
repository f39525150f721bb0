import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from '../../desktop/support/desktop.ts';
import type { Group } from '../figure.ts';
import { Bench } from '../support/bench.ts';
import { sleep } from '../support/time.ts';
import { agentAtWork } from '../support/tray-agent.ts';
import { ownElectron, startDesk, startTray, trayLaunch } from '../support/tray-desk.ts';
import { ELECTRON_NOTE, trayHere } from '../support/tray-here.ts';
import { changeInWords, memoryAtRest } from '../support/tray-rest.ts';
import type { TreeMemory } from '../support/tray-tree.ts';
import { notHere, vendorLibrary } from '../support/vendor-library.ts';

const CALM_DOWN_MS = 20_000;

export const trayLibrary: Group = {
  limitS: 180,
  figures: [
    {
      name: 'tray-library',
      title: 'касса через библиотеку АТОЛ вместо последовательной линии: насколько больше память всех процессов (PSS)',
      unit: 'MiB',
      limit: 50,
      better: 'less',
    },
  ],
  async measure(bench) {
    const here = await trayHere();
    if ('missing' in here) return notHere(this.figures, here);
    const found = await vendorLibrary();
    if ('missing' in found) return notHere(this.figures, found);
    const desktop = await startDesk(bench);
    const electron = ownElectron(bench, here.electron);
    // A copy, so that none but the measured driver host shares its pages and takes a part of the blame.
    const library = join(bench.folder, 'libfptr10.so');
    copyFileSync(found.library, library);
    const serial = await restWith(bench, desktop, electron);
    const throughLibrary = await restWith(bench, desktop, electron, library);
    return [
      {
        name: 'tray-library',
        value: throughLibrary.totalMib - serial.totalMib,
        notes: [`${changeInWords(serial, throughLibrary)} МиБ; драйвер АТОЛ 10.8.0.0; ${ELECTRON_NOTE}`],
      },
    ];
  },
};

/** An agent and a tray of their own, which are gone afterwards. */
async function restWith(parent: Bench, desktop: Desktop, electron: string, library?: string): Promise<TreeMemory> {
  const bench = new Bench();
  parent.atEnd(() => bench.end());
  const agent = await agentAtWork(bench, library);
  const tray = await startTray(desktop, trayLaunch(bench, desktop, electron, agent.settingsPath));
  await sleep(CALM_DOWN_MS);
  const memory = await memoryAtRest([tray.program.pid, agent.pid]);
  await bench.end();
  return memory;
}
