import { describe, expect, it } from 'vitest';
import { type LastUpdate, parseUpdateMemory, type UpdateMemory } from '../../../../src/contract/update.ts';
import type { Installed } from '../../../../src/shell/update/installed.ts';
import type { Moment } from '../../../../src/shell/update/may-install.ts';
import { NotWholeError } from '../../../../src/shell/update/packages.ts';
import { FeedRefusedError } from '../../../../src/shell/update/signed-feed.ts';
import { UPDATE_WORDS } from '../../../../src/shell/update/update-words.ts';
import { Updater } from '../../../../src/shell/update/updater.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SETTINGS = { updates: { url: 'https://updates.example/', publicKey: 'key' }, stateDir: '/state' };
const QUIET: Omit<Moment, 'now' | 'toldAt' | 'postponedUntil'> = {
  agent: 'running',
  quietMs: 10 * MINUTE,
  isWindowOpen: false,
};

/** A tray of version 1.0.0 with a server that has whatever the test puts there. */
class Rig {
  readonly clock = new VirtualClock();
  memory: UpdateMemory = { format: 1, bad: [], tries: {} };
  last: LastUpdate | undefined;
  settings: { updates: (typeof SETTINGS)['updates'] | undefined; stateDir: string } = SETTINGS;
  offers: string | Error = '1.1.0';
  moment = QUIET;
  hasWayBack = true;
  hasWatcher = true;
  agentStops = true;
  layError: Error | undefined;
  downloadError: Error | undefined;
  readonly done: string[] = [];
  readonly updater: Updater;
  readonly #end = new AbortController();

  constructor(installed: Installed = { kind: 'appImage', app: '/app' }) {
    const { clock, done } = this;
    this.updater = new Updater({
      clock,
      log: SILENT,
      version: '1.0.0',
      installed,
      store: this.#store(),
      settings: () => this.settings,
      openFeed: async () => ({
        check: async () => {
          done.push('check');
          if (this.offers instanceof Error) throw this.offers;
          return { version: this.offers, sha512: ['sum'], isNewer: this.offers > '1.0.0' };
        },
        download: async () => {
          done.push('download');
          if (this.downloadError) throw this.downloadError;
          return '/cache/file';
        },
      }),
      hasWayBack: () => this.hasWayBack,
      layPackages: async () => {
        if (this.layError) throw this.layError;
        return { kind: 'appImage', app: '/app', fresh: '/fresh', kept: '/kept' };
      },
      layWatcher: () => undefined,
      startWatcher: async () => {
        done.push(`watcher over ${this.memory.attempt?.step}`);
        return this.hasWatcher;
      },
      moment: () => this.moment,
      lastUpdate: () => ({
        load: () => this.last,
        save: (last) => {
          this.last = last;
        },
      }),
      stopAgent: async () => {
        done.push('stop agent');
        return this.agentStops;
      },
      startAgent: () => void done.push('start agent'),
      tellReady: (version) => void done.push(`tell ${version}`),
      quit: () => void done.push('quit'),
      args: ['--hidden'],
      pid: 7,
    });
    void this.updater.run(this.#end.signal);
  }

  #store() {
    const rig = this;
    return {
      get memory() {
        return rig.memory;
      },
      keep(changes: { readonly [K in keyof UpdateMemory]?: UpdateMemory[K] | undefined }) {
        rig.memory = parseUpdateMemory(JSON.parse(JSON.stringify({ ...rig.memory, ...changes })));
      },
      forgetSigns: () => undefined,
    };
  }

  async after(ms: number): Promise<readonly string[]> {
    await this.clock.advance(ms);
    return this.done.splice(0);
  }
}

