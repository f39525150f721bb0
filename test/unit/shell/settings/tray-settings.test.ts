import { describe, expect, it } from 'vitest';
import { TrayMemory } from '../../../../src/shell/settings/tray-settings.ts';

function memoryOf(store: unknown) {
  const file = {
    store,
    set(changes: object) {
      this.store = { ...(this.store as object), ...changes };
    },
    delete(name: string) {
      const { [name]: _gone, ...rest } = this.store as Record<string, unknown>;
      this.store = rest;
    },
  };
  return { memory: new TrayMemory(file), file };
}

describe('memory of the tray', () => {
  it('begins in Russian, with the theme of the system', () => {
    expect(memoryOf({}).memory.all).toMatchObject({
      language: 'ru',
      theme: 'system',
      relaunches: [],
      logOnDecided: false,
    });
    expect(memoryOf({}).memory.all.toldAlarms).toBeUndefined();
  });

  it('keeps the rest when one value is none', () => {
    const { all } = memoryOf({
      language: 'fr',
      theme: 'dark',
      window: { width: 'wide' },
      relaunches: 'often',
      zoom: 'large',
      toldAlarms: [1],
    }).memory;
    expect(all).toMatchObject({ language: 'ru', theme: 'dark', relaunches: [], zoom: 1 });
    expect(all.window).toBeUndefined();
    expect(all.toldAlarms).toBeUndefined();
  });

  it.each([undefined, null, 'x', 7])('begins anew when the file holds %j', (store) => {
    expect(memoryOf(store).memory.all.language).toBe('ru');
  });

  it('keeps what changes and leaves the rest alone', () => {
    const { memory } = memoryOf({ theme: 'dark' });
    memory.keep({ language: 'en', toldAlarms: { a: 'trouble' } });
    expect(memory.all).toMatchObject({ language: 'en', theme: 'dark', toldAlarms: { a: 'trouble' } });
    memory.keep({ toldAlarms: undefined });
    expect(memory.all.toldAlarms).toBeUndefined();
  });
});
