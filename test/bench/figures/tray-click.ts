import type { Desktop } from '../../desktop/support/desktop.ts';
import type { Group } from '../figure.ts';
import { median } from '../support/statistics.ts';
import { sleep } from '../support/time.ts';
import { agentAtWork } from '../support/tray-agent.ts';
import { TrayBus } from '../support/tray-bus.ts';
import { bareLaunch, type Launch, startDesk, startTray, trayLaunch } from '../support/tray-desk.ts';
import { ELECTRON_NOTE, trayHere } from '../support/tray-here.ts';
import { TrayPixels } from '../support/tray-pixels.ts';
import { TrayWindow } from '../support/tray-window.ts';
import { notHere } from '../support/vendor-library.ts';

const CLICKS = 5;
/** The agent of the bench finds an alarm in its first receipts some ten seconds after its start: the picture has to stand by then. */
const CALM_DOWN_MS = 20_000;
const WATCH_MS = 4_000;
/** Between closing and the next click. */
const APART_MS = 2_000;

/** Of one click, ms: to anything of the window, and to its text and pictures as they stay. */
interface Click {
  readonly firstMs: number;
  readonly wholeMs: number;
}

export const trayClick: Group = {
  limitS: 240,
  figures: [
    {
      name: 'tray-click',
      title: 'от щелчка по значку до нарисованного окна на экране',
      unit: 'ms',
      limit: 300,
      better: 'less',
    },
  ],
  async measure(bench) {
    const here = await trayHere();
    if ('missing' in here) return notHere(this.figures, here);
    const desktop = await startDesk(bench);
    const bus = await TrayBus.listen(bench, desktop);
    const agent = await agentAtWork(bench);
    const watched = { desktop, bus, pixels: new TrayPixels(bench) };
    const launch = trayLaunch(bench, desktop, here.electron, agent.settingsPath);
    const clicks = await clicksOn(watched, launch, 'KassaBridge');
    const bare = await clicksOn(
      watched,
      await bareLaunch(bench, desktop, here.electron, { BARE_LINES: '1' }),
      'BareTray',
    );
    return [
      {
        name: 'tray-click',
        value: median(clicks.map(({ wholeMs }) => wholeMs)),
        notes: [
          `среднее из ${CLICKS}: ${inWords(clicks, 'wholeMs')} мс, первый — первое окно этого запуска; ${ELECTRON_NOTE}`,
          `начало — Activate по D-Bus, конец — на экране девять десятых точек текста и картинок; хоть что-то от окна: ${inWords(clicks, 'firstMs')} мс`,
          `голый Electron, окно без скриптов из одних полос: ${inWords(bare, 'wholeMs')} мс`,
        ],
      },
    ];
  },
};

const inWords = (clicks: readonly Click[], time: keyof Click) => clicks.map((one) => one[time].toFixed(0)).join(', ');

interface Watched {
  readonly desktop: Desktop;
  readonly bus: TrayBus;
  readonly pixels: TrayPixels;
}

/** Starts a program with an icon, clicks on it again and again, and ends it. */
async function clicksOn({ desktop, bus, pixels }: Watched, launch: Launch, title: string): Promise<readonly Click[]> {
  const tray = await startTray(desktop, launch);
  const window = new TrayWindow(desktop, tray, title);
  await sleep(CALM_DOWN_MS);
  const clicks: Click[] = [];
  for (let click = 0; click < CLICKS; click++) {
    const { mark } = bus;
    const drawn = await pixels.watch(() => window.click(), WATCH_MS);
    const clickedMs = await bus.moment('щелчок', '"member":"Activate"', mark);
    clicks.push({ firstMs: drawn.firstMs - clickedMs, wholeMs: drawn.wholeMs - clickedMs });
    await window.close();
    await sleep(APART_MS);
  }
  await tray.program.end();
  return clicks;
}
