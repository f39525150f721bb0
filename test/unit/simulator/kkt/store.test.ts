import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderStore, type VirtualKkt } from '../../../../src/simulator/kkt/index.ts';
import { CASHLESS_201, CLOSE, Host, MODE_1, MODE_3, newKkt, openSale, openShift, sell } from './host.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kassabridge-kkt-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (from = folder) => newKkt({ store: folderStore(from) });

/** The same folder as another process would find it after kill -9 with the ledger this long. */
function killedAt(length: number): string {
  const copy = join(folder, `at-${length}`);
  mkdirSync(copy);
  for (const file of ['ledger.jsonl', 'draft.jsonl']) copyFileSync(join(folder, file), join(copy, file));
  truncateSync(join(copy, 'ledger.jsonl'), length);
  return copy;
}

/** All that a driver could ever find out, as plain data. */
const everything = (kkt: VirtualKkt): unknown =>
  JSON.parse(JSON.stringify([kkt.ledger.documents, kkt.reading, kkt.device.state.counters, kkt.device.draft]));

describe('state on disk', () => {
  it('is the same after a restart: documents, counters, shift, open receipt, tables, clock', async () => {
    const { kkt, host } = open();
    await host.all('ed 24 11 26 12 30 00', '50 13 00 01 02 00 50');
    await openShift(host);
    await sell(host, 'a');
    await host.all('49 00 00 00 01 00 00', '92 04 01', '59');
    await openSale(host, 'b');
    const before = everything(kkt);
    kkt.close();
    const second = open();
    expect(everything(second.kkt)).toEqual(before);
    expect(await second.host.command('46 13 00 01 02')).toBe('55 00 00 50');
    expect((await second.host.command('91 11 00 00')).slice(0, 20)).toBe('55 00 24 11 26 12 30');
    await second.host.all(MODE_1, CASHLESS_201, CLOSE);
    expect(second.kkt.ledger.receipts.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('survives a kill at any byte of the last write, and keeps all that was answered', async () => {
    const { kkt, host } = open();
    await openShift(host);
    await sell(host, 'answered');
    const answered = readFileSync(join(folder, 'ledger.jsonl')).length;
    await openSale(host, 'last');
    await host.all(CASHLESS_201, CLOSE);
    const end = readFileSync(join(folder, 'ledger.jsonl')).length;
    kkt.close();
    for (let length = answered; length <= end; length += length < end - 40 ? 37 : 1) {
      const after = open(killedAt(length));
      const keys = after.kkt.ledger.receipts.map(({ key }) => key);
      expect(keys[0], `byte ${length}`).toBe('answered');
      await after.host.all('48', MODE_1);
      await sell(after.host, 'next');
      expect(after.kkt.ledger.lastFdNumber).toBe(after.kkt.ledger.documents.length);
      after.kkt.close();
    }
  });

  it('takes a receipt that became a document for closed, when the kill came between the two writes', async () => {
    const { kkt, host } = open();
    await openShift(host);
    await openSale(host);
    await host.all(CASHLESS_201);
    const draft = readFileSync(join(folder, 'draft.jsonl'));
    await host.all(CLOSE);
    kkt.close();
    writeFileSync(join(folder, 'draft.jsonl'), draft);
    const after = open();
    expect([after.kkt.reading.isReceiptOpen, after.kkt.ledger.receipts.length]).toEqual([false, 1]);
  });

  it('keeps the receipt as it was after the last answered command when the draft is torn', async () => {
    const { kkt, host } = open();
    await openShift(host);
    await openSale(host);
    const whole = everything(kkt);
    kkt.close();
    const path = join(folder, 'draft.jsonl');
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"kind":1,"elec`);
    const after = open();
    expect(everything(after.kkt)).toEqual(whole);
    await after.host.all(MODE_1, CASHLESS_201);
    after.kkt.close();
    expect(open().kkt.device.draft?.tenderedKop).toEqual([0, 20100, 0, 0, 0]);
  });

  it('refuses a ledger that somebody edited', () => {
    open().kkt.close();
    const path = join(folder, 'ledger.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"fdNumber":1', '"fdNumber":"one"'));
    expect(() => open()).toThrow(/строка 3 не читается/);
  });

  it('grows by one line a document, whatever came before', async () => {
    const { kkt, host } = open();
    await openShift(host);
    const lines = () => readFileSync(join(folder, 'ledger.jsonl'), 'utf8').split('\n').length;
    for (let i = 0; i < 5; i++) {
      const before = lines();
      await sell(host, `k${i}`);
      // The document, and the ticket of the one before.
      expect(lines() - before).toBeLessThanOrEqual(2);
    }
    expect(readFileSync(join(folder, 'draft.jsonl')).length).toBe(0);
    kkt.close();
  });

  it('keeps the FN that was put in, whatever the settings say later', async () => {
    const { kkt } = newKkt({ store: folderStore(folder), fnSerial: '9999000000000001' });
    kkt.use('fn-replaced');
    kkt.close();
    const second = newKkt({ store: folderStore(folder), fnSerial: '9999000000000001' });
    expect(second.kkt.reading.fnSerial).toBe('9999078900009999');
  });
});

describe('power', () => {
  it('keeps the ledger and undoes what was half done', async () => {
    const { kkt, host, clock } = newKkt({ timings: { closeMs: 3000, zReportMs: 5000 } });
    await openShift(host);
    await openSale(host);
    await host.all(CASHLESS_201);
    await host.packet(`c1 01 50 00 00 ${CLOSE}`);
    await clock.advance(2000);
    kkt.powerCut();
    await clock.advance(60_000);
    kkt.powerOn();
    expect(kkt.ledger.receipts).toHaveLength(0);
    const second = new Host(kkt);
    await second.all(MODE_1, '59', '48', MODE_3, '5a');
    kkt.powerCut();
    await clock.advance(60_000);
    kkt.powerOn();
    expect(kkt.reading.shift).toBe('open');
  });
});
