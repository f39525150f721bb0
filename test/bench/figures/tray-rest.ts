import type { Group } from '../figure.ts';
import { sleep } from '../support/time.ts';
import { agentAtWork } from '../support/tray-agent.ts';
import {
  BARE_TIP,
  bareLaunch,
  ownElectron,
  type StartedTray,
  startDesk,
  startTray,
  trayLaunch,
} from '../support/tray-desk.ts';
import { ELECTRON_NOTE, trayHere } from '../support/tray-here.ts';
import { memoryAtRest, partsInWords, words } from '../support/tray-rest.ts';
import { type TreeMemory, treeCpuMs } from '../support/tray-tree.ts';
import { notHere } from '../support/vendor-library.ts';

/** The first minute after a start, with its readings and changes, is not one of the months a tray waits. */
const CALM_DOWN_MS = 60_000;
const MINUTE_MS = 60_000;

interface Rest {
  readonly memory: TreeMemory;
  readonly cpuMs: number;
}

export const trayRest: Group = {
  limitS: 300,
  figures: [
    {
      name: 'tray-memory',
      title: 'память значка и агента при закрытом окне (PSS всех процессов), касса на последовательной линии',
      unit: 'MiB',
      limit: 240,
      better: 'less',
    },
    {
      name: 'tray-cpu',
      title: 'процессорное время значка и агента при закрытом окне, все процессы',
      unit: 'ms/min',
      limit: 200,
      better: 'less',
    },
  ],
  async measure(bench) {
    const here = await trayHere();
    if ('missing' in here) return notHere(this.figures, here);
    const desktop = await startDesk(bench);
    const electron = ownElectron(bench, here.electron);
    const bare = await startTray(desktop, await bareLaunch(bench, desktop, electron));
    const theirs = await restOf([bare.program.pid]);
    await demandToolTip(bare, BARE_TIP);
    await bare.program.end();

    const agent = await agentAtWork(bench);
    const tray = await startTray(desktop, trayLaunch(bench, desktop, electron, agent.settingsPath));
    const ours = await restOf([tray.program.pid, agent.pid]);
    await demandToolTip(tray, 'Касса ✓');
    return [
      {
        name: 'tray-memory',
        value: ours.memory.totalMib,
        notes: [
          `${partsInWords(ours.memory)} МиБ; ${ELECTRON_NOTE}`,
          `голый Electron со значком и опросом раз в 5 с — ${words(theirs.memory.totalMib)} МиБ: ${partsInWords(theirs.memory)}`,
        ],
      },
      {
        name: 'tray-cpu',
        value: ours.cpuMs,
        notes: [`голый Electron со значком и опросом раз в 5 с — ${theirs.cpuMs.toFixed(0)} мс/мин`],
      },
    ];
  },
};

async function restOf(roots: readonly number[]): Promise<Rest> {
  await sleep(CALM_DOWN_MS);
  const beforeMs = treeCpuMs(roots);
  await sleep(MINUTE_MS);
  const cpuMs = treeCpuMs(roots) - beforeMs;
  return { memory: await memoryAtRest(roots), cpuMs };
}

/** A tray that polls nobody costs little, and is not what is measured. */
async function demandToolTip({ item, program }: StartedTray, text: string): Promise<void> {
  const { toolTip } = await item.face();
  if (!toolTip.includes(text)) throw new Error(`значок говорит «${toolTip}»; ${program.said().slice(-300)}`);
}
