import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../../../src/wire/atol-v3/bytes.ts';
import type { MemoryLibrary } from './memory-library.ts';
import { connected, SIGNAL } from './rig.ts';

const NO_TENDERS = { cash: 0, electronic: 0, prepaid: 0, credit: 0, otherPayment: 0 };
const tagOf = (tag: number, hex: string) => ({ tag, bytes: fromHex(hex), number: 0 });
/** 1085 `KB`, 1086 `shop:4711`. */
const KEY = tagOf(1084, '3D 04 02 00 4B 42 3E 04 09 00 73 68 6F 70 3A 34 37 31 31');
const SEEN = { read: true, key: 'shop:4711' };
/** Low byte first: 2.55, 123.45 and 42 949 672.96. */
const CASH = tagOf(1031, 'FF');
const ELECTRONIC = tagOf(1081, '39 30');
const PREPAID = tagOf(1215, '00 00 00 00 01');

async function read(tags: MemoryLibrary['documents'][number]['tags'], arrange?: (library: MemoryLibrary) => void) {
  const { driver, clock } = await connected((library) => {
    library.documents.push({ type: 3, operation: 1, totalKop: 30_100, tags });
    arrange?.(library);
  });
  return clock.run(driver.readReceiptTags(2, SIGNAL));
}

/** The reading stops at that tag with an error that is not "no more". */
const stopsAt = (row: number) => (library: MemoryLibrary) => {
  let rows = 0;
  library.before.push({ when: ({ method }) => method === 'read_next_record' && rows++ === row, trouble: 162 });
};

describe('tags of a receipt', () => {
  it('give its key and its tenders in kopecks', async () => {
    expect(await read([CASH, KEY, ELECTRONIC, PREPAID])).toEqual({
      key: SEEN,
      tenders: { ...NO_TENDERS, cash: 255, electronic: 12_345, prepaid: 4_294_967_296 },
    });
    expect(await read([tagOf(1216, '07'), tagOf(1217, '08 00')])).toEqual({
      key: { read: true, key: undefined },
      tenders: { ...NO_TENDERS, credit: 7, otherPayment: 8 },
    });
  });

  it('say 0 of a tender only when they came to their end', async () => {
    expect(await read([KEY, CASH])).toEqual({ key: SEEN, tenders: { ...NO_TENDERS, cash: 255 } });
    expect(await read([KEY, CASH, ELECTRONIC], stopsAt(2))).toEqual({ key: SEEN, tenders: undefined });
  });

  it('say no key of a document that was cut off before it', async () => {
    expect(await read([CASH, KEY], stopsAt(1))).toEqual({ key: { read: false }, tenders: undefined });
  });

  it.each([
    ['is empty, as where the library has no bytes for it', [tagOf(1081, '')]],
    ['is too large to be exact', [tagOf(1081, 'FF FF FF FF FF FF FF')]],
    ['is there twice', [ELECTRONIC, ELECTRONIC]],
  ])('say no tender at all when one %s', async (_, broken) => {
    expect(await read([KEY, CASH, ...broken])).toEqual({ key: SEEN, tenders: undefined });
  });

  it('are not there where the FN keeps only the summary', async () => {
    const gone = (library: MemoryLibrary) => {
      library.before.push({ when: ({ method }) => method === 'begin_read_records', trouble: 123 });
    };
    expect(await read([KEY, CASH], gone)).toBeUndefined();
  });

  it('are asked again on another connection when the line breaks', async () => {
    const cut = (library: MemoryLibrary) => {
      library.before.push({ when: ({ method }) => method === 'begin_read_records', trouble: 241 });
    };
    await expect(read([KEY, CASH], cut)).rejects.toThrow('CB-101');
  });
});
