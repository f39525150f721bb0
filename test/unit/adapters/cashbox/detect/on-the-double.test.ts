import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { foundCashboxes } from '../../../../../src/adapters/cashbox/detect/found-cashbox.ts';
import { detectCashboxes } from '../../../../../src/adapters/cashbox/detect-cashboxes.ts';
import { systemClock as clock } from '../../../../../src/adapters/system/system-clock.ts';
import { buildDouble } from '../../../../support/double.ts';
import { DoubleCashbox, type DoubleDevice } from '../../../../support/double-cashbox.ts';

const library = await buildDouble();
const SIGNAL = new AbortController().signal;

/** What is seen on a computer with a double of the library and devices of these names. */
async function detect(
  { onTestFinished }: TestContext,
  devices: Readonly<Record<string, DoubleDevice>>,
  named: string[] = [],
) {
  const folder = mkdtempSync(join(tmpdir(), 'kassabridge-detect-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const cashboxes = Object.entries(devices).map(([name, device]) => new DoubleCashbox(join(folder, name), device));
  const seen = await detectCashboxes(
    {
      clock,
      named,
      library,
      hostFolder: join(folder, 'host'),
      hostEnv: { KASSABRIDGE_DOUBLE_STATE: folder },
      take: () => ({ release: () => undefined }),
    },
    SIGNAL,
  );
  return { cashboxes, seen, found: foundCashboxes(seen.sightings) };
}

describe.skipIf(library === undefined)('looking for cashboxes with the double of the library', () => {
  it('finds one on USB, whoever it is', async (context) => {
    const { found, seen } = await detect(context, { usb: { serial: '00106100000007' } });
    expect(found).toMatchObject([
      {
        identity: { kktSerial: '00106100000007', ofd: { name: expect.stringMatching(/./) } },
        ways: [{ driver: 'atol-dto', port: 'usb', libraryVersion: '10.10.8.0' }],
        ofdThroughDriver: false,
      },
    ]);
    expect(seen.libraryFile).toBe(library);
  });

  it('finds one at a named address, and says that nobody is on USB', async (context) => {
    const switchedOff = { connection: { Port: 'none' } };
    const devices = { usb: switchedOff, '127.0.0.1_9': { serial: '00106100000008' } };
    const { found, seen } = await detect(context, devices, ['tcp://127.0.0.1:9']);
    expect(found.map(({ identity, ways }) => [identity.kktSerial, ways[0]?.port])).toEqual([
      ['00106100000008', 'tcp://127.0.0.1:9'],
    ]);
    expect(seen.misses.map(({ driver, port }) => `${driver} ${port}`)).toEqual([
      'atol-dto usb',
      'atol-serial tcp://127.0.0.1:9',
    ]);
  });

  it('leaves no document, no open shift and no receipt of anybody’s changed', async (context) => {
    const { cashboxes } = await detect(context, { usb: { serial: '00106100000009' } });
    for (const cashbox of cashboxes) {
      expect(cashbox.documents()).toEqual([]);
      expect(cashbox.state().shift.open).not.toBe(true);
    }
  });
});
