import { describe, expect, it } from 'vitest';
import { exportSettings, importSettings } from '../../../../src/shell/deeds/settings-files.ts';
import { saveSupportFile, tellSupportFile } from '../../../../src/shell/deeds/support-file.ts';
import { SILENT } from '../agent/fake-agent.ts';
import { NOON } from '../glances.ts';
import { scriptedPerson } from './person.ts';

function support(code: number | undefined, text: string, answer: number) {
  const scripted = scriptedPerson(answer);
  const ran: string[][] = [];
  const did: string[] = [];
  const logged: string[] = [];
  const work = saveSupportFile({
    places: { node: '/k/node', program: '/k/kassabridge.mjs' },
    where: () => ['--state', '/s'],
    person: scripted.person,
    run: async (command, args) => {
      ran.push([command, ...args]);
      return { code, text };
    },
    log: { ...SILENT, error: (_what, facts) => logged.push(JSON.stringify(facts)) },
    language: () => 'ru',
    documents: () => '/home/anna/Documents',
    now: () => NOON,
    copyText: (path) => did.push(`copied ${path}`),
    showInFolder: (path) => did.push(`shown ${path}`),
  });
  return { work, ran, did, logged, ...scripted };
}

describe('support file', () => {
  it('is written by our Node where the person wants it, its path copied and shown', async () => {
    const { work, ran, did, paths } = support(0, '', 0);
    expect(await work).toEqual({ state: 'done', detail: '/home/anna/x' });
    expect(paths).toEqual(['/home/anna/Documents/kassabridge-support-2026-11-28.txt']);
    expect(ran).toEqual([
      ['/k/node', '/k/kassabridge.mjs', 'support', '--state', '/s', '--out', '/home/anna/x', '--force'],
    ]);
    expect(did).toEqual(['copied /home/anna/x', 'shown /home/anna/x']);
  });

  it('is not written when nobody says where', async () => {
    const { work, ran } = support(0, '', 1);
    expect(await work).toEqual({ state: 'cancelled' });
    expect(ran).toEqual([]);
  });

  it('is not called saved when it is not, and the reason is told', async () => {
    const { work, did, person, told, places } = support(1, '/home/anna/x: на диске нет места (ENOSPC)', 0);
    const outcome = await work;
    expect(outcome).toMatchObject({ state: 'failed' });
    expect(did).toEqual([]);
    tellSupportFile(outcome, person, 'ru');
    expect(told[0]).toContain('не сохранён');
    expect(places).toEqual([{ screen: 'journal' }]);
    expect(told[0]).toContain('на диске нет места');
  });

  it('that a damaged program has not written says what to do, and the log the rest', async () => {
    const { work, logged } = support(
      1,
      "Error: Cannot find module './x.mjs'\n    at resolve (node:internal)\n\nNode.js v24.21.0",
      0,
    );
    const outcome = await work;
    expect(outcome).toMatchObject({ state: 'failed', words: { ru: expect.stringContaining('другую папку') } });
    expect(JSON.stringify(outcome)).not.toMatch(/node|module/i);
    expect(logged[0]).toContain('Cannot find module');
  });
});

describe('settings as a file', () => {
  const parts = (answer: number, done: object) => ({
    person: scriptedPerson(answer).person,
    language: () => 'ru' as const,
    documents: () => '/home/anna',
    exportTo: async () => ({ ok: true, answer: done }) as never,
    importFrom: async () => ({ ok: true, answer: done }) as never,
  });

  it('goes out and comes in, and says what is still missing', async () => {
    expect(await exportSettings(parts(0, { done: true }))).toEqual({ state: 'done', detail: '/home/anna/x' });
    const missing = [
      { ru: 'ссылка магазина', en: 'link' },
      { ru: 'пароль почты', en: 'password' },
    ];
    expect(await importSettings(parts(0, { done: true, missing }))).toEqual({
      state: 'done',
      detail: 'ссылка магазина\nпароль почты',
    });
  });

  it('says why not', async () => {
    expect(await exportSettings(parts(0, { done: false, ru: 'Нет места', en: 'full' }))).toMatchObject({
      state: 'failed',
      words: { ru: 'Нет места' },
    });
    const faults = [{ path: 'shop', ru: 'нет магазина', en: 'no shop' }];
    expect(await importSettings(parts(0, { done: false, faults }))).toMatchObject({
      state: 'failed',
      words: { ru: 'нет магазина' },
    });
    expect(await importSettings(parts(1, {}))).toEqual({ state: 'cancelled' });
  });
});
