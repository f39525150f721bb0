import type { Group } from '../figure.ts';
import { DtoSides } from '../support/dto-sides.ts';
import { makeOne } from '../support/make-one.ts';
import { sampleReceipt } from '../support/sample-receipt.ts';
import { startKkts } from '../support/stands.ts';
import { nowUs } from '../support/time.ts';
import { notHere, vendorLibrary } from '../support/vendor-library.ts';

const RECEIPT = sampleReceipt('');
const CLOSE = '4A';
/** Longer than the library waits on any close that was seen. */
const SILENT_MS = 450_000;

export const dtoSilentClose: Group = {
  limitS: 600,
  onlyByName: true,
  figures: [
    {
      name: 'dto-silent-close',
      title: 'касса замолчала на закрытии: когда об этом знает наш драйвер',
      unit: 's',
      limit: null,
      better: 'less',
    },
  ],
  async measure(bench) {
    const found = await vendorLibrary();
    if ('missing' in found) return notHere(this.figures, found);
    const seconds = async (work: (sides: DtoSides, goSilent: () => void) => Promise<unknown>) => {
      const { stand, ports } = await startKkts(bench, { count: 1, line: 'modelled' });
      const sides = await DtoSides.prepare(bench, { ...found, port: ports[0] ?? 0, times: 1, warmUp: 0 });
      const startUs = { silent: 0 };
      // Never comes back while it is measured.
      const goSilent = () => {
        stand.awayAfter(0, CLOSE, SILENT_MS, 'silent').catch(() => undefined);
        void stand.whenDone(0, CLOSE).then((us) => (startUs.silent = us));
      };
      await work(sides, goSilent);
      return (nowUs() - startUs.silent) / 1e6;
    };
    const ours = await seconds(async (sides, goSilent) => {
      const driver = await sides.connected();
      goSilent();
      await makeOne(driver, RECEIPT, 1).catch(() => undefined);
    });
    const library = await seconds(async (sides, goSilent) => {
      const calls = await sides.recorded((driver, number) => makeOne(driver, RECEIPT, number));
      const close = calls.findIndex(({ call }) => call.method === 'close_receipt');
      goSilent();
      await sides.bareRun(
        calls.slice(0, close + 1).map((made) => ({ ...made, call: { ...made.call, mayFail: true } })),
        1,
      );
    });
    return [
      {
        name: 'dto-silent-close',
        value: ours,
        notes: [
          `библиотека АТОЛ сама, голыми вызовами: ${library.toFixed(1)} с; наш предел кончается убитым процессом`,
        ],
      },
    ];
  },
};