describe('a newer version', () => {
  it('is looked for some minutes after the start and then every four hours', async () => {
    const rig = new Rig();
    rig.offers = '1.0.0';
    expect(await rig.after(2 * MINUTE)).toEqual([]);
    expect(rig.updater.state).toEqual({ state: 'notKnown' });
    expect(await rig.after(2 * MINUTE)).toEqual(['check']);
    expect(await rig.after(24 * HOUR)).toHaveLength(6);
    expect(rig.updater.state).toEqual({ state: 'upToDate' });
  });

  it('is installed after people were told and had time: agent stopped, watcher over a written attempt, tray closed', async () => {
    const rig = new Rig();
    expect(await rig.after(12 * MINUTE)).toEqual(['check', 'download', 'tell 1.1.0']);
    expect(rig.updater.state).toEqual({ state: 'ready', version: '1.1.0', waitsFor: 'grace' });
    expect(await rig.after(2 * MINUTE)).toEqual(['stop agent', 'watcher over prepared', 'quit']);
    expect(rig.memory.attempt).toMatchObject({ from: '1.0.0', to: '1.1.0', oldTray: 7, stateDir: '/state' });
    expect(await rig.after(24 * HOUR)).toEqual([]);
  });

  it('waits as long as a receipt is in work, and is installed when it is quiet', async () => {
    const rig = new Rig();
    rig.moment = { ...QUIET, quietMs: undefined };
    await rig.after(3 * HOUR);
    expect(rig.updater.state).toEqual({ state: 'ready', version: '1.1.0', waitsFor: 'receipts' });
    rig.moment = QUIET;
    expect(await rig.after(MINUTE)).toContain('quit');
  });

  it('waits as long as a person wants', async () => {
    const rig = new Rig();
    await rig.after(5 * MINUTE);
    rig.updater.postpone(3 * HOUR);
    expect(await rig.after(2 * HOUR)).not.toContain('quit');
    rig.updater.postpone(0);
    expect(await rig.after(MINUTE)).toContain('quit');
  });

  it.each<[string, Partial<UpdateMemory>]>([
    ['was put back before', { bad: ['1.1.0'] }],
    ['could not be put in place three times', { tries: { '1.1.0': 3 } }],
  ])('that %s is not tried again, the next one is', async (_, memory) => {
    const rig = new Rig();
    rig.memory = { ...rig.memory, ...memory };
    expect(await rig.after(24 * HOUR)).not.toContain('download');
    rig.offers = '1.1.1';
    expect(await rig.after(5 * HOUR)).toContain('quit');
  });

  it('is dropped when its address goes from the settings', async () => {
    const rig = new Rig();
    await rig.after(5 * MINUTE);
    rig.settings = { ...SETTINGS, updates: undefined };
    expect(await rig.after(6 * HOUR)).not.toContain('quit');
    expect(rig.updater.state).toEqual({ state: 'off', words: UPDATE_WORDS.noUrl });
  });
});

describe('nothing is asked of any server', () => {
  it('while no address is set', async () => {
    const rig = new Rig();
    rig.settings = { ...SETTINGS, updates: undefined };
    expect(await rig.after(24 * HOUR)).toEqual([]);
    expect(rig.updater.state).toEqual({ state: 'off', words: UPDATE_WORDS.noUrl });
  });

  it('where the package belongs to the system', async () => {
    const rig = new Rig({ kind: 'none', words: UPDATE_WORDS.package });
    expect(await rig.after(24 * HOUR)).toEqual([]);
    expect(rig.updater.state).toEqual({ state: 'off', words: UPDATE_WORDS.package });
  });

  it('where there would be no way back', async () => {
    const rig = new Rig();
    rig.hasWayBack = false;
    expect(await rig.after(24 * HOUR)).toEqual([]);
    expect(rig.updater.state).toEqual({ state: 'off', words: UPDATE_WORDS.noWayBack });
  });

  it('while an update is under way', async () => {
    const rig = new Rig();
    const way = { kind: 'appImage', app: '', fresh: '', kept: '' } as const;
    const attempt = { id: '', from: '', to: '', step: 'watching', way, args: [], stateDir: '', oldTray: 1 } as const;
    rig.memory = { ...rig.memory, attempt: { ...attempt, args: [] } };
    expect(await rig.after(24 * HOUR)).toEqual([]);
    rig.updater.postpone(HOUR);
    expect(rig.memory.postponedUntil).toBeUndefined();
  });
});

