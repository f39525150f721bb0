import type { Group } from '../figure.ts';
import { median } from '../support/statistics.ts';
import { sleep } from '../support/time.ts';
import { agentAtWork } from '../support/tray-agent.ts';
import { TrayBus } from '../support/tray-bus.ts';
import { BARE_TIP, bareLaunch, type Launch, startDesk, trayLaunch } from '../support/tray-desk.ts';
import { ELECTRON_NOTE, trayHere } from '../support/tray-here.ts';
import { notHere } from '../support/vendor-library.ts';

const STARTS = 5;
/** Between two starts: the taskbar drops the icon of the one before. */
const APART_MS = 2_000;
/** Only the four lights of a glance have it; before that the icon says that it asks. */
const FIRST_GLANCE = ' · Касса ';

export const trayStart: Group = {
  limitS: 180,
  figures: [
    {
      name: 'tray-start',
      title: 'от запуска значка при работающем агенте до первого ответа агента на значке, не первый запуск',
      unit: 'ms',
      limit: 800,
      better: 'less',
    },
  ],
  async measure(bench) {
    const here = await trayHere();
    if ('missing' in here) return notHere(this.figures, here);
    const { electron } = here;
    const desktop = await startDesk(bench);
    const bus = await TrayBus.listen(bench, desktop);
    const agent = await agentAtWork(bench);
    const ours = await startsOf(trayLaunch(bench, desktop, electron, agent.settingsPath), FIRST_GLANCE, bus);
    const theirs = await startsOf(await bareLaunch(bench, desktop, electron), BARE_TIP, bus);
    return [
      {
        name: 'tray-start',
        value: median(ours),
        notes: [
          `среднее из ${STARTS}: ${inWords(ours)} мс; ${ELECTRON_NOTE}`,
          'конец — панель задач получила по D-Bus подсказку с четырьмя огнями',
          `голый Electron до первого ответа в подсказке: ${inWords(theirs)} мс`,
        ],
      },
    ];
  },
};

/** From each start but the first to that text on the icon, ms. */
async function startsOf(launch: Launch, text: string, bus: TrayBus): Promise<readonly number[]> {
  const startsMs: number[] = [];
  for (let start = 0; start <= STARTS; start++) {
    const { mark } = bus;
    const startMs = Date.now();
    const program = launch();
    const answeredMs = await bus.moment('первый ответ на значке', text, mark);
    if (start > 0) startsMs.push(answeredMs - startMs);
    await program.end();
    await sleep(APART_MS);
  }
  return startsMs;
}

const inWords = (times: readonly number[]): string => times.map((ms) => ms.toFixed(0)).join(', ');
