import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { librarySettings } from '../../../../../../src/adapters/cashbox/atol-dto/connection.ts';
import { libraryOpener } from '../../../../../../src/adapters/cashbox/atol-dto/host/open-library.ts';
import { systemClock as clock } from '../../../../../../src/adapters/system/system-clock.ts';
import { hostIn } from '../../../../../drivers/host-process.ts';
import { buildDouble } from '../../../../../support/double.ts';
import { DoubleCashbox } from '../../../../../support/double-cashbox.ts';

const library = await buildDouble();
const SIGNAL = new AbortController().signal;

// Linux tells here what Ctrl+C, a closed terminal and the end of a service send to the whole group.
it.skipIf(library === undefined || process.platform !== 'linux')(
  'a driver host outlives the terminal of its agent: the call in hand comes back',
  async ({ onTestFinished }) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kassabridge-signals-')));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const cashbox = new DoubleCashbox(join(folder, 'device'));
    cashbox.fault('slow', { at: 'open', ms: 300 });
    const open = libraryOpener({ clock, folder: join(folder, 'host'), library, env: cashbox.environment() });
    const opened = await open(librarySettings({ port: 'usb' }), SIGNAL);
    const pid = hostIn(join(folder, 'host')) ?? 0;
    const answer = opened.call([{ method: 'open' }, { method: 'close' }], 20_000, SIGNAL);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal);
    expect((await answer).map(({ code }) => code)).toEqual([0, 0]);
    await opened.end();
    await opened.gone;
    expect(hostIn(join(folder, 'host'))).toBeUndefined();
  },
);
