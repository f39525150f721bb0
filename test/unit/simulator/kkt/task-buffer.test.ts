import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { encodeFrame } from '../../../../src/wire/atol-v3/frame.ts';
import { CASHLESS_201, CLOSE, Host, MODE_1, newKkt, openSale, openShift, settle } from './host.ts';

const results = (host: Host) => host.packets.filter(({ id }) => id === 0xf0).map(({ data }) => toHex(data));

describe('the task buffer', () => {
  it('answers running first and the result unasked', async () => {
    const { host } = newKkt();
    expect(await host.packet('c1 01 05 00 00 45')).toBe('a2');
    expect(results(host)).toEqual(['a6 05 55 00 00']);
    expect(await host.packet('c3 05')).toBe('a3 55 00 00');
    expect(await host.packet('c2 05')).toBe('a3');
    expect(await host.packet('c3 05')).toBe('b3');
  });

  it('answers with the result at once when that is its habit', async () => {
    const { host } = newKkt({ habits: { answersDirectly: true } });
    expect(await host.packet('c1 01 05 00 00 45')).toBe('a3 55 00 00');
    expect(results(host)).toEqual([]);
  });

  it('tells only errors when nobody needs the result', async () => {
    const { host } = newKkt();
    await host.packet('c1 00 05 00 00 47');
    expect(results(host)).toEqual([]);
    await host.packet('c1 00 05 00 00 9a 00');
    expect(results(host)).toEqual(['a7 05 55 66 00']);
  });

  it('stops after an error until an Abort', async () => {
    const { host } = newKkt();
    await host.packet('c1 01 01 00 00 9a 00');
    expect(await host.packet('c3 01')).toBe('a4 55 66 00');
    expect(await host.packet('c1 01 02 00 00 45')).toBe('a5');
    await host.packet('c4');
    expect(await host.packet('c1 01 02 00 00 45')).toBe('a2');
  });

  it('goes on after an error that is to be ignored', async () => {
    const { host } = newKkt();
    await host.packet('c1 03 01 00 00 9a 00');
    expect(await host.packet('c1 01 02 00 00 45')).toBe('a2');
  });

  it('lets tasks wait while one runs, in order, and stops them when it fails', async () => {
    const { host, clock } = newKkt({ timings: { answerMs: 100 } });
    expect(await host.packet('c1 01 01 00 00 45')).toBe('a2');
    expect(await host.packet('c1 01 02 00 00 9a 00')).toBe('a1');
    expect(await host.packet('c1 01 03 00 00 45')).toBe('a1');
    expect(await host.packet('c1 01 02 00 00 45')).toBe('b2');
    await clock.advance(1000);
    expect(results(host)).toEqual(['a6 01 55 00 00', 'a7 02 55 66 00']);
    expect(await host.packet('c3 03')).toBe('a5');
  });

  it('has an end', async () => {
    const { host } = newKkt({ timings: { answerMs: 100 }, habits: { bufferSize: 2 } });
    for (const tid of ['01', '02', '03']) await host.packet(`c1 01 ${tid} 00 00 45`);
    expect(await host.packet('c1 01 04 00 00 45')).toBe('b1');
    expect(await host.packet('c1 01 e0 00 00 45')).toMatch(/^b4/);
    expect(await host.packet('99')).toMatch(/^b4/);
  });

  it('acknowledges and adds in one packet', async () => {
    const { host } = newKkt();
    await host.packet('c1 01 01 00 00 45');
    expect(await host.packet('c5 01 01 02 00 00 45')).toBe('a3 a2');
    expect(await host.packet('c3 01')).toBe('b3');
  });

  it('repeats a packet when asked with an empty one', async () => {
    const { host } = newKkt();
    await host.send(encodeFrame(7, fromHex('c1 01 01 00 00 45')));
    const before = host.packets.length;
    await host.send(encodeFrame(7, new Uint8Array(0)));
    await host.send(encodeFrame(0xf0, new Uint8Array(0)));
    expect(host.packets.slice(before).map(({ data }) => toHex(data))).toEqual(['a2', 'a6 01 55 00 00']);
  });

  it('goes on when the line is lost, and can be asked over the next one', async () => {
    const { host, kkt, clock } = newKkt({ timings: { closeMs: 3000 } });
    await openShift(host);
    await openSale(host);
    await host.all(CASHLESS_201);
    const before = kkt.ledger.lastFdNumber;
    await host.packet(`c1 01 50 00 00 ${CLOSE}`);
    await host.link.close();
    const second = new Host(kkt);
    expect(await second.packet('c3 50')).toBe('a2');
    await clock.advance(3000);
    expect(kkt.ledger.lastFdNumber).toBe(before + 1);
    expect(await second.packet('c3 50')).toBe('a3 55 00 00');
  });

  it('finishes a close that runs although it was aborted, and is busy meanwhile', async () => {
    const { host, kkt, clock } = newKkt({ timings: { closeMs: 3000 } });
    await openShift(host);
    await openSale(host);
    await host.all(CASHLESS_201);
    const before = kkt.ledger.lastFdNumber;
    await host.packet(`c1 01 50 00 00 ${CLOSE}`);
    await host.packet('c4');
    expect(await host.packet('c3 50')).toBe('b3');
    expect(await host.command('59')).toBe('55 76 00');
    await clock.advance(3000);
    expect(kkt.ledger.lastFdNumber).toBe(before + 1);
    expect(await host.command('59')).toBe('55 9a 00');
  });

  it('keeps to one master', async () => {
    const { host, kkt } = newKkt();
    const second = new Host(kkt);
    await settle();
    expect(second.isClosed).toBe(true);
    await host.all(MODE_1);
    await host.link.close();
    const third = new Host(kkt);
    expect(await third.command('45')).toBe('55 01 00');
  });

  it('lets the newer master in when that is its habit', async () => {
    const { host, kkt } = newKkt({ habits: { secondMaster: 'replace' } });
    const second = new Host(kkt);
    await settle();
    expect([host.isClosed, second.isClosed]).toEqual([true, false]);
    expect(await second.command('45')).toBe('55 00 00');
  });

  it('counts what passes over the line', async () => {
    const { host, kkt } = newKkt();
    await host.packet('c4');
    expect([kkt.bytesIn, kkt.bytesOut, kkt.roundTrips]).toEqual([6, 6, 1]);
  });

  it('ignores the platform-5 probe in front of an Abort', async () => {
    const { host } = newKkt();
    await host.send(fromHex('24 40 0d 00 20 01 f7 40 74 65 73 74 65 fe 01 00 00 c4 02'));
    expect(toHex(host.raw)).toBe('fe 01 00 00 a3 2e');
  });
});
