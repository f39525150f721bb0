import { describe, expect, it } from 'vitest';
import { guardedLibrary, lockNameOf } from '../../../../src/adapters/cashbox/guarded-library.ts';
import { KassaError } from '../../../../src/core/errors.ts';
import { MemoryLibrary } from './atol-dto/memory-library.ts';
import { failureOf, SIGNAL } from './atol-serial/rig.ts';

/** Locks of one computer, and a library that opens when it likes. */
function desk(port = 'COM5') {
  const locked = new Set<string>();
  const given: Readonly<Record<string, string>>[] = [];
  const wish = { fails: undefined as KassaError | undefined, passwords: {} };
  const libraries: MemoryLibrary[] = [];
  const open = guardedLibrary(
    async (settings) => {
      expect(locked.size).toBe(1);
      given.push(settings);
      if (wish.fails) throw wish.fails;
      const library = new MemoryLibrary();
      libraries.push(library);
      return library;
    },
    port,
    (name) => {
      if (locked.has(name)) return undefined;
      locked.add(name);
      return { release: () => locked.delete(name) };
    },
    () => wish.passwords,
  );
  return { open, locked, given, wish, libraries };
}

describe('a library that guards its device', () => {
  it('has it for as long as the driver host lives', async () => {
    const { open, locked, libraries } = desk();
    await open({}, SIGNAL);
    expect([...locked]).toEqual(['COM5']);
    expect((await failureOf(open({}, SIGNAL))).code).toBe('CB-803');
    await libraries[0]?.end();
    await libraries[0]?.gone;
    expect([...locked]).toEqual([]);
    await expect(open({}, SIGNAL)).resolves.toBeDefined();
  });

  it('lets it go when the library does not load', async () => {
    const { open, locked, wish } = desk();
    wish.fails = new KassaError('CB-126');
    expect((await failureOf(open({}, SIGNAL))).code).toBe('CB-126');
    expect([...locked]).toEqual([]);
  });

  it('asks for the passwords each time, and gives the library only those that were changed', async () => {
    const { open, given, wish, libraries } = desk();
    await open({ Port: '0' }, SIGNAL);
    await libraries[0]?.end();
    wish.passwords = { access: '1234', mode: '31', user: 'тайна' };
    await open({ Port: '0' }, SIGNAL);
    expect(given).toEqual([{ Port: '0' }, { Port: '0', AccessPassword: '1234', UserPassword: 'тайна' }]);
  });

  it('touches nothing when the passwords cannot be read', async () => {
    const { locked } = desk();
    const open = guardedLibrary(
      () => Promise.reject(new Error('opened')),
      'COM5',
      () => {
        throw new Error('locked');
      },
      () => {
        throw new KassaError('CB-804', 'нет файла');
      },
    );
    expect((await failureOf(open({}, SIGNAL))).code).toBe('CB-804');
    expect([...locked]).toEqual([]);
  });

  it('has one name for any device on USB, and that of its line for every other', () => {
    expect(lockNameOf('auto')).toBe(lockNameOf('usb'));
    expect(['usb:1-1', 'COM5', 'tcp://10.0.0.7:5555'].map(lockNameOf)).toEqual([
      'usb:1-1',
      'COM5',
      'tcp://10.0.0.7:5555',
    ]);
  });
});
