import { describe, expect, it } from 'vitest';
import { AtolSerialDriver } from '../../../../../src/adapters/cashbox/atol-serial/driver.ts';
import { KassaError } from '../../../../../src/core/errors.ts';
import type { VirtualKkt } from '../../../../../src/simulator/kkt/index.ts';
import { fromHex, toHex } from '../../../../../src/wire/atol-v3/bytes.ts';
import { memoryLinkPair } from '../../../../../src/wire/memory-link.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';
import { failureOf, MODELS, Rig, receiptOf, SIGNAL } from './rig.ts';

describe.each(MODELS)('connect to model %i', (model) => {
  it('reads who the device is', async () => {
    const rig = new Rig({ model, serial: '00106905842117', fnSerial: '9999078900001234', inn: '7725225244' });
    const { identity, taskAlive } = await rig.connect();
    expect(taskAlive).toBe(false);
    expect(identity).toEqual({
      modelName: model === 61 ? 'VIRTUAL 30F' : 'VIRTUAL 42FS',
      modelNumber: model,
      firmware: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      kktSerial: '00106905842117',
      kktRegNumber: '0000000001000000',
      fnSerial: '9999078900001234',
      inn: '7725225244',
      ffdVersion: '1.05',
      taxationTypes: ['osn', 'usnIncome', 'usnIncomeOutcome'],
      capabilities: {
        printer: model === 61,
        vatRates: ['vat20', 'vat10', 'vat120', 'vat110', 'vat0', 'none'],
        markingCheck: false,
        corrections: false,
      },
    });
  });

  it('clears the buffer first, and only reads', async () => {
    const rig = new Rig({ model });
    await rig.connect();
    expect(rig.tap.packets[0]).toBe('c4');
    const codes = new Set(rig.tap.commands.map((command) => command.slice(0, 2)));
    expect([...codes].sort()).toEqual(['46', '91', 'a4', 'a5', 'e9']);
  });

  it('asks about the task of an earlier connection before anything clears the buffer', async () => {
    const rig = new Rig({ model });
    await rig.connect('tid-2a');
    expect(rig.tap.packets.slice(0, 2)).toEqual(['c3 2a', 'c4']);
  });

  it('never uses the tid of that task again on the new line', async () => {
    const rig = new Rig({ model });
    await rig.connect('tid-05');
    for (let i = 0; i < 80; i++) await rig.condition();
    const tids = rig.tap.packets.filter((packet) => packet.startsWith('c1')).map((packet) => packet.slice(6, 8));
    expect(tids.length).toBeGreaterThan(221);
    expect(tids).not.toContain('05');
  });

  it('says the passwords of the device as they are now, not as they were at the connection before', async () => {
    const files = [{ access: '4711' }, { mode: '29' }];
    const rig = new Rig({ model }, { passwords: () => files.shift() ?? {} });
    const accessOf = (packets: readonly string[]) =>
      new Set(packets.filter((packet) => packet.startsWith('c1')).map((packet) => packet.slice(9, 14)));
    // The virtual cashbox knows the factory's only.
    await failureOf(rig.connect());
    const refused = rig.tap.packets.splice(0);
    expect(accessOf(refused)).toEqual(new Set(['47 11']));
    await rig.connect();
    await rig.openShift();
    expect(accessOf(rig.tap.packets)).toEqual(new Set(['00 00']));
    const modes = rig.tap.commands.filter((command) => command.startsWith('56')).map((command) => command.slice(-11));
    expect(new Set(modes)).toEqual(new Set(['00 00 00 29']));
  });

  it('does not guess about a task whose name it did not give', async () => {
    const rig = new Rig({ model });
    expect((await failureOf(rig.connect('somebody else'))).code).toBe('CB-104');
  });

  it('speaks FFD 1.1 as well', async () => {
    const { identity } = await new Rig({ model, ffd: '1.1' }).connect();
    expect(identity.ffdVersion).toBe('1.1');
  });

  it('refuses an FFD whose code no source gives', async () => {
    const rig = new Rig({ model, ffd: '1.2' });
    expect((await failureOf(rig.connect())).code).toBe('CB-314');
    expect(rig.kkt.isConnected).toBe(false);
  });

  it('refuses a device whose documents would wait for a driver on the PC', async () => {
    const rig = new Rig({ model });
    rig.kkt.use('ofd-channel-5');
    expect((await failureOf(rig.connect())).code).toBe('CB-313');
  });

  it('says what to do with platform 5 after hearing its echo', async () => {
    const rig = new Rig({ model });
    rig.kkt.use('platform-5');
    expect((await failureOf(rig.connect())).code).toBe('CB-107');
  });

  it('knows the wrong device by its serial number', async () => {
    const rig = new Rig({ model, serial: '00106905842117' }, { serialNumber: '00106905842118' });
    expect((await failureOf(rig.connect())).code).toBe('CB-108');
    const other = new Rig({ model, serial: '00106905842117' }, { serialNumber: '106905842117' });
    expect((await other.connect()).identity.kktSerial).toBe('00106905842117');
  });

  it('leaves out a rate that the tax table of the device does not say', async () => {
    const rig = new Rig({ model });
    rig.kkt.use('tax-table-differs');
    const { identity } = await rig.connect();
    expect(identity.capabilities.vatRates).toEqual(['vat10', 'vat120', 'vat110', 'vat0', 'none']);
    expect(rig.driver.refusalOf(receiptOf())?.code).toBe('CB-450');
  });

  it('speaks a newer rate only when a person named its row and the device agrees', async () => {
    const taxRows = [
      { row: 7, name: 'НДС 22%', rate: 2200, vatCode: 11 },
      { row: 8, name: 'НДС 5%', rate: 500, vatCode: 7 },
      { row: 9, name: 'НДС 22/122', rate: 1803, vatCode: 12 },
    ];
    const rig = new Rig({ model, taxRows }, { taxRows: { vat22: 7, vat7: 8, vat122: 9, vat5: 12 } });
    const { identity } = await rig.connect();
    expect(identity.capabilities.vatRates.slice(6)).toEqual(['vat22', 'vat122']);
    const unasked = new Rig({ model, taxRows });
    expect((await unasked.connect()).identity.capabilities.vatRates).toHaveLength(6);
  });

  it('can be connected, let go and connected again', async () => {
    const rig = new Rig({ model });
    await rig.connect();
    await rig.run(rig.driver.disconnect());
    await rig.run(rig.driver.disconnect());
    expect((await failureOf(rig.driver.readCondition(SIGNAL))).code).toBe('CB-101');
    await rig.connect();
    expect((await rig.condition()).fnPhase).toBe('fiscal');
  });

  it('tells when the line breaks by itself, and not when it was let go', async () => {
    const rig = new Rig({ model });
    await rig.connect();
    let isLost = false;
    void rig.driver.lost.then(() => {
      isLost = true;
    });
    await rig.run(rig.driver.disconnect());
    await rig.clock.advance(1_000);
    expect(isLost).toBe(false);
    await rig.connect();
    const { lost } = rig.driver;
    rig.kkt.dropLine();
    await rig.run(lost);
    expect((await failureOf(rig.run(rig.driver.readCondition(SIGNAL)))).code).toBe('CB-101');
  });
});

