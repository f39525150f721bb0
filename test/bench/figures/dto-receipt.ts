import type { AtolDtoDriver } from '../../../src/adapters/cashbox/atol-dto/driver.ts';
import type { Group } from '../figure.ts';
import { DtoSides } from '../support/dto-sides.ts';
import { makeOne } from '../support/make-one.ts';
import { sampleReceipt } from '../support/sample-receipt.ts';
import { startKkts } from '../support/stands.ts';
import { inTurns, middleOf, ratioOf, type Turns } from '../support/turns.ts';
import { notHere, vendorLibrary } from '../support/vendor-library.ts';

const RECEIPT = sampleReceipt('');
const MADE = (driver: AtolDtoDriver, number: number) => makeOne(driver, RECEIPT, number);
/** The library's own first receipts are slow, and so are ours. */
const WARM_UP = 2;
/** An agent works for months: its code has been compiled long ago. Made on the instant line, where they take seconds. */
const BEFORE = 400;
const ROUNDS = 8;
const TIMES = 8;
const LIMIT = 1.1;

export const dtoReceipt: Group = {
  limitS: 240,
  figures: [
    {
      name: 'dto-receipt-wall',
      title: 'чек через драйвер АТОЛ: наше время к времени голой программы с теми же вызовами, линия 115200',
      unit: 'ratio',
      limit: LIMIT,
      better: 'less',
    },
    {
      name: 'dto-receipt-cpu',
      title:
        'чек через драйвер АТОЛ: наше процессорное время (агент и его дочерний процесс) к голой программе, линия 115200',
      unit: 'ratio',
      limit: LIMIT,
      better: 'less',
    },
  ],
  async measure(bench) {
    const found = await vendorLibrary();
    if ('missing' in found) return notHere(this.figures, found);
    const { stand, ports } = await startKkts(bench, { count: 1, line: 'instant' });
    const [port = 0] = ports;
    const sides = await DtoSides.prepare(bench, { ...found, port, times: TIMES, warmUp: WARM_UP });
    const bare = sides.bareCalls(await sides.recorded(MADE, BEFORE));
    const instant = await inTurns(sides.ours(MADE), bare, ROUNDS);
    await stand.changeLine(0, 'modelled');
    const modelled = await inTurns(sides.ours(MADE), bare, ROUNDS);
    return [
      {
        name: 'dto-receipt-wall',
        value: ratioOf(modelled, 'wallMs'),
        notes: [
          `на линии 115200: ${words(modelled, 'wallMs')}; состояние, чек, закрытие и прочитанный из ФН документ`,
          `линия — модель: мгновенная мерила бы занятость компьютера (${words(instant, 'wallMs')}, ${ratio(instant, 'wallMs')})`,
        ],
      },
      {
        name: 'dto-receipt-cpu',
        value: ratioOf(modelled, 'cpuMs'),
        notes: [
          `на линии 115200: ${words(modelled, 'cpuMs')}; касса отвечает сразу: ${words(instant, 'cpuMs')}, ${ratio(instant, 'cpuMs')}`,
        ],
      },
    ];
  },
};

function words({ ours, theirs }: Turns, cost: 'wallMs' | 'cpuMs'): string {
  return `${middleOf(ours, cost).toFixed(1)} мс против ${middleOf(theirs, cost).toFixed(1)} мс`;
}

function ratio(turns: Turns, cost: 'wallMs' | 'cpuMs'): string {
  return `${ratioOf(turns, cost).toFixed(2).replace('.', ',')} ×`;
}
