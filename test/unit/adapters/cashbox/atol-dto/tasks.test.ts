import { describe, expect, it } from 'vitest';
import { connect } from '../../../../../src/adapters/cashbox/atol-dto/connect.ts';
import { TASKS, type TaskName } from '../../../../../src/adapters/cashbox/atol-dto/tasks/index.ts';
import { runTask } from '../../../../../src/adapters/cashbox/atol-dto/tasks/run.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';
import { MemoryLibrary } from './memory-library.ts';
import { SIGNAL } from './rig.ts';

const NAMES = Object.keys(TASKS) as readonly TaskName[];

/** Issue 3 names these; the page's 2.4 ends with those that must not be there. */
const WANTED = [
  ['openShift', 'closeShift', 'reportX', 'cashIn', 'cashOut', 'nonFiscal', 'continuePrint'],
  ['sell', 'sellReturn', 'buy', 'buyReturn'],
  ['sellCorrection', 'sellReturnCorrection', 'buyCorrection', 'buyReturnCorrection'],
  ['getDeviceInfo', 'getDeviceStatus', 'getShiftStatus', 'getShiftTotals', 'getFnInfo', 'getFnStatus'],
  ['getFnDocument', 'ofdExchangeStatus', 'getRegistrationInfo'],
  ['clearMarkingCodeValidationResult', 'beginMarkingCodeValidation', 'getMarkingCodeValidationStatus'],
  ['acceptMarkingCode', 'declineMarkingCode', 'cancelMarkingCodeValidation', 'checkMarkingCodeValidationsReady'],
].flat();

const FORBIDDEN = [
  'registration',
  'changeRegistrationParameters',
  'fnChange',
  'closeArchive',
  'uploadPictureCliche',
  'setDeviceParameters',
  'setDateTime',
];

async function session(arrange: (library: MemoryLibrary) => void = () => undefined) {
  const library = new MemoryLibrary();
  arrange(library);
  const options = { clock: new VirtualClock(), openLibrary: async () => library, port: 'auto' };
  const { session: opened } = await connect(options, SIGNAL);
  library.made.length = 0;
  return { library, session: opened };
}

describe('the table of tasks', () => {
  it('has a row for everything the cashbox is asked to do', () => {
    expect(NAMES).toEqual(expect.arrayContaining(WANTED));
    for (const name of NAMES) expect(TASKS[name].type).toBe(name);
  });

  it('has none for what is not ours to do', () => {
    for (const name of FORBIDDEN) expect(NAMES).not.toContain(name);
  });

  it('asks for a proof of every task that decides', () => {
    for (const name of NAMES) {
      const { effect, proof } = TASKS[name];
      expect(proof !== 'none', name).toBe(effect === 'decides');
    }
  });

  it('knows of every task that decides that it begins by cancelling what is open', () => {
    for (const name of NAMES) if (TASKS[name].effect === 'decides') expect(TASKS[name].cancelsOpenDocument).toBe(true);
  });
});

describe('running a task', () => {
  const cancelling = NAMES.filter((name) => TASKS[name].cancelsOpenDocument);

  it.each(cancelling.filter((name) => ['reportX', 'nonFiscal', 'cashIn', 'openShift', 'closeShift'].includes(name)))(
    'never sends %s over a receipt that is open',
    async (name) => {
      const { library, session: opened } = await session((made) => {
        made.openReceipt = 1;
      });
      const request = { cashIn: { cashSum: 1 }, nonFiscal: { items: [{ type: 'text', text: 'а' }] } }[name as 'cashIn'];
      const row = TASKS[name as 'reportX'];
      await expect(runTask(opened, row, (request ?? {}) as object, { signal: SIGNAL })).rejects.toThrow('CB-302');
      expect(library.made.filter(({ method }) => method === 'process_json')).toEqual([]);
      expect(library.openReceipt).toBe(1);
    },
  );

  it('asks before it is announced, and announces right before it is sent', async () => {
    const { library, session: opened } = await session();
    const order: string[] = [];
    const aboutToDecide = () => order.push(`announced after ${library.made.map(({ method }) => method).join(', ')}`);
    await runTask(opened, TASKS.closeShift, {}, { signal: SIGNAL, aboutToDecide });
    expect(order).toEqual(['announced after query_data, validate_json']);
    expect(library.made.at(-1)?.method).toBe('process_json');
  });

  it('does not send a field the script would drop in silence', async () => {
    const { library, session: opened } = await session();
    const request = { operator: { name: 'Иванова А. П.' }, operatr: 1 } as object;
    await expect(runTask(opened, TASKS.openShift, request, { signal: SIGNAL })).rejects.toThrow('CB-449');
    expect(library.made).toEqual([]);
  });

  it('says which field of an answer makes no sense, and none of its content', async () => {
    const { session: opened } = await session((library) => {
      library.taskAnswers.set('getFnStatus', () => ({ fnStatus: { fiscalDocumentNumber: 'guest@example.org' } }));
    });
    const failure = runTask(opened, TASKS.getFnStatus, {}, { signal: SIGNAL });
    await expect(failure).rejects.toThrow('fnStatus.fiscalDocumentNumber');
    await expect(failure).rejects.not.toThrow('guest');
  });

  it('reads the last document and the exchange as the real driver 10.8 answers', async () => {
    const warnings = {
      criticalError: false,
      memoryOverflow: false,
      needReplacement: false,
      ofdTimeout: false,
      resourceExhausted: false,
    };
    const none = { code: 0, description: 'Ошибок нет' };
    const { session: opened } = await session((library) => {
      library.taskAnswers.set('getFnStatus', () => ({
        fnStatus: { fiscalDocumentNumber: 13, fiscalReceiptNumber: 4, warnings },
      }));
      library.taskAnswers.set('ofdExchangeStatus', () => ({
        errors: { documentNumber: 0, fn: none, fnCommandCode: 0, network: none, ofd: none },
        status: { notSentCount: 0, notSentFirstDocDateTime: '1970-01-01T00:00:00+00:00', notSentFirstDocNumber: 0 },
      }));
    });
    const last = await runTask(opened, TASKS.getFnStatus, {}, { signal: SIGNAL });
    expect(last.fnStatus.fiscalDocumentNumber).toBe(13);
    const exchange = await runTask(opened, TASKS.ofdExchangeStatus, {}, { signal: SIGNAL });
    expect(exchange.status.notSentCount).toBe(0);
  });
});
