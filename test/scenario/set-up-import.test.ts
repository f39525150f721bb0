import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../src/adapters/journal/sqlite/open-journal.ts';
import { loadSettings } from '../../src/adapters/system/settings/load-settings.ts';
import { checkJob, entry } from '../contract/journal-samples.ts';
import {
  filesIn,
  folderOfTest,
  form,
  readTree,
  rig,
  SECRETS,
  settingsTree,
  TRACES,
  writeSecretFile,
  writeTree,
} from '../support/set-up-rig.ts';

/** Settings with everything in them that must not travel. */
function rich(): object {
  return settingsTree({
    shops: [
      { id: 'main', kind: 'bitrix', url: SECRETS.link, apiVersion: '2', settlementPlace: 'https://shop.example.ru' },
    ],
    cashboxes: [
      {
        id: 'kassa1',
        driver: 'atol-dto',
        port: '/home/ivan/kassa-tty',
        library: '/home/ivan/atol',
        passwordsFile: '/home/ivan/passwords.json',
        shops: ['main'],
      },
    ],
    notify: [
      { kind: 'telegram', id: 'tg', chatId: '-1', tokenFile: '/home/ivan/tg.txt' },
      {
        kind: 'mail',
        id: 'boss',
        host: 'mail.example.ru',
        user: 'k',
        passwordFile: 'ivan-pw',
        from: 'a@example.ru',
        to: ['b@example.ru'],
      },
      { kind: 'webhook', id: 'hook', url: 'https://hook.example.ru', secretFile: 'ivan-hook' },
    ],
    ping: { urlFile: 'ivan-ping' },
    heartbeat: { url: 'https://shop.example.ru/kassabridge.php', secretFile: 'ivan-beat' },
    stateDir: '/home/ivan/state',
  });
}

