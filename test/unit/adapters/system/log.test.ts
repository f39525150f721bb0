import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { logLine } from '../../../../src/adapters/system/log/line.ts';
import { openLineFile } from '../../../../src/adapters/system/log/line-file.ts';
import { mask } from '../../../../src/adapters/system/log/mask.ts';
import { openLog } from '../../../../src/adapters/system/log/open-log.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('log', () => {
  it.each([
    'buyer.name+tag@mail.example.ru',
    'buyer%40example.com',
    'покупатель@пример.рф',
    '+79991234567',
    '+7 (999) 123-45-67',
    '8 999 123 45 67',
    '89991234567',
    '(999) 123-45-67',
    '+375291234567',
  ])('does not let a contact of a buyer through: %s', (contact) => {
    const masked = mask(`чек 15 для ${contact}, ждёт`);
    expect(masked).toMatch(/\*\*\*/);
    expect(masked).not.toContain(contact);
    expect(masked.match(/\d{3}/)).toBeNull();
    expect(masked.startsWith('чек 15 для ')).toBe(true);
  });

  it.each([
    'https://shop.example/bitrix/tools/sale_check_print.php?hash=0123456789abcdef',
    'body hash%3D0123456789abcdef&x=1',
  ])('does not let the shop link through: %s', (text) => {
    expect(mask(text)).not.toContain('0123456789abcdef');
  });

  it.each([
    'ЗН 00106100000001, ФН 9999078900001234, ИНН 7725225244, РНМ 0000000001000000, ФПД 0123456789',
    'ФД 41, смена 3, 2026-11-24T12:00:00, итого 3480.00',
    'tcp://10.0.0.7:5555 closed after 1795375801123 ms',
  ])('leaves our own numbers readable: %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('masks facts too, and keeps one line one line', () => {
    const line = logLine(0, 'warn', 'site said', { text: 'mail a@b.ru\r\n2026 fake line', code: 'CB-706' });
    expect(line).toBe(
      '1970-01-01T00:00:00.000Z warn  site said text="mail ***@***.ru\\r\\n2026 fake line" code="CB-706"',
    );
  });

  it('keeps the lines said before its library was loaded, in order', async () => {
    const log = openLog({ clock: new VirtualClock(), folder });
    for (let index = 0; index < 50; index++) log.info(`line ${index}`);
    await log.close();
    const lines = readFileSync(join(folder, 'kassabridge.log'), 'utf8').trim().split('\n');
    expect(lines.map((line) => line.split(' ').at(-1))).toEqual(Array.from({ length: 50 }, (_, index) => `${index}`));
  });

  it('writes a file that only this user can read', async () => {
    // Windows has no modes: there is nothing to prove there.
    if (process.platform === 'win32') return;
    const log = openLog({ clock: new VirtualClock(), folder });
    log.info('x');
    await log.close();
    expect(statSync(join(folder, 'kassabridge.log')).mode & 0o077).toBe(0);
  });

  it('keeps every line, in order, when it begins a new file', async () => {
    const file = openLineFile(join(folder, 'small.log'), 200, 20);
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index} ${'x'.repeat(40)}`);
    for (const line of lines) {
      file.write(line);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await file.close();
    const oldestFirst = readdirSync(folder).sort((a, b) => age(b) - age(a));
    expect(oldestFirst.length).toBeGreaterThan(5);
    const kept = oldestFirst.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
    expect(kept).toBe(`${lines.join('\n')}\n`);
  });

  it('throws the oldest file away', async () => {
    const file = openLineFile(join(folder, 'small.log'), 200, 3);
    for (let index = 0; index < 40; index++) file.write(`line ${index} ${'x'.repeat(40)}`);
    await file.close();
    expect(readdirSync(folder).sort()).toEqual(['small.log', 'small.log.1', 'small.log.2']);
    expect(readFileSync(join(folder, 'small.log.1'), 'utf8')).toContain('line 39');
    expect(readFileSync(join(folder, 'small.log'), 'utf8')).toBe('');
  });

  it('writes again when the folder is there again', async () => {
    const path = join(folder, 'later', 'small.log');
    writeFileSync(join(folder, 'later'), 'a file where the folder should be');
    const file = openLineFile(path, 10_000, 3);
    file.write('lost');
    rmSync(join(folder, 'later'));
    await vi.waitFor(() => {
      file.write('kept');
      expect(readFileSync(path, 'utf8')).toContain('kept\n');
    });
    await file.close();
  });

  it('never stops the agent when it cannot be written', async () => {
    const log = openLog({ clock: new VirtualClock(), folder: join(folder, 'kassabridge.log', '\0') });
    log.error('nobody hears this');
    await log.close();
  });
});

/** `small.log.2` is older than `small.log.1`, and that than `small.log`. */
function age(name: string): number {
  return Number(/\d+$/.exec(name)?.[0] ?? 0);
}
