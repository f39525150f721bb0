import { describe, expect, it } from 'vitest';
import { crashHandler } from '../../../../src/shell/crash/relaunch-limit.ts';
import { SILENT } from '../agent/fake-agent.ts';

/** A computer on which the tray crashes again and again; its memory lies on the disk. */
class Computer {
  now = 1_000_000;
  relaunches: readonly number[] = [];
  readonly did: string[] = [];

  async crash(times = 1): Promise<readonly string[]> {
    this.did.length = 0;
    const handle = crashHandler({
      relaunches: () => this.relaunches,
      keepRelaunches: (next) => {
        this.relaunches = next;
      },
      now: () => this.now,
      log: { ...SILENT, error: () => this.did.push('logged') },
      flush: async () => void this.did.push('flushed'),
      relaunch: () => this.did.push('relaunched'),
      exit: () => this.did.push('exited'),
      giveUp: () => this.did.push('told'),
    });
    await Promise.all(Array.from({ length: times }, () => handle(new Error('boom'))));
    return this.did;
  }
}

describe('crash of the tray', () => {
  it('is written down, and the tray begins anew when that is on the disk', async () => {
    expect(await new Computer().crash()).toEqual(['logged', 'relaunched', 'flushed', 'exited']);
  });

  it('begins anew three times in ten minutes and then tells a person', async () => {
    const computer = new Computer();
    for (let time = 0; time < 3; time += 1) expect(await computer.crash()).toContain('relaunched');
    expect(await computer.crash()).toEqual(['logged', 'told', 'flushed', 'exited']);
    computer.now += 600_000;
    expect(await computer.crash()).toContain('relaunched');
  });

  it('ends once, however many errors come with it', async () => {
    expect((await new Computer().crash(3)).filter((deed) => deed !== 'logged')).toEqual([
      'relaunched',
      'flushed',
      'exited',
    ]);
  });
});