describe('set-up: export and import', () => {
  it('an export holds no secret, no link and no place of this computer, and names what is missing', async () => {
    const place = folderOfTest();
    writeTree(place.file, rich());
    const setUp = rig({}, place);
    const target = join(place.folder, 'export.json');
    const done = await setUp.call('exportSettings', { path: target });
    expect(done).toMatchObject({ done: true });
    const text = readFileSync(target, 'utf8');
    for (const trace of [...TRACES, 'ivan', 'stateDir', 'hash']) expect(text).not.toContain(trace);
    if (done.done)
      expect(done.missing.map(({ ru }) => ru)).toEqual([
        'ссылка подключения магазина «main»',
        'пароли кассы «kassa1»',
        'токен бота для «tg»',
        'пароль почты для «boss»',
        'ключ вебхука «hook»',
        'адрес службы контроля (ping)',
        'ключ знака жизни на сайте (heartbeat)',
      ]);
    expect(setUp.said()).not.toContain('ivan');

    const other = rig();
    const taken = await other.call('importSettings', { path: target });
    if (!taken.done) throw new Error(JSON.stringify(taken.faults));
    expect(taken.missing.map(({ ru }) => ru).join('\n')).toMatch(
      /^Ссылка подключения магазина «main»: не указано\..*\nПароли кассы «kassa1»: не указано\..*\nТокен бота для «tg».*\nПароль почты.*\nКлюч вебхука.*\nАдрес службы.*\nКлюч знака жизни.*\n/,
    );
    expect(loadSettings(other.file).settings.cashboxes[0]).toMatchObject({ driver: 'atol-dto', port: 'auto' });
  });

  it('an import keeps the secrets and the journal of this computer, and the old settings beside', async () => {
    const place = folderOfTest();
    writeTree(place.file, settingsTree({ notify: [{ kind: 'telegram', id: 'tg', chatId: '1', tokenFile: 'tg.txt' }] }));
    writeSecretFile(place.folder, 'link.txt', SECRETS.link);
    writeSecretFile(place.folder, 'tg.txt', SECRETS.botToken);
    const old = readFileSync(place.file, 'utf8');
    const setUp = rig({}, place);
    const given = join(place.folder, 'given.json');
    writeTree(given, {
      shops: [{ id: 'main', kind: 'bitrix', apiVersion: '3', settlementPlace: 'https://new.example.ru' }],
      cashboxes: [
        {
          id: 'kassa1',
          driver: 'auto',
          shops: ['main'],
          serialNumber: '1',
          fnSerial: '1234567890123456',
          inn: '7725225244',
          allowLiveFiscal: true,
        },
      ],
      notify: [{ kind: 'telegram', id: 'tg', chatId: '2' }],
    });
    expect(await setUp.call('importSettings', { path: given })).toEqual({ done: true, missing: [] });
    expect(readTree(place.file)).toMatchObject({
      stateDir: 'state',
      shops: [{ urlFile: 'link.txt', apiVersion: '3' }],
      notify: [{ tokenFile: 'tg.txt', chatId: '2' }],
    });
    expect(readFileSync(join(place.folder, 'kassabridge.json.replaced-20261128-123456'), 'utf8')).toBe(old);
  });

  it.each([
    ['no file', undefined, 'файл'],
    ['garbage', '{"shops": [', 'файл'],
    ['a list', '[]', 'файл'],
    ['a fault', JSON.stringify({ ...settingsTree(), shops: [] }), 'shops'],
    ['an unknown key', JSON.stringify({ ...settingsTree(), shop: 1 }), 'shop'],
  ])('%s is refused in words and changes nothing', async (_what, text, path) => {
    const place = folderOfTest();
    writeTree(place.file, settingsTree());
    if (text !== undefined) writeFileSync(join(place.folder, 'given.json'), text);
    const before = filesIn(place.folder);
    const answer = await rig({}, place).call('importSettings', { path: join(place.folder, 'given.json') });
    expect(answer).toMatchObject({
      done: false,
      faults: [{ path, ru: expect.stringMatching(/[а-яё]/), en: expect.not.stringMatching(/[а-яё]/) }],
    });
    expect(filesIn(place.folder)).toEqual(before);
  });

  it('settings that would rename a shop with receipts are refused, whichever way they come', async () => {
    const place = folderOfTest();
    mkdirSync(join(place.folder, 'state'));
    const journal = openJournal({ path: join(place.folder, 'state/journal.sqlite'), clock: { now: () => 0 } });
    journal.insert(checkJob('1', { origin: { from: 'shop', shopId: 'main', kind: 'check', checkId: '1' } }), entry());
    journal.close();
    const given = join(place.folder, 'given.json');
    const setUp = rig({}, place);
    const shop = { id: 'other', kind: 'bitrix', apiVersion: '2', settlementPlace: 'x' };
    const cashboxes = [{ id: 'kassa1', driver: 'auto', shops: ['other'] }];
    // No settings here any more, and the journal remembers.
    writeTree(given, { shops: [shop], cashboxes, stateDir: 'state' });
    expect(await setUp.call('importSettings', { path: given })).toMatchObject({
      done: false,
      faults: [{ path: 'shop.id' }],
    });
    writeTree(given, { shops: [{ ...shop, id: 'main' }, shop], cashboxes, stateDir: 'state' });
    expect(await setUp.call('importSettings', { path: given })).toMatchObject({ done: true });
  });

  it('nothing can be exported where there is nothing sound, nor over the settings themselves', async () => {
    const setUp = rig();
    const path = join(setUp.folder, 'export.json');
    expect(await setUp.call('exportSettings', { path })).toMatchObject({
      done: false,
      ru: expect.stringContaining('ещё нет'),
    });
    writeFileSync(setUp.file, '{');
    expect(await setUp.call('exportSettings', { path })).toMatchObject({
      done: false,
      ru: expect.stringContaining('ошибки'),
    });
    writeTree(setUp.file, settingsTree());
    const before = filesIn(setUp.folder);
    expect(await setUp.call('exportSettings', { path: setUp.file })).toMatchObject({ done: false });
    expect(await setUp.call('exportSettings', { path: join(setUp.folder, 'no/such/x.json') })).toMatchObject({
      done: false,
      ru: expect.stringContaining('нет'),
    });
    expect(filesIn(setUp.folder)).toEqual(before);
  });
});

