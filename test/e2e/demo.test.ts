import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Field } from './support/field.ts';
import { until } from './support/until.ts';

const COUNTS = ['received', 'fiscal', 'reported', 'delivered', 'refused', 'inDoubt', 'duplicates'];

describe.concurrent('demo', () => {
  it('makes the receipts that were asked for and ends with one JSON object of counts', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const { code, stdout } = await field.run('demo', '--receipts', '12', '--exit', '--json');
    const lines = stdout.trimEnd().split('\n');
    const counts = JSON.parse(lines.at(-1) ?? '');
    expect(Object.keys(counts)).toEqual(COUNTS);
    expect(counts).toEqual({
      received: 12,
      fiscal: 12,
      reported: 12,
      delivered: 12,
      refused: 0,
      inDoubt: 0,
      duplicates: 0,
    });
    expect(lines).toHaveLength(1);
    expect(code).toBe(0);
    // Its folder is gone with it.
    expect(readdirSync(field.folder).filter((name) => name.startsWith('kassabridge-demo'))).toEqual([]);
  });

  it('shows each step of a receipt to a person', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const { code, stdout } = await field.run('demo', '--receipts', '2', '--exit');
    expect(code).toBe(0);
    expect(stdout).toMatch(/УЧЕБНЫМИ/);
    for (const step of ['получен: приход', 'в ФН: ФД', 'в магазине', 'в ОФД'])
      expect(stdout).toMatch(new RegExp(`чек 1 .*${step}`));
    expect(stdout).toMatch(/двойных 0\.\n$/);
  });

  it('ends cleanly on Ctrl+C and leaves no process behind', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const demo = field.start('demo');
    await demo.says(/в ОФД$/m);
    const { code, signal } = await demo.interrupt();
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    await until(
      'no process of the demo',
      () => processesOf(field.folder),
      (left) => left.length === 0,
    );
  });

  it('keeps shop, cashbox and journal in a folder that is named, and goes on there after a kill', async ({
    onTestFinished,
  }) => {
    const field = new Field(onTestFinished);
    const state = field.path('kept');
    const first = field.start('demo', '--state', state);
    await first.says(/в ОФД$/m);
    await first.kill();
    const second = field.start('demo', '--state', state);
    await second.says(/в ОФД$/m);
    expect((await field.run('stop', '--state', state)).code).toBe(0);
    const { code, stdout } = await second.endsByItself();
    expect(code).toBe(0);
    expect(stdout).toMatch(/двойных 0\.\n$/);
    expect(readdirSync(state)).toEqual(expect.arrayContaining(['journal.sqlite', 'kkt', 'shop']));
  });

  it('ends cleanly when Ctrl+C comes before the first receipt', async ({ onTestFinished }) => {
    const field = new Field(onTestFinished);
    const demo = field.start('demo', '--receipts', '500', '--json', '--exit');
    await until(
      'its folder',
      () => readdirSync(field.folder),
      (names) => names.some((name) => name.startsWith('kassabridge-demo')),
    );
    const { code, signal, stdout } = await demo.interrupt();
    expect(signal).toBeNull();
    // Not all that was asked for was done, and the counts say so.
    expect(code).toBe(1);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '').duplicates).toBe(0);
  });
});

/** Processes that were started with this field as their home. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'utf8').includes(`HOME=${folder}/home\0`);
    } catch {
      // Gone meanwhile.
      return false;
    }
  });
}
