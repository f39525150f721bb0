import { describe, expect, it } from 'vitest';
import { type Attempt, parseUpdateMemory } from '../../../../src/contract/update.ts';
import { NewVersion } from '../../../../src/shell/update/new-version.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { glanceOf } from './glance.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const ours = glanceOf({ version: '1.1.0' });

function rig() {
  const clock = new VirtualClock();
  const said: string[] = [];
  let attempt: { id: string } | undefined = { id: 'one' };
  const store = {
    get memory() {
      return { ...parseUpdateMemory(undefined), ...(attempt ? { attempt: attempt as Attempt } : {}) };
    },
    sayFirstStart: (id: string, left: boolean) => void said.push(`${id} ${left ? 'left' : 'begun'}`),
    sayHealthy: (id: string) => void said.push(`${id} healthy`),
  };
  const parts = {
    clock,
    log: SILENT,
    store,
    version: '1.1.0',
    startWatcher: async () => said.push('watcher') > 0,
    restartAgent: async () => void said.push('restart agent'),
  };
  const tray = new NewVersion(parts, 'one');
  const hear = async (glance: typeof ours | undefined, forMs: number) => {
    for (let passedMs = 0; passedMs <= forMs; passedMs += 1_000) {
      tray.heard(glance);
      await clock.advance(1_000);
    }
    return said.splice(0);
  };
  const over = () => {
    attempt = undefined;
  };
  return { clock, said, tray, hear, over };
}

describe('a new version', () => {
  it('says that it has begun, and that it works when its agent has answered for ten seconds', async () => {
    const { hear } = rig();
    expect(await hear(ours, 9_000)).toEqual(['one begun']);
    expect(await hear(ours, 60_000)).toEqual(['one healthy']);
  });

  it('does not work with an agent that comes and goes', async () => {
    const { hear } = rig();
    for (let rounds = 0; rounds < 20; rounds += 1) {
      expect(await hear(ours, 8_000)).not.toContain('one healthy');
      await hear(undefined, 0);
    }
  });

  it('does not work with an agent of the version before: it starts its own, between two receipts', async () => {
    const { hear } = rig();
    const older = glanceOf({ version: '1.0.0' });
    expect(await hear({ ...older, busy: true }, 60_000)).toEqual(['one begun']);
    expect(new Set(await hear(older, 60_000))).toEqual(new Set(['restart agent']));
  });

  it('that a person closes before it has proven itself says so; one that works has nothing to add', async () => {
    const { hear, tray, said } = rig();
    tray.left();
    expect(said).toEqual(['one begun', 'one left']);
    await hear(ours, 20_000);
    tray.left();
    expect(said).toEqual([]);
  });

  it('sees to it that somebody watches, until it is over', async () => {
    const { clock, said, tray, over } = rig();
    void tray.run(new AbortController().signal);
    await clock.advance(40_000);
    expect(said.filter((what) => what === 'watcher')).toHaveLength(3);
    over();
    await clock.advance(600_000);
    expect(said.filter((what) => what === 'watcher')).toHaveLength(3);
  });
});
