import { describe, expect, it } from 'vitest';
import { AUTOSTART_WORDS } from '../../../src/adapters/system/autostart/autostart-words.ts';
import type { AutostartWay, WayStatus } from '../../../src/adapters/system/autostart/way.ts';
import { asWished, isAsWished, run } from '../../../src/cli/commands/autostart.ts';

/** A system that remembers what it was told; `obeys: false`: a person said no to its question. */
function system(begin: WayStatus['state'], { obeys = true, possible = true } = {}) {
  const told: boolean[] = [];
  let state = begin;
  const way: AutostartWay = {
    read: async () => ({ state, words: AUTOSTART_WORDS.beforeOff, possible }),
    set: async (on) => {
      told.push(on);
      if (obeys) state = on ? 'on' : 'off';
    },
  };
  return { told, way };
}

describe('kassabridge autostart', () => {
  it('sets what is wished and says what it has read back', async () => {
    const { told, way } = system('off');
    expect(await asWished(way, 'on')).toMatchObject({ state: 'on' });
    expect(await asWished(way, 'off')).toMatchObject({ state: 'off' });
    expect(told).toEqual([true, false]);
  });

  it('asks nobody for an administrator when it is so already, as an uninstaller finds it', async () => {
    const [off, on] = [system('off'), system('on')];
    await asWished(off.way, 'off');
    await asWished(on.way, 'on');
    await asWished(on.way, undefined);
    expect([...off.told, ...on.told]).toEqual([]);
  });

  it('takes back what somebody has switched off, and tries where nothing could be read', async () => {
    const [switchedOff, unknown] = [system('switchedOff'), system('unknown')];
    expect(await asWished(switchedOff.way, 'on')).toMatchObject({ state: 'on' });
    expect(await asWished(unknown.way, 'off')).toMatchObject({ state: 'off' });
  });

  it('is not done when the system refuses or has no such start', async () => {
    const refused = await asWished(system('off', { obeys: false }).way, 'on');
    expect(isAsWished(refused, 'on')).toBe(false);
    const { told, way } = system('off', { possible: false });
    expect(isAsWished(await asWished(way, 'on'), 'on')).toBe(false);
    expect(told).toEqual([]);
  });

  it('without a wish is fine with what is known and works', () => {
    const fine = (state: WayStatus['state']) =>
      isAsWished({ state, words: AUTOSTART_WORDS.beforeOff, possible: true }, undefined);
    expect((['on', 'off', 'switchedOff', 'unknown'] as const).map(fine)).toEqual([true, true, false, false]);
  });

  it('knows no other wish', async () => {
    await expect(run(['--before-log-on', 'yes'])).rejects.toThrow('одно из on, off, а не «yes»');
  });
});