describe('a line with nothing on it', () => {
  it('is tried for v3, probed for platform 5 once, and let go', async () => {
    const clock = new VirtualClock();
    const [near, far] = memoryLinkPair('memory://nothing');
    const heard: string[] = [];
    let isClosed = false;
    far.onData((bytes) => heard.push(toHex(bytes)));
    far.onClose(() => {
      isClosed = true;
    });
    const driver = new AtolSerialDriver({ clock, openLink: async () => near });
    expect((await failureOf(clock.run(driver.connect(SIGNAL)))).code).toBe('CB-101');
    expect(heard).toEqual(
      ['fe 01 00 00 c4 02', 'fe 01 00 01 c4 7b', 'fe 01 00 02 c4 f0', toHex(PROBE)].map(expectAnyCrc),
    );
    expect(clock.monotonicMs()).toBe(2_500);
    expect(isClosed).toBe(true);
  });

  it('is told in words when it does not open', async () => {
    const clock = new VirtualClock();
    const openLink = () => Promise.reject(new Error('no such port'));
    const failure = await failureOf(clock.run(new AtolSerialDriver({ clock, openLink }).connect(SIGNAL)));
    expect(failure).toEqual({ code: 'CB-105', detail: 'no such port' });
  });
});

const PROBE = fromHex('24 40 0D 00 20 01 F7 40 74 65 73 74 65');
/** Everything but the check byte, which the frame tests cover. */
const expectAnyCrc = (hex: string) =>
  hex.startsWith('fe') ? expect.stringMatching(new RegExp(`^${hex.slice(0, -3)}`)) : hex;

describe('several lines', () => {
  function lines(clock: VirtualClock, ...kkts: (VirtualKkt | KassaError | undefined)[]) {
    const opened: number[] = [];
    const links = kkts.map((kkt, i) => async () => {
      opened.push(i);
      if (kkt instanceof KassaError) throw kkt;
      const [near, far] = memoryLinkPair(`memory://${i}`);
      kkt?.attach(far);
      return near;
    });
    return { opened, findLinks: async () => links, clock };
  }

  it('are tried until the device of that serial number answers', async () => {
    const { clock, kkt } = new Rig({ serial: '00100000000002' });
    const { kkt: other } = new Rig({ serial: '00100000000001' });
    const { findLinks, opened } = lines(clock, new KassaError('CB-106', 'COM1'), undefined, other, kkt, undefined);
    const driver = new AtolSerialDriver({ clock, serialNumber: '00100000000002', findLinks });
    const { identity } = await clock.run(driver.connect(SIGNAL));
    expect(identity.kktSerial).toBe('00100000000002');
    expect(opened).toEqual([0, 1, 2, 3]);
  });

  it.each([
    ['another device', 'CB-108', () => [undefined, new Rig().kkt]],
    ['a port that is held', 'CB-106', () => [undefined, new KassaError('CB-106', 'COM1')]],
    ['nothing at all', 'CB-105', () => [undefined, undefined]],
  ] as const)('on which there is %s are told as %s', async (_, code, kkts) => {
    const clock = new VirtualClock();
    const { findLinks } = lines(clock, ...kkts());
    const driver = new AtolSerialDriver({ clock, serialNumber: '00000000000009', findLinks });
    expect((await failureOf(clock.run(driver.connect(SIGNAL)))).code).toBe(code);
  });
});
