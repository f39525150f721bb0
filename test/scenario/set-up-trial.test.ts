import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/cli/set-up/runs.ts';
import { trial } from '../../src/cli/set-up/trial/trial.ts';
import { form, rig } from '../support/set-up-rig.ts';

const NAMES = ['settings', 'connected', 'sale', 'saleReported', 'return', 'returnReported', 'delivered', 'once'];
const never = new AbortController().signal;
const trialFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('kassabridge-trial-'));

describe('set-up: trial', () => {
  it.each(['2', '3'] as const)(
    'version %s: sale and return go the whole way with the words of the form, and leave nothing behind',
    async (apiVersion) => {
      const setUp = rig();
      const before = trialFolders();
      const typed = form({
        shop: { apiVersion, settlementPlace: 'https://moy-magazin.example' },
        cashbox: { cashier: { name: 'Петрова А. А.', inn: '772522524400' }, printReceipts: apiVersion === '2' },
      });
      const { steps } = await setUp.call('trial', { runId: 'trial', form: typed });
      expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual(NAMES.map((name) => `${name} fine`));
      const seen = Object.fromEntries(steps.map((one) => [one.step, one.seen.ru]));
      expect(seen['sale']).toMatch(
        /^ФД \d+, ФПД \d{10}, 3 190,00 ₽; кассир: Петрова А\. А\.; место расчётов: https:\/\/moy-magazin\.example/,
      );
      expect(seen['sale']).toContain(apiVersion === '2' ? 'на бумаге' : 'без бумаги');
      expect(seen['return']).toMatch(/^ФД \d+/);
      expect(seen['once']).toBe('чеков в ФН: 2, двойных нет');
      expect(setUp.progress.at(-1)).toMatchObject({ runId: 'trial', done: 7, of: 7 });
      expect(trialFolders().filter((name) => !before.includes(name))).toEqual([]);
    },
  );

  it('names the field that keeps it from beginning', async () => {
    const { steps } = await trial(form({ shop: { settlementPlace: '' } }), never, () => undefined);
    expect(steps[0]).toMatchObject({
      step: 'settings',
      state: 'trouble',
      seen: { ru: expect.stringContaining('shop.settlementPlace') },
    });
    expect(steps.slice(1).every(({ state }) => state === 'unknown')).toBe(true);
  });

  it('ends within its limit in words, and calls nothing fine that was not reached', async () => {
    const { steps } = await trial(form(), never, () => undefined, 1);
    expect(steps.map(({ step }) => step)).toEqual(NAMES);
    expect(steps[1]).toMatchObject({ state: 'trouble', seen: { ru: expect.stringMatching(/^не дошли за/) } });
    expect(steps.slice(2).every(({ state }) => state === 'unknown')).toBe(true);
  });

  it('stops when a person cancels it', async () => {
    const stop = new AbortController();
    const { steps } = await trial(form(), stop.signal, ({ en }) => {
      if (en === 'A return is made') stop.abort(new CancelledError('stopped'));
    });
    expect(steps.map(({ state }) => state).slice(0, 4)).toEqual(['fine', 'fine', 'fine', 'fine']);
    expect(steps[4]).toMatchObject({ step: 'return', state: 'unknown', seen: { ru: 'остановлено' } });
  });
});
