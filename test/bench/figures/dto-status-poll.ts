import { DT, FNDT, PARAM } from '../../../src/adapters/cashbox/atol-dto/constants.ts';
import type { AtolDtoDriver } from '../../../src/adapters/cashbox/atol-dto/driver.ts';
import type { LibraryCall } from '../../../src/contract/driver-host.ts';
import type { Group } from '../figure.ts';
import { DtoSides } from '../support/dto-sides.ts';
import { startKkts } from '../support/stands.ts';
import { inTurns, middleOf, ratioOf } from '../support/turns.ts';
import { notHere, vendorLibrary } from '../support/vendor-library.ts';

const ROUNDS = 6;
const TIMES = 40;
const WARM_UP = 10;

export const dtoStatusPoll: Group = {
  limitS: 150,
  figures: [
    {
      name: 'dto-status-poll',
      title: 'опрос состояния через драйвер АТОЛ: наше время к голой программе с теми же вызовами, линия 115200',
      unit: 'ratio',
      limit: 1.2,
      better: 'less',
    },
  ],
  async measure(bench) {
    const found = await vendorLibrary();
    if ('missing' in found) return notHere(this.figures, found);
    const { ports } = await startKkts(bench, { count: 1, line: 'modelled' });
    const [port = 0] = ports;
    const sides = await DtoSides.prepare(bench, { ...found, port, times: TIMES, warmUp: WARM_UP });
    const same = await inTurns(sides.ours(poll), sides.bareCalls(await sides.recorded(poll)), ROUNDS);
    const short = await inTurns(sides.ours(poll), sides.bareCalls(VENDOR_STATUS), 2);
    return [
      {
        name: 'dto-status-poll',
        value: ratioOf(same, 'wallMs'),
        notes: [
          `${middleOf(same.ours, 'wallMs').toFixed(1)} мс против ${middleOf(same.theirs, 'wallMs').toFixed(1)} мс; опрос — состояние кассы и ФН, последний документ, обмен с ОФД и его ошибки`,
          `процессор: ${middleOf(same.ours, 'cpuMs').toFixed(2)} мс против ${middleOf(same.theirs, 'cpuMs').toFixed(2)} мс`,
          `без ФН, последнего документа и ошибок ОФД (только DT_STATUS и обмен с ОФД) драйверу хватает ${middleOf(short.theirs, 'wallMs').toFixed(1)} мс`,
        ],
      },
    ];
  },
};

/** What the watch of a cashbox does. */
async function poll(driver: AtolDtoDriver): Promise<void> {
  const { signal } = new AbortController();
  await driver.readCondition(signal);
  await driver.readOfdExchange(signal);
}

const query = (method: 'query_data' | 'fn_query_data', id: number, value: number) => {
  const call: LibraryCall = { method, set: [{ id, kind: 'int', value }] };
  return { call, results: [] };
};
const VENDOR_STATUS = [
  query('query_data', PARAM.DATA_TYPE, DT.STATUS),
  query('fn_query_data', PARAM.FN_DATA_TYPE, FNDT.OFD_EXCHANGE_STATUS),
];
