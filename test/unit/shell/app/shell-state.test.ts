import { describe, expect, it } from 'vitest';
import type { StatusSnapshot } from '../../../../src/contract/snapshot.ts';
import { PictureSchema } from '../../../../src/contract/window.ts';
import { ShellState } from '../../../../src/shell/app/shell-state.ts';
import { glanceOf, NOON } from '../glances.ts';

// What is in it is nobody's business here.
const SNAPSHOT = { version: '1' } as StatusSnapshot;

describe('what the shell knows of the agent', () => {
  it('keeps the last picture of an agent that hangs, as old, and no glance', () => {
    const state = new ShellState(NOON, () => ({}));
    state.setAgent({ state: 'running', since: NOON });
    state.setSnapshot(SNAPSHOT);
    state.setGlance(glanceOf());
    state.setAgent({ state: 'silent', since: NOON });
    expect(state.picture).toEqual({ agent: { state: 'silent', since: NOON }, snapshot: SNAPSHOT });
    expect(state.glance).toBeUndefined();
    state.setAgent({ state: 'running', since: NOON });
    expect(state.picture.snapshot).toBe(SNAPSHOT);
  });

  it('shows an agent that has begun anew with nothing of what it said before it died', () => {
    const state = new ShellState(NOON, () => ({}));
    state.setAgent({ state: 'running', since: NOON });
    state.setSnapshot(SNAPSHOT);
    state.setAgent({ state: 'absent', since: NOON });
    expect(state.picture.snapshot).toBe(SNAPSHOT);
    state.setAgent({ state: 'running', since: NOON });
    expect(state.picture.snapshot).toBeUndefined();
  });

  it('tells of the program as it is at that moment', () => {
    let updates = { ru: 'ещё не искали', en: 'not looked for' };
    const state = new ShellState(NOON, () => ({ isDemo: true, version: '1.0.0', updates }));
    expect(state.picture).toMatchObject({ isDemo: true, version: '1.0.0', updates: { ru: 'ещё не искали' } });
    updates = { ru: 'новее нет', en: 'none newer' };
    expect(PictureSchema.parse(state.picture).updates?.ru).toBe('новее нет');
  });
});
