import { describe, expect, it } from 'vitest';
import { StayAwake } from '../../../../src/shell/power/stay-awake.ts';
import { watchPower } from '../../../../src/shell/power/watch-power.ts';
import { SILENT } from '../agent/fake-agent.ts';

describe('sleep of the computer', () => {
  it('is held up while a receipt is on its way, and no longer', () => {
    const held = new Set<number>();
    let next = 0;
    const awake = new StayAwake({
      start: (kind) => {
        expect(kind).toBe('prevent-app-suspension');
        held.add(++next);
        return next;
      },
      stop: (id) => held.delete(id),
    });
    awake.set(true);
    awake.set(true);
    expect([...held]).toEqual([1]);
    awake.set(false);
    awake.set(false);
    expect(held.size).toBe(0);
    awake.set(true);
    expect([...held]).toEqual([2]);
  });

  it('may be told twice, and in any order', () => {
    const listeners = new Map<string, () => void>();
    const heard: string[] = [];
    watchPower({
      monitor: { on: (name: string, listener: () => void) => listeners.set(name, listener) } as never,
      app: { on: () => undefined } as never,
      log: SILENT,
      onAwake: () => heard.push('awake'),
      onAsleep: () => heard.push('asleep'),
      onShutdown: () => heard.push('shutdown'),
    });
    for (const name of ['resume', 'suspend', 'suspend', 'resume', 'resume', 'shutdown']) listeners.get(name)?.();
    expect(heard).toEqual(['awake', 'asleep', 'asleep', 'awake', 'awake', 'shutdown']);
  });

  it('ends on Windows with the session, of which only an open window hears', () => {
    const heard: string[] = [];
    let created: ((event: unknown, window: unknown) => void) | undefined;
    watchPower({
      monitor: { on: () => undefined } as never,
      app: {
        on: (name: string, listener: typeof created) => {
          if (name === 'browser-window-created') created = listener;
        },
      } as never,
      log: SILENT,
      onAwake: () => heard.push('awake'),
      onAsleep: () => heard.push('asleep'),
      onShutdown: () => heard.push('shutdown'),
    });
    const said = new Map<string, () => void>();
    created?.({}, { on: (name: string, listener: () => void) => said.set(name, listener) });
    // Somebody may still call the end off.
    said.get('query-session-end')?.();
    expect(heard).toEqual([]);
    said.get('session-end')?.();
    expect(heard).toEqual(['shutdown']);
  });
});
