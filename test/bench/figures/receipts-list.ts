import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { startElectronApp } from '../../desktop/support/electron-app.ts';
import { theWindow } from '../../desktop/support/the-tray.ts';
import { onlyTrayItem } from '../../desktop/support/tray-item.ts';
import { scrollThrough, searchTime } from '../../window/support/scroll-probe.ts';
import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import type { Bench } from '../support/bench.ts';
import { makeJournal } from '../support/made-receipts.ts';
import { startKkts, startShop } from '../support/stands.ts';
import { until } from '../support/time.ts';
import { startDesk, trayArguments } from '../support/tray-desk.ts';
import { ELECTRON_NOTE, trayHere } from '../support/tray-here.ts';
import { words } from '../support/tray-rest.ts';
import { notHere } from '../support/vendor-library.ts';

const RECEIPTS = 10_000;
const DAYS = 90;
const DAY_MS = 86_400_000;
/** Numbers of checks; each may also be a sum, an FD number or the end of a phone, and all of it is looked for. */
const SEARCHES = ['7421', '1234', '5008', '9999', '2718'];
/** A list that draws rows nobody sees has no end to wait for. */
const DRAWN_AT_MOST = 500;
const START_LIMIT_MS = 30_000;

export const receiptsList: Group = {
  limitS: 180,
  figures: [
    {
      name: 'list-scroll',
      title: `список из ${RECEIPTS} чеков от верха до низа: дольше всего без нового кадра`,
      unit: 'ms',
      limit: 1_000,
      better: 'less',
    },
    {
      name: 'list-search',
      title: `поиск среди ${RECEIPTS} чеков: от нажатия клавиши до нарисованного результата, дольше всего`,
      unit: 'ms',
      limit: 100,
      better: 'less',
    },
  ],
  async measure(bench) {
    const here = await trayHere();
    if ('missing' in here) return notHere(this.figures, here);
    const page = await openList(bench, here.electron);
    const scroll = await scrollThrough(page, (index) => `Чек ${RECEIPTS - index}`);
    const [wrong] = scroll.wrongRows;
    if (wrong !== undefined) throw new Error(`в списке не то: ${wrong}`);
    const searchesMs: number[] = [];
    for (const text of SEARCHES) searchesMs.push(await searchTime(page, text, `Чек ${text}`));
    return [
      {
        name: 'list-scroll',
        value: scroll.longestGapMs,
        notes: [
          `${scroll.frames} кадров за ${words(scroll.tookMs / 1_000)} с, сверено строк ${scroll.checkedRows}; ${ELECTRON_NOTE}`,
        ],
      },
      {
        name: 'list-search',
        value: Math.max(...searchesMs),
        notes: [
          `по номерам ${SEARCHES.join(', ')}: ${searchesMs.map((ms) => ms.toFixed(0)).join(', ')} мс`,
          'путь целиком: страница, оболочка, канал, агент с журналом на диске и обратно',
        ],
      },
    ];
  },
};

/** The list of a real agent in the real window. */
async function openList(bench: Bench, electron: string): Promise<Page> {
  const [desktop, kkts, shop] = await Promise.all([
    startDesk(bench),
    startKkts(bench, { count: 1, line: 'instant' }),
    startShop(bench),
  ]);
  const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports });
  mkdirSync(dirname(agent.journalPath), { recursive: true, mode: 0o700 });
  const spanMs = DAYS * DAY_MS;
  const from = Date.now() - spanMs;
  await makeJournal(agent.journalPath, {
    count: RECEIPTS,
    firstFd: 1,
    from,
    spanMs,
    delivered: true,
    readBack: false,
  });
  agent.start();
  await until('касса известна магазину', async () => (await shop.stand.cashboxes()) > 0, START_LIMIT_MS);
  const app = await startElectronApp(desktop, electron, trayArguments(agent.settingsPath));
  bench.atEnd(() => app.end());
  await (await onlyTrayItem(desktop.session)).activate();
  const page = await theWindow(app.held);
  await page.getByRole('tab', { name: 'Чеки' }).click();
  await page.getByRole('option').first().waitFor();
  const drawn = await page.getByRole('option').count();
  if (drawn > DRAWN_AT_MOST) throw new Error(`нарисовано строк: ${drawn}, а видно несколько десятков`);
  return page;
}
