import { describe, expect, it } from 'vitest';
import { readReceiptTags } from '../../../../../src/adapters/cashbox/atol-serial/reading/receipt-tags.ts';
import { fromHex } from '../../../../../src/wire/atol-v3/bytes.ts';
import { SIGNAL } from './rig.ts';
import { scriptedSession } from './scripted-session.ts';

const NO_TENDERS = { cash: 0, electronic: 0, prepaid: 0, credit: 0, otherPayment: 0 };
/** 1084 ⊃ 1085 `KB`, 1086 `shop:4711`. */
const KEY = '3C 04 13 00 3D 04 02 00 4B 42 3E 04 09 00 73 68 6F 70 3A 34 37 31 31';
const SEEN = { read: true, key: 'shop:4711' };
/** 1031, 1081 and 1215, low byte first: 2.55, 123.45 and 42 949 672.96. */
const CASH = '07 04 01 00 FF';
const ELECTRONIC = '39 04 02 00 39 30';
const PREPAID = 'BF 04 05 00 00 00 00 00 01';

/** @param size what the device announces, when not what it then gives */
function read(tags: string, size = fromHex(tags).length) {
  const { session, clock } = scriptedSession({
    'a4 45': `55 00 00 03 ${size.toString(16).padStart(4, '0')}`,
    'a4 46': tags === '' ? '!DA' : [`55 00 ${tags}`, '!DA'],
  });
  return clock.run(readReceiptTags(session, 11, SIGNAL));
}

describe('tags of a receipt', () => {
  it('give its key and its tenders in kopecks', async () => {
    expect(await read(`${CASH} ${KEY} ${ELECTRONIC} ${PREPAID}`)).toEqual({
      key: SEEN,
      tenders: { ...NO_TENDERS, cash: 255, electronic: 12_345, prepaid: 4_294_967_296 },
    });
    expect(await read('C0 04 01 00 07 C1 04 02 00 08 00')).toEqual({
      key: { read: true, key: undefined },
      tenders: { ...NO_TENDERS, credit: 7, otherPayment: 8 },
    });
  });

  it('say 0 of a tender only when they came to their end', async () => {
    const tags = `${KEY} ${CASH}`;
    const { length } = fromHex(tags);
    expect(await read(tags)).toEqual({ key: SEEN, tenders: { ...NO_TENDERS, cash: 255 } });
    expect(await read(tags, length + fromHex(ELECTRONIC).length)).toEqual({ key: SEEN, tenders: undefined });
  });

  it('say no key of a document that was cut off before it', async () => {
    expect(await read(CASH, 100)).toEqual({ key: { read: false }, tenders: undefined });
  });

  it.each([
    ['is empty', '39 04 00 00'],
    ['is too large to be exact', '39 04 07 00 FF FF FF FF FF FF FF'],
    ['is there twice', `${ELECTRONIC} ${ELECTRONIC}`],
  ])('say no tender at all when one %s', async (_, broken) => {
    expect(await read(`${KEY} ${CASH} ${broken}`)).toEqual({ key: SEEN, tenders: undefined });
  });

  it('are not there where the FN has none any more, or what it gives is cut inside a tag', async () => {
    const { session, clock } = scriptedSession({ 'a4 45': '!DA' });
    expect(await clock.run(readReceiptTags(session, 11, SIGNAL))).toBeUndefined();
    expect(await read('07 04 03 00 FF')).toBeUndefined();
  });
});
