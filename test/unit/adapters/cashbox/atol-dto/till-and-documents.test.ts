import { describe, expect, it } from 'vitest';
import { PARAM, TAG } from '../../../../../src/adapters/cashbox/atol-dto/constants.ts';
import { concat } from '../../../../../src/wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../../../src/wire/atol-v3/cp866.ts';
import { encodeTlv } from '../../../../../src/wire/atol-v3/tlv.ts';
import type { MemoryLibrary } from './memory-library.ts';
import { connected, RECEIPT, SIGNAL } from './rig.ts';

const tlv = (tag: number, text: string) => encodeTlv(tag, encodeCp866(text));
const attribute = (name: string, value: string) => ({
  tag: TAG.userAttribute,
  bytes: concat(tlv(TAG.attributeName, name), tlv(TAG.attributeValue, value)),
  number: 0,
});
const withTags = (tags: MemoryLibrary['documents'][number]['tags']) => (library: MemoryLibrary) => {
  library.documents.push({ type: 3, operation: 1, totalKop: 30_100, tags });
};

describe('a document by its number', () => {
  it('keeps its kopecks and the zeros of its sign', async () => {
    const { driver, clock } = await connected((library) =>
      library.documents.push({ type: 31, operation: 3, totalKop: 123_45, tags: [] }),
    );
    expect(await clock.run(driver.readDocument(2, SIGNAL))).toEqual({
      fnSerial: '9999078900001234',
      fdNumber: 2,
      fiscalSign: '0098096426',
      issuedAt: '2026-11-24T12:00',
      type: 'correction',
      operation: 'buy',
      totalKop: 12_345,
    });
  });

  it('that is not there is undefined, not an error', async () => {
    const { driver, clock } = await connected();
    expect(await clock.run(driver.readDocument(99, SIGNAL))).toBeUndefined();
    expect(await clock.run(driver.readOfdTicket(1, SIGNAL))).toBeUndefined();
  });

  it('whose reading was interrupted is read again, three times in all', async () => {
    const { driver, clock, library } = await connected();
    library.before.push({ when: ({ method }) => method === 'fn_query_data', trouble: 178, times: 2 });
    expect((await clock.run(driver.readDocument(1, SIGNAL)))?.type).toBe('registration');
    library.before.push({ when: ({ method }) => method === 'fn_query_data', trouble: 178, times: 3 });
    await expect(clock.run(driver.readDocument(1, SIGNAL))).rejects.toThrow('CB-109');
  });
});

describe('our key inside a document', () => {
  const keyOf = async (arrange: (library: MemoryLibrary) => void) => {
    const { driver, clock } = await connected(arrange);
    return clock.run(driver.readKey(2, SIGNAL));
  };

  it('is read from tag 1084 under our name', async () => {
    expect(await keyOf(withTags([attribute('KB', 'site:812')]))).toEqual({ read: true, key: 'site:812' });
  });

  it('is not that of another program', async () => {
    expect(await keyOf(withTags([attribute('taskId', 'b7f1c2')]))).toEqual({ read: true, key: undefined });
  });

  it('is absent only in a document read to its end', async () => {
    expect(await keyOf(withTags([]))).toEqual({ read: true, key: undefined });
    const cut = await keyOf((library) => {
      withTags([])(library);
      library.before.push({ when: ({ method }) => method === 'read_next_record', trouble: 162 });
    });
    expect(cut).toEqual({ read: false });
  });

  it('is not absent where the FN keeps only the summary', async () => {
    expect(await keyOf(() => undefined)).toEqual({ read: false });
  });

  it('is not readable in a structure that does not parse', async () => {
    const broken = { tag: TAG.userAttribute, bytes: Uint8Array.of(0x3d, 0x04, 0xff), number: 0 };
    expect(await keyOf(withTags([broken]))).toEqual({ read: false });
  });

  it('is asked again on another connection when the line breaks', async () => {
    const { driver, clock, library } = await connected(withTags([]));
    library.before.push({ when: ({ method }) => method === 'begin_read_records', trouble: 241 });
    await expect(clock.run(driver.readKey(2, SIGNAL))).rejects.toThrow('CB-101');
  });
});

describe('VAT that was really written', () => {
  const line = (code: number) => ({ tag: 1059, bytes: encodeTlv(1199, Uint8Array.of(code)), number: 0 });

  it('is read line by line', async () => {
    const { driver, clock } = await connected(withTags([line(6), line(11)]));
    expect(await clock.run(driver.readVatCodes(2, SIGNAL))).toEqual([6, 11]);
  });

  it('is unknown when a line does not say it', async () => {
    const { driver, clock } = await connected(withTags([{ tag: 1059, bytes: new Uint8Array(), number: 0 }]));
    expect(await clock.run(driver.readVatCodes(2, SIGNAL))).toBeUndefined();
  });
});

