import { describe, expect, it } from 'vitest';
import { FAULTS, parseFault } from '../../../../src/simulator/kkt/index.ts';
import { fromHex, toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { encodeFrame, FrameParser } from '../../../../src/wire/atol-v3/frame.ts';
import { memoryLinkPair } from '../../../../src/wire/memory-link.ts';
import { CASHLESS_201, CLOSE, Host, MODE_1, newKkt, openSale, openShift, sell, settle } from './host.ts';

/** A sale paid and ready to be closed, with a fault in the cashbox. */
async function beforeClose(fault: string, open = '92 04 01') {
  const made = newKkt();
  await openShift(made.host);
  await openSale(made.host, 'kb-1', open);
  await made.host.all(CASHLESS_201);
  made.kkt.use(fault);
  return { ...made, receipts: () => made.kkt.ledger.byKey('kb-1').length };
}

const CLOSE_TASK = `c1 01 50 00 00 ${CLOSE}`;

describe('the list of faults', () => {
  it('says of each in two languages what it does, under a name of its own', () => {
    for (const { ru, en } of FAULTS) {
      expect(ru).toMatch(/[а-я].*\.$/);
      expect(en).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
  });

  it('refuses a name or an argument that means nothing, in words', () => {
    expect(() => parseFault('burns')).toThrow(/Нет неисправности «burns»/);
    expect(() => parseFault('clock-off:soon')).toThrow(/Нужно число/);
    expect(() => parseFault('hangs:xyz')).toThrow(/код команды/);
  });
});

describe('a close that goes wrong', () => {
  it('is done when the answer gets lost, and the task can be asked for', async () => {
    const { host, receipts } = await beforeClose('does-work-then-silence');
    expect(await host.packet(CLOSE_TASK)).toBe('a2');
    expect(host.packets.at(-1)?.id).not.toBe(0xf0);
    expect(receipts()).toBe(1);
    expect(await host.packet('c3 50')).toBe('a3 55 00 00');
  });

  it('is done when the cashbox goes deaf, until the line is new', async () => {
    const { host, kkt, receipts } = await beforeClose('does-work-then-deaf');
    await host.packet(CLOSE_TASK);
    expect(await host.packet('c3 50')).toBe('');
    expect(receipts()).toBe(1);
    await host.link.close();
    expect(await new Host(kkt).packet('c3 50')).toBe('a3 55 00 00');
  });

  it('hears again after an Abort where nobody sees the line reopened', async () => {
    const { kkt, host } = newKkt();
    await host.link.close();
    await settle();
    const [near, far] = memoryLinkPair('terminal');
    let heard = '';
    near.onData((bytes) => {
      heard += toHex(bytes, '');
    });
    kkt.attach(far, { seesReopening: false });
    kkt.use('does-work-then-deaf:45');
    for (const packet of ['c1 01 05 00 00 45', 'c3 05', 'c4']) {
      await near.write(encodeFrame(0, fromHex(packet)));
      await settle();
    }
    expect(heard).toBe(toHex(encodeFrame(0, Uint8Array.of(0xa2)), '') + toHex(encodeFrame(0, Uint8Array.of(0xa3)), ''));
  });

  it('never was when the command gets lost', async () => {
    const { host, receipts } = await beforeClose('silence-before-work');
    expect(await host.packet(CLOSE_TASK)).toBe('');
    expect(await host.packet('c3 50')).toBe('b3');
    expect(receipts()).toBe(0);
    await host.all(CLOSE);
    expect(receipts()).toBe(1);
  });

  it('hangs, with the cashbox busy to all others until the power goes', async () => {
    const { host, kkt, clock, receipts } = await beforeClose('hangs');
    expect(await host.packet(CLOSE_TASK)).toBe('a2');
    await clock.advance(600_000);
    expect(await host.packet('c3 50')).toBe('a2');
    await host.packet('c4');
    expect(await host.command('45')).toBe('55 76 00');
    kkt.powerCut();
    kkt.powerOn();
    const second = new Host(kkt);
    await second.all(MODE_1, CLOSE);
    expect(receipts()).toBe(1);
  });

  it('is done late, after the host gave up, while reading looks as if nothing went on', async () => {
    const { host, clock, receipts } = await beforeClose('does-work-late:40000');
    await host.packet(CLOSE_TASK);
    await clock.advance(600_000);
    expect(receipts()).toBe(0);
    await host.packet('c4');
    expect(await host.packet('c3 50')).toBe('b3');
    expect(fromHex(await host.command('3f'))[22]).toBe(1);
    expect(await host.command('59')).toBe('55 76 00');
    await clock.advance(39_000);
    expect(receipts()).toBe(0);
    await clock.advance(1000);
    expect(receipts()).toBe(1);
  });

  it('is done late after the line came back', async () => {
    const { host, kkt, clock, receipts } = await beforeClose('does-work-late:5000');
    await host.packet(CLOSE_TASK);
    await host.link.close();
    await clock.advance(60_000);
    expect(receipts()).toBe(0);
    const second = new Host(kkt);
    await clock.advance(5000);
    expect(receipts()).toBe(1);
    expect(await second.packet('c3 50')).toBe('a3 55 00 00');
  });

  it.each([
    ['cuts-power-before', 0],
    ['cuts-power-after', 1],
  ])('%s leaves %i documents and comes back by itself', async (fault, expected) => {
    const { host, kkt, clock, receipts } = await beforeClose(fault);
    await host.packet(CLOSE_TASK);
    await settle();
    expect([host.isClosed, kkt.isOn, receipts()]).toEqual([true, false, expected]);
    await clock.advance(2000);
    const second = new Host(kkt);
    expect(await second.packet('c3 50')).toBe('b3');
    expect(fromHex(await second.command('3f'))[22]).toBe(1 - expected);
  });

  it('is in the FN when the paper ends during it, and the print can be finished', async () => {
    const { host, kkt, receipts } = await beforeClose('paper-out-at-close', '92 00 01');
    expect(await host.command(CLOSE)).toBe('55 67 00');
    expect(receipts()).toBe(1);
    expect((await host.register(59))[0]).toBe(0x10);
    expect(await host.command('ee')).toBe('55 67 00');
    kkt.device.hasPaper = true;
    await host.all('ee');
    expect((await host.register(59))[0]).toBe(0);
  });

  it('is not in the FN when the paper ends just before it', async () => {
    const { host, receipts } = await beforeClose('paper-out-at-close:before', '92 00 01');
    expect(await host.command(CLOSE)).toBe('55 67 00');
    expect(receipts()).toBe(0);
  });

  it.each([
    ['unreadable-answer', '21 00 ff 7e', 1],
    ['unknown-error:4A', '55 fb 00', 0],
    ['unknown-error:4A:after', '55 fb 00', 1],
    ['fails:4A:67', '55 67 00', 0],
    ['fails:4A:EE:0206', '55 ee 00', 0],
    ['busy-once', '55 76 00', 0],
  ])('with %s answers %s and leaves %i documents', async (fault, answer, expected) => {
    const { host, receipts } = await beforeClose(fault);
    expect(await host.command(CLOSE)).toBe(answer);
    expect(receipts()).toBe(expected);
  });

  it('goes wrong every time when told so, and once otherwise', async () => {
    const { host } = await beforeClose('fails:4A+:98');
    expect([await host.command(CLOSE), await host.command(CLOSE)]).toEqual(['55 98 00', '55 98 00']);
    host.kkt.clearFaults();
    await host.all(CLOSE);
  });

  it('puts the extended error into register 55', async () => {
    const { host } = await beforeClose('fails:4A:EE:0206');
    await host.command(CLOSE);
    expect(await host.extendedError()).toBe('00 4a 02 06');
  });
});

describe('a line that goes wrong', () => {
  it('loses power after every byte of a close, and the document is there only if the last byte came', async () => {
    const packet = encodeFrame(0, fromHex(CLOSE_TASK)).length;
    for (let byte = 1; byte <= packet; byte++) {
      const { host, kkt, receipts } = await beforeClose(`cuts-power-after-byte:${byte}`);
      await host.packet(CLOSE_TASK);
      expect(kkt.isOn, `byte ${byte}`).toBe(false);
      expect(receipts(), `byte ${byte}`).toBe(byte < packet ? 0 : 1);
    }
  });

  it('breaks after every byte of the answer, and the document is there each time', async () => {
    for (let byte = 1; byte <= 12; byte++) {
      const { host, kkt, receipts } = await beforeClose(`cuts-line-after-byte-sent:${byte}`);
      const before = host.raw.length;
      await host.packet(CLOSE_TASK);
      expect(host.raw.length - before, `byte ${byte}`).toBe(byte);
      expect([host.isClosed, kkt.isOn, receipts()]).toEqual([true, true, 1]);
    }
  });

  it('spoils one check sum and no more', async () => {
    for (let tid = 0; tid < 0x40; tid++) {
      const { host, kkt } = newKkt();
      kkt.use('bad-crc-once');
      await host.packet(Uint8Array.of(0xc3, tid));
      expect(new FrameParser().push(host.raw).map(({ kind }) => kind)).toEqual(['badCrc']);
      expect(await host.packet('c4')).toBe('a3');
    }
  });

  it('keeps its packets readable through noise and byte by byte', async () => {
    const { host, kkt } = newKkt();
    kkt.use('noise');
    kkt.use('splits-bytes');
    await openShift(host);
    await sell(host);
    expect(kkt.ledger.receipts).toHaveLength(1);
    expect(new FrameParser().push(host.raw).some(({ kind }) => kind === 'noise')).toBe(true);
  });

  it('rejects a task once for a full buffer and once for its id', async () => {
    const { host, kkt } = newKkt();
    kkt.use('buffer-overflow-once');
    expect(await host.packet('c1 01 01 00 00 45')).toBe('b1');
    kkt.use('tid-exists-once');
    expect(await host.packet('c1 01 01 00 00 45')).toBe('b2');
    expect(await host.packet('c1 01 01 00 00 45')).toBe('a2');
  });

  it('echoes the probe and nothing else on platform 5', async () => {
    const { host, kkt } = newKkt();
    kkt.use('platform-5');
    const probe = '24 40 0d 00 20 01 f7 40 74 65 73 74 65';
    await host.send(fromHex('24 40 0d 00 20 01'));
    await host.send(fromHex('f7 40 74 65 73 74 65 fe 01 00 00 c4 02'));
    expect(toHex(host.raw)).toBe(probe);
    expect(await host.packet('c4')).toBe('');
  });
});

describe('a device that is not as it was', () => {
  it("has a stranger's receipt open", async () => {
    const { host, kkt } = newKkt();
    kkt.use('strangers-receipt');
    expect(fromHex(await host.command('3f'))[22]).toBe(1);
    expect(kkt.device.draft?.tags.map(({ tag }) => tag)).toContain(1084);
  });

  it.each([
    ['strangers-document', [undefined, 'stranger-1', 'kb-1']],
    ['strangers-document:4A:after', [undefined, 'kb-1', 'stranger-1']],
  ])("finds a stranger's document slipped in: %s", async (fault, keys) => {
    const { host, kkt } = newKkt();
    await openShift(host);
    kkt.use(fault);
    await sell(host);
    expect(kkt.ledger.documents.slice(1).map(({ key }) => key)).toEqual(keys);
  });

  it('has another FN, that counts from the beginning', async () => {
    const { host, kkt } = newKkt();
    await openShift(host);
    await sell(host);
    kkt.use('fn-replaced');
    expect(await host.lastFdNumber()).toBe(1);
    expect(kkt.reading).toMatchObject({ fnSerial: '9999078900009999', shift: 'closed' });
    expect(kkt.ledger.receipts).toHaveLength(1);
  });

  it.each([
    ['other-inn:123456789012', 'a4 43 00', /31 32 33 34 35 36 37 38 39 30 31 32/],
    ['wrong-serial', '91 16 00 00', /^55 00 00 10 61 99 99 99 99$/],
    ['fn-warning:80', 'a4 30', /^55 00 03 00 00 00 80/],
    ['fn-closed', 'a4 30', /^55 00 07/],
    ['ofd-channel-5', '46 13 00 01 04', /^55 00 05$/],
    ['tax-table-differs', '46 0d 00 01 02', /^55 00 22 00$/],
    ['clock-off:-3600', '91 11 00 00', /^55 00 24 11 26 11/],
    ['paper-out', '45', /^55 00 01$/],
  ])('with %s is seen so, and as before when it behaves again', async (fault, command, shown) => {
    const { host, kkt } = newKkt();
    const before = await host.command(command);
    const behave = kkt.use(fault);
    expect(await host.command(command)).toMatch(shown);
    behave();
    expect(await host.command(command)).toBe(before);
  });

  it('shows an open cover and prints nothing', async () => {
    const { host, kkt } = newKkt();
    kkt.use('cover-open');
    expect((fromHex(await host.command('3f'))[9] ?? 0) & 0x28).toBe(0x28);
    expect(await host.command('4c 41')).toBe('55 67 00');
  });

  it('takes no documents after its FN was closed', async () => {
    const { host, kkt } = newKkt();
    kkt.use('fn-closed');
    await host.all(MODE_1);
    expect(await host.command('9a 00')).toBe('55 d4 00');
  });

  it('sends nothing while the OFD is away, and late when it is slow', async () => {
    const { host, kkt, clock } = newKkt();
    const back = kkt.use('ofd-away');
    await openShift(host);
    await clock.advance(3_600_000);
    expect(kkt.reading.unsentCount).toBe(1);
    back();
    expect(kkt.reading.unsentCount).toBe(0);
    kkt.use('ofd-slow:60000');
    await sell(host);
    await clock.advance(59_000);
    expect(kkt.reading.unsentCount).toBe(1);
    await clock.advance(1000);
    expect(kkt.reading.unsentCount).toBe(0);
  });

  it('loses its open receipt with the power only when told so', async () => {
    const { host, kkt } = newKkt();
    await openShift(host);
    await openSale(host);
    kkt.powerCut();
    kkt.powerOn();
    expect(kkt.reading.isReceiptOpen).toBe(true);
    kkt.use('restart-loses-open-receipt');
    kkt.powerCut();
    kkt.powerOn();
    expect(kkt.reading.isReceiptOpen).toBe(false);
  });

  it('refuses lines while it is off', async () => {
    const { host, kkt } = newKkt();
    kkt.powerCut();
    await settle();
    expect(host.isClosed).toBe(true);
    const second = new Host(kkt);
    await settle();
    expect(second.isClosed).toBe(true);
  });

  it('restarts by command, and comes back in mode 0', async () => {
    const { host, kkt, clock } = newKkt();
    await host.all(MODE_1, 'ce 41');
    await clock.advance(10);
    expect(kkt.isOn).toBe(false);
    await clock.advance(2000);
    expect(await new Host(kkt).command('45')).toBe('55 00 00');
  });
});