describe('set-up: what is still missing', () => {
  const states = (steps: readonly { step: string; state: string }[]) =>
    steps.map(({ step, state }) => `${step} ${state}`);

  it('begins with the settings themselves', async () => {
    const setUp = rig();
    expect(states((await setUp.call('missing', {})).steps)).toEqual(['settings trouble']);
    writeFileSync(setUp.file, 'garbage');
    const { steps } = await setUp.call('missing', {});
    expect(steps).toMatchObject([{ state: 'trouble', seen: { ru: expect.stringContaining('ошибка JSON') } }]);
  });

  it('names everything that is not there, each with what to do', async () => {
    const setUp = rig();
    await setUp.call('save', { form: form() });
    writeTree(setUp.file, { ...readTree(setUp.file), stateDir: 'state' });
    const { steps } = await setUp.call('missing', {});
    expect(states(steps)).toEqual([
      'settings fine',
      'secret fine',
      'confirmed attention',
      'live attention',
      'ways attention',
      'agent attention',
      'check unknown',
    ]);
    for (const { state, cure } of steps) expect(cure === undefined).toBe(state === 'fine');
    writeSecretFile(setUp.folder, 'secrets/main-link', '');
    expect(states((await setUp.call('missing', {})).steps)).toContain('secret trouble');
  });

  it('believes a confirmation and a check in the journal, and an agent that runs', async () => {
    const place = folderOfTest();
    mkdirSync(join(place.folder, 'state'));
    const journal = openJournal({ path: join(place.folder, 'state/journal.sqlite'), clock: { now: () => 0 } });
    journal.insert(checkJob('1', { origin: { from: 'shop', shopId: 'main', kind: 'check', checkId: '1' } }), entry());
    journal.savePin({
      cashboxId: 'kassa1',
      kktSerial: '001',
      fnSerial: '7777000011112222',
      inn: '7725225244',
      confirmedAt: 1,
      author: 'Иванова',
    });
    writeTree(place.file, settingsTree());
    writeSecretFile(place.folder, 'link.txt', SECRETS.link);
    const light = { state: 'fine' as const, ru: 'Сайт отвечает', en: 'The site answers' };
    const status = { shops: [{ id: 'main', light }], waysOut: [] } as never;
    const setUp = rig({ agentOf: async () => ({ pid: 1, status }) }, place);
    expect(states((await setUp.call('missing', {})).steps)).toEqual([
      'settings fine',
      'secret fine',
      'confirmed fine',
      'live attention',
      'ways attention',
      'agent fine',
      'shop fine',
      'check fine',
    ]);
    const silent = rig({ agentOf: () => Promise.reject(new Error('Агент запущен, но не отвечает.')) }, place);
    const { steps } = await silent.call('missing', {});
    expect(steps.find(({ step }) => step === 'agent')).toMatchObject({
      state: 'unknown',
      seen: { ru: expect.stringContaining('не отвечает') },
    });
    const old = { shops: [{ id: 'main', light }], waysOut: [], startedAt: Date.now() - 60_000 } as never;
    const before = rig({ agentOf: async () => ({ pid: 1, status: old }) }, place);
    expect((await before.call('missing', {})).steps.find(({ step }) => step === 'agent')).toMatchObject({
      ...{ state: 'attention', seen: { ru: expect.stringContaining('прежними настройками') } },
      cure: { ru: 'Перезапустите агента.' },
    });
    journal.close();
  });

  it('of a test FN says that nothing has legal force', async () => {
    const setUp = rig();
    await setUp.call('save', { form: form({ cashbox: { fnSerial: '9999078900001234', allowLiveFiscal: true } }) });
    const { steps } = await setUp.call('missing', {});
    expect(steps.find(({ step }) => step === 'live')).toMatchObject({
      state: 'attention',
      seen: { ru: expect.stringContaining('тестовый') },
    });
    expect(steps.find(({ step }) => step === 'confirmed')?.state).toBe('fine');
  });
});