describe('exchange with the OFD', () => {
  it('names the errors in words, and no first document when nothing is unsent', async () => {
    const { driver, clock, library } = await connected();
    const exchange = await clock.run(driver.readOfdExchange(SIGNAL));
    expect(exchange).toEqual({
      unsentCount: 0,
      firstUnsentFd: undefined,
      firstUnsentAt: undefined,
      lastError: undefined,
    });
    const asked = library.made.flatMap(({ get }) => get ?? []).map(({ id }) => id);
    expect(asked).toContain(PARAM.NETWORK_ERROR_TEXT);
  });
});

describe('the till', () => {
  it('is cancelled only when told, and nothing to cancel is no error', async () => {
    const { driver, clock, library } = await connected();
    await clock.run(driver.cancelReceipt(SIGNAL));
    library.openReceipt = 1;
    await clock.run(driver.cancelReceipt(SIGNAL));
    expect(library.openReceipt).toBe(0);
  });

  it('says busy instead of cancelling over a close that may still run', async () => {
    const { driver, clock, library } = await connected();
    library.before.push({ when: ({ method }) => method === 'cancel_receipt', trouble: 55 });
    await expect(clock.run(driver.cancelReceipt(SIGNAL))).rejects.toThrow('CB-109');
  });

  it('continues a print, and nothing to continue is no error', async () => {
    const { driver, clock, library } = await connected();
    library.before.push({ when: ({ method }) => method === 'continue_print', trouble: 81 });
    await clock.run(driver.continuePrint(SIGNAL));
    library.before.push({ when: ({ method }) => method === 'continue_print', trouble: 44 });
    await expect(clock.run(driver.continuePrint(SIGNAL))).rejects.toThrow('CB-201');
  });

  it('has no paper to continue on where there is no printer', async () => {
    const { driver, clock } = await connected((library) => {
      library.model = 77;
    });
    await expect(clock.run(driver.continuePrint(SIGNAL))).rejects.toThrow('CB-205');
    await expect(clock.run(driver.printXReport(undefined, SIGNAL))).rejects.toThrow('CB-205');
  });

  it('prints an X report by its task', async () => {
    const { driver, clock, library } = await connected();
    await clock.run(driver.printXReport(undefined, SIGNAL));
    expect(library.tasks).toEqual([{ type: 'reportX' }]);
  });

  it('prints lines that are no document by the task of the manual', async () => {
    const { driver, clock, library } = await connected();
    await clock.run(driver.printText(['раз', 'два'], SIGNAL));
    expect(library.tasks).toEqual([
      {
        type: 'nonFiscal',
        printFooter: true,
        items: [
          { type: 'text', text: 'раз' },
          { type: 'text', text: 'два' },
        ],
      },
    ]);
  });
});

describe('what this driver with this device cannot carry', () => {
  const refusalOf = async (
    receipt: Partial<typeof RECEIPT>,
    item: Partial<(typeof RECEIPT.items)[number]> = {},
    arrange: (library: MemoryLibrary) => void = () => undefined,
  ) => {
    const { driver } = await connected(arrange);
    const items = RECEIPT.items.map((line) => ({ ...line, ...item }));
    return driver.refusalOf({ ...RECEIPT, ...receipt, items })?.code;
  };
  const code = (form: 'full' | 'tag1162') => ({ form, base64: 'MDEwNA==', estimatedStatus: 'itemPieceSold' as const });

  it('is nothing for an ordinary receipt', async () => {
    expect(await refusalOf({})).toBeUndefined();
  });

  it('is said before the first call', async () => {
    expect(await refusalOf({ taxationType: 'patent' })).toBe('CB-457');
    expect(await refusalOf({ clientContact: 'a'.repeat(65) })).toBe('CB-454');
    expect(await refusalOf({ paymentsPlace: 'a'.repeat(257) })).toBe('CB-454');
    expect(await refusalOf({}, { vatRate: 'vat22' })).toBe('CB-460');
    expect(
      await refusalOf({}, { vatRate: 'vat22' }, (library) => Object.assign(library, { version: '10.10.8.0' })),
    ).toBe(undefined);
    expect(await refusalOf({}, { itemName: 'а'.repeat(129) })).toBe('CB-455');
    expect(await refusalOf({}, { paymentObject: 'commodityWithMarking' })).toBe('CB-456');
    expect(await refusalOf({}, { measurementUnit: 5 })).toBe('CB-453');
  });

  it('is a full marking code before FFD 1.2 or driver 10.9, and the old code from FFD 1.2 on', async () => {
    const ffd12 = (library: MemoryLibrary) => Object.assign(library, { ffd: 120, version: '10.10.8.0' });
    expect(await refusalOf({}, { markingCode: code('full') })).toBe('CB-601');
    expect(await refusalOf({}, { markingCode: code('full') }, (library) => Object.assign(library, { ffd: 120 }))).toBe(
      'CB-601',
    );
    expect(await refusalOf({}, { markingCode: code('full') }, ffd12)).toBeUndefined();
    expect(await refusalOf({}, { markingCode: code('tag1162') })).toBeUndefined();
    expect(await refusalOf({}, { markingCode: code('tag1162') }, ffd12)).toBe('CB-601');
  });
});
