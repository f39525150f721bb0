import type { Group } from '../figure.ts';
import { sleep } from '../support/time.ts';
import { agentAtWork } from '../support/tray-agent.ts';
import { bareLaunch, ownElectron, startDesk, startTray, trayLaunch } from '../support/tray-desk.ts';
import { ELECTRON_NOTE, trayHere } from '../support/tray-here.ts';
import { changeInWords, memoryAtRest, words } from '../support/tray-rest.ts';
import { TrayWindow } from '../support/tray-window.ts';
import { notHere } from '../support/vendor-library.ts';

const ROUNDS = 20;
const CALM_DOWN_MS = 20_000;
const SETTLE_MS = 8_000;
/** V8 gives back what a closed window leaves only after a while of rest; before that it is a saw tooth of some MiB. */
const TIDY_MS = 30_000;
/** Between opening and closing: the window gets its snapshot and draws it. */
const LOOK_MS = 1_000;

export const trayWindow: Group = {
  limitS: 300,
  figures: [
    {
      name: 'tray-window-shown',
      title: 'открытое окно: насколько больше память всех процессов (PSS)',
      unit: 'MiB',
      limit: 60,
      better: 'less',
    },
    {
      name: 'tray-window-closed',
      title: 'окно снова закрыто: насколько больше память, чем до него',
      unit: 'MiB',
      limit: 20,
      better: 'less',
    },
    {
      name: 'tray-window-growth',
      title: `рост памяти за ${ROUNDS} открытий и закрытий окна`,
      unit: 'MiB',
      limit: 5,
      better: 'less',
    },
  ],
  async measure(bench) {
    const here = await trayHere();
    if ('missing' in here) return notHere(this.figures, here);
    const desktop = await startDesk(bench);
    const electron = ownElectron(bench, here.electron);
    const bare = await startTray(desktop, await bareLaunch(bench, desktop, electron));
    const bareWindow = new TrayWindow(desktop, bare, 'BareTray');
    await sleep(SETTLE_MS);
    const bareBefore = await memoryAtRest([bare.program.pid]);
    await bareWindow.open();
    await sleep(SETTLE_MS);
    const bareShown = await memoryAtRest([bare.program.pid]);
    await bare.program.end();

    const agent = await agentAtWork(bench);
    const tray = await startTray(desktop, trayLaunch(bench, desktop, electron, agent.settingsPath));
    const window = new TrayWindow(desktop, tray);
    const roots = [tray.program.pid, agent.pid];
    const settled = async (afterMs: number) => {
      await sleep(afterMs);
      return memoryAtRest(roots);
    };

    const before = await settled(CALM_DOWN_MS);
    await window.open();
    const shown = await settled(SETTLE_MS);
    await window.close();
    const closed = await settled(TIDY_MS);
    for (let round = 0; round < ROUNDS; round++) {
      await window.open();
      await sleep(LOOK_MS);
      await window.close();
    }
    const after = await settled(TIDY_MS);
    return [
      {
        name: 'tray-window-shown',
        value: shown.totalMib - before.totalMib,
        notes: [
          `${changeInWords(before, shown)} МиБ; ${ELECTRON_NOTE}`,
          `голый Electron с окном из одного слова: на ${words(bareShown.totalMib - bareBefore.totalMib)} МиБ больше`,
        ],
      },
      {
        name: 'tray-window-closed',
        value: closed.totalMib - before.totalMib,
        notes: [`${TIDY_MS / 1_000} с после закрытия: ${changeInWords(before, closed)} МиБ`],
      },
      {
        name: 'tray-window-growth',
        value: after.totalMib - closed.totalMib,
        notes: [`от первого закрытия до последнего: ${changeInWords(closed, after)} МиБ`],
      },
    ];
  },
};