describe('the alarm', () => {
  it('is raised by a refused feed that stays one, and ends with the next good check', async () => {
    const rig = new Rig();
    rig.offers = new FeedRefusedError(UPDATE_WORDS.badSignature);
    await rig.after(3 * MINUTE + 5_000);
    // Feed and signature may be between two uploads.
    expect(rig.last).toBeUndefined();
    await rig.after(2 * MINUTE);
    expect(rig.last).toMatchObject({ result: 'failed', words: UPDATE_WORDS.badSignature });
    rig.offers = '1.0.0';
    expect(await rig.after(5 * HOUR)).not.toContain('download');
    expect(rig.last?.result).toBe('done');
  });

  it('is not raised by a server that does not answer for a day, and is by one that does not for days', async () => {
    const rig = new Rig();
    rig.offers = new Error('net::ERR_NAME_NOT_RESOLVED');
    await rig.after(24 * HOUR);
    expect(rig.last).toBeUndefined();
    await rig.after(72 * HOUR);
    expect(rig.last).toMatchObject({ result: 'failed', words: UPDATE_WORDS.unreachable });
  });

  it('is raised by a package that does not come', async () => {
    const rig = new Rig();
    rig.downloadError = new Error('sha512 checksum mismatch');
    await rig.after(HOUR);
    expect(rig.last?.result).toBe('failed');
    rig.downloadError = undefined;
    expect(await rig.after(5 * HOUR)).toContain('quit');
  });

  it('is not handed over beside an agent that does not stop', async () => {
    const rig = new Rig();
    rig.agentStops = false;
    expect(await rig.after(15 * MINUTE)).not.toContain('quit');
    expect(rig.last?.words.ru).toContain('агент не закончил работу');
  });

  it('tells a person nothing in the words of the system', async () => {
    const rig = new Rig();
    rig.layError = Object.assign(new Error("ENOSPC: no space left on device, copyfile '/a' -> '/b'"), {
      code: 'ENOSPC',
      syscall: 'copyfile',
    });
    await rig.after(15 * MINUTE);
    expect(rig.last?.words).toEqual({
      ru: 'подготовка не удалась (на диске нет места), ничего не изменено, будет новая попытка',
      en: 'it could not be prepared (the disk is full), nothing was changed, it will be tried again',
    });
    rig.layError = new TypeError('Cannot read properties of undefined');
    await rig.after(24 * HOUR);
    expect(rig.last?.words.ru).toBe('подготовка не удалась, ничего не изменено, будет новая попытка');
  });

  it.each([
    ['a package that is not the signed one', new NotWholeError('sum'), undefined],
    ['a disk that is full', new Error('ENOSPC'), undefined],
    ['a watcher that does not start', undefined, false],
  ])('is raised by %s; the agent works on, and it is not tried for ever', async (_, layError, hasWatcher) => {
    const rig = new Rig();
    rig.layError = layError;
    rig.hasWatcher = hasWatcher ?? true;
    const done = await rig.after(15 * MINUTE);
    expect(done).not.toContain('quit');
    if (done.includes('stop agent')) expect(done.at(-1)).toBe('start agent');
    expect(rig.last).toMatchObject({ result: 'failed', version: '1.1.0' });
    expect([rig.memory.attempt, rig.memory.tries]).toEqual([undefined, { '1.1.0': 1 }]);
    expect(rig.updater.state).toEqual({ state: 'notKnown' });
    await rig.after(48 * HOUR);
    expect(rig.memory.tries).toEqual({ '1.1.0': 3 });
  });

  it.each(['rolledBack', 'failed'] as const)(
    'of a version that did not come is not ended by a check: %s',
    async (result) => {
      const rig = new Rig();
      const words = { ru: '', en: '' };
      rig.last = { result, version: '1.1.0', at: 0, words };
      rig.memory = { ...rig.memory, bad: ['1.1.0'] };
      await rig.after(24 * HOUR);
      expect(rig.last.result).toBe(result);
    },
  );
});
