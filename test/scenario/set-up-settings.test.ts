import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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

const { link: _link, ...shopWithoutLink } = form().shop;

const PAGE = 4096;

/** Takes all the room of a disk but some pages. */
function fillBut(folder: string, pages: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - pages * PAGE));
}

const MAY_MOUNT = mayMount();
if (!MAY_MOUNT) console.log('set-up-settings.test.ts: not tested here: a full disk (no right to mount a tmpfs)');

function mayMount(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'kb-may-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
    execFileSync('umount', [path]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

describe('set-up: settings', () => {
  it('begins with none, writes what was typed, and shows it again without a secret', async () => {
    const setUp = rig();
    expect(await setUp.call('settings', {})).toEqual({ state: 'none' });
    const typed = form({ telegram: {}, mail: {} });
    expect(await setUp.call('save', { form: typed })).toEqual({ done: true });

    const { shop, cashbox, telegram, mail } = typed;
    const { link: _, ...shownShop } = shop;
    const { botToken: _token, ...shownTelegram } = telegram ?? { chatId: '' };
    const { password: _password, ...shownMail } = mail ?? {};
    expect(await setUp.call('settings', {})).toEqual({
      state: 'found',
      form: { shop: shownShop, cashbox, telegram: shownTelegram, mail: shownMail },
      secrets: { link: true, telegram: true, mail: true },
      more: false,
    });
    const { settings } = loadSettings(setUp.file);
    expect(settings.shops[0]).toMatchObject({ id: 'main', urlFile: 'secrets/main-link' });
    expect(readFileSync(join(setUp.folder, 'secrets/main-link'), 'utf8')).toBe(SECRETS.link);
    expect(readFileSync(join(setUp.folder, 'secrets/telegram-token'), 'utf8')).toBe(SECRETS.botToken);
    expect(readFileSync(join(setUp.folder, 'secrets/mail-password'), 'utf8')).toBe(SECRETS.password);
    for (const name of ['kassabridge.json', 'secrets/main-link', 'secrets/telegram-token', 'secrets/mail-password'])
      expect(statSync(join(setUp.folder, name)).mode & 0o777, name).toBe(0o600);
    for (const trace of TRACES) {
      expect(setUp.said()).not.toContain(trace);
      expect(readFileSync(setUp.file, 'utf8')).not.toContain(trace);
    }
  });

  it('keeps every key, shop, cashbox and way that the wizard does not show, and secrets where they lie', async () => {
    const place = folderOfTest();
    const tree = settingsTree({
      alarms: { lateMinutes: [3, 4] },
      report: { at: null },
      notify: [
        { kind: 'webhook', id: 'own', url: 'https://hook.example.ru', secretFile: 'hook.txt' },
        { kind: 'telegram', id: 'tg', chatId: 5, tokenFile: 'tg.txt', quietHours: { from: '22:00', to: '08:00' } },
      ],
    });
    const second = {
      id: 'second',
      kind: 'bitrix',
      urlFile: 'second.txt',
      apiVersion: '3',
      settlementPlace: 'https://two.example.ru',
    };
    const shops = [...(tree['shops'] as object[]), second];
    const other = { id: 'kassa2', driver: 'atol-serial', port: 'COM7', shops: ['second'], closeShiftAfterMinutes: 600 };
    const [own] = tree['cashboxes'] as object[];
    const cashboxes = [other, { ...own, serialNumber: '00106900000001' }];
    writeTree(place.file, { ...tree, shops, cashboxes });
    writeSecretFile(place.folder, 'link.txt', SECRETS.link);
    writeSecretFile(place.folder, 'tg.txt', SECRETS.botToken);
    const setUp = rig({}, place);
    expect(await setUp.call('settings', {})).toMatchObject({
      state: 'found',
      more: true,
      secrets: { link: true, telegram: true, mail: false },
    });
    const typed = form({
      shop: { link: undefined, settlementPlace: 'https://new.example.ru' },
      cashbox: { port: 'COM3', kktSerial: '00106900000001' },
    });
    expect(await setUp.call('save', { form: { ...typed, telegram: { chatId: '6' } } })).toEqual({ done: true });

    const after = readTree(place.file);
    expect(after).toMatchObject({ alarms: { lateMinutes: [3, 4] }, report: { at: null }, stateDir: 'state' });
    expect(after['shops']).toEqual([
      { ...(tree['shops'] as object[])[0], settlementPlace: 'https://new.example.ru' },
      second,
    ]);
    expect((after['cashboxes'] as object[])[0]).toEqual(other);
    expect((after['cashboxes'] as object[])[1]).toMatchObject({
      id: 'kassa1',
      port: 'COM3',
      taxRows: { vat22: 7 },
      shops: ['main'],
    });
    expect(after['notify']).toEqual([
      { kind: 'webhook', id: 'own', url: 'https://hook.example.ru', secretFile: 'hook.txt' },
      { kind: 'telegram', id: 'tg', chatId: '6', tokenFile: 'tg.txt', quietHours: { from: '22:00', to: '08:00' } },
    ]);
    expect(readFileSync(join(place.folder, 'link.txt'), 'utf8')).toBe(SECRETS.link);
  });

  it('moves a link out of the settings file with the first new one', async () => {
    const place = folderOfTest();
    const { urlFile: _file, ...shop } = (settingsTree()['shops'] as Record<string, unknown>[])[0] ?? {};
    writeTree(place.file, settingsTree({ shops: [{ ...shop, url: 'https://old.example.ru/x.php?hash=oldoldold' }] }));
    const setUp = rig({}, place);
    expect(await setUp.call('save', { form: form() })).toEqual({ done: true });
    expect(readFileSync(place.file, 'utf8')).not.toContain('oldoldold');
    expect(readFileSync(join(place.folder, 'secrets/main-link'), 'utf8')).toBe(SECRETS.link);
  });

  it('names every fault at its field in both languages, and writes nothing', async () => {
    const setUp = rig();
    const bad = form({
      shop: { settlementPlace: ' ', link: `not ${SECRETS.link.slice(8)}` },
      cashbox: { inn: '12', kktSerial: 'x', port: 'COM' },
      telegram: { chatId: 'who?', botToken: 'AAplantedToken' },
      mail: { host: 'mail:25', to: [] },
    });
    const answer = await setUp.call('save', { form: bad });
    if (answer.done) throw new Error('It was written');
    const faults = new Map(answer.faults.map((fault) => [fault.path, fault]));
    expect([...faults.keys()].sort()).toEqual([
      'cashbox.inn',
      'cashbox.kktSerial',
      'cashbox.port',
      'mail.host',
      'mail.to',
      'shop.link',
      'shop.settlementPlace',
      'telegram.botToken',
      'telegram.chatId',
    ]);
    expect(faults.get('cashbox.inn')).toMatchObject({
      ru: 'ИНН — 10 или 12 цифр в кавычках',
      en: 'INN: 10 or 12 digits in quotes',
    });
    for (const { en } of answer.faults) expect(en).not.toMatch(/[а-яё]/i);
    expect(filesIn(setUp.folder).size).toBe(0);
    for (const trace of TRACES) expect(setUp.said()).not.toContain(trace);
  });

  it('wants a secret that was neither typed nor stored', async () => {
    const setUp = rig();
    const typed = form({ shop: { link: undefined }, telegram: { botToken: undefined }, mail: { password: undefined } });
    const noLink = await setUp.call('save', { form: { ...typed, shop: shopWithoutLink } });
    expect(noLink).toMatchObject({
      done: false,
      faults: [{ path: 'shop.link', ru: expect.stringContaining('вставьте ссылку') }],
    });
    const noKeys = await setUp.call('save', { form: { ...typed, shop: form().shop } });
    expect(noKeys).toMatchObject({ done: false, faults: [{ path: 'telegram.botToken' }, { path: 'mail.password' }] });
  });

  it.each([
    ['garbage', '\u0000\u0001 not json at all'],
    ['a list', '[1, 2]'],
    ['an unknown key', JSON.stringify(settingsTree({ shopz: [] }))],
    ['a cut file', `${JSON.stringify(settingsTree()).slice(0, -20)}, "stateDir": "state"`],
  ])('keeps %s beside the settings when a person saves anyway', async (_what, text) => {
    const place = folderOfTest();
    writeFileSync(place.file, text, { mode: 0o640 });
    const setUp = rig({}, place);
    const seen = await setUp.call('settings', {});
    expect(seen).toMatchObject({ state: 'faulty' });
    if (seen.state === 'faulty') for (const { ru, en } of seen.faults) expect([ru, en]).not.toContain('');
    expect(await setUp.call('save', { form: form() })).toEqual({ done: true });
    const broken = join(place.folder, 'kassabridge.json.broken-20261128-123456');
    expect(readFileSync(broken, 'utf8')).toBe(text);
    expect(statSync(broken).mode & 0o077).toBe(0);
    expect(loadSettings(place.file).settings.shops).toHaveLength(1);
    // The journal knows what was made: its folder survives whatever became of the rest.
    if (text.includes('stateDir')) expect(readTree(place.file)['stateDir']).toBe('state');
  });

  it('never changes the id of a shop or cashbox once the journal holds its receipts', async () => {
    const place = folderOfTest();
    writeTree(place.file, settingsTree());
    writeSecretFile(place.folder, 'link.txt', SECRETS.link);
    const before = readFileSync(place.file, 'utf8');
    const setUp = rig({}, place);
    const other = form({ shop: { id: 'other' }, cashbox: { id: 'kassa9' } });
    mkdirSync(join(place.folder, 'state'));
    const journal = openJournal({ path: join(place.folder, 'state/journal.sqlite'), clock: { now: () => 0 } });
    expect(await setUp.call('save', { form: form({ shop: { id: 'first' } }) })).toEqual({ done: true });
    writeFileSync(place.file, before);

    journal.insert(
      checkJob('1', { origin: { from: 'shop', shopId: 'main', kind: 'check', checkId: '1' }, cashboxId: 'kassa1' }),
      entry(),
    );
    await setUp.call('settings', {});
    const answer = await setUp.call('save', { form: other });
    expect(answer).toMatchObject({
      done: false,
      faults: [
        {
          path: 'shop.id',
          ru: expect.stringContaining('уже есть чеки под кодом «main»'),
          en: expect.stringContaining('under «main»'),
        },
        { path: 'cashbox.id', ru: expect.stringContaining('«kassa1»') },
      ],
    });
    expect(readFileSync(place.file, 'utf8')).toBe(before);
    expect(await setUp.call('save', { form: form({ cashbox: { port: 'COM9' } }) })).toEqual({ done: true });
    journal.close();
  });

  it('a set-up that would undo another one says so first', async () => {
    const place = folderOfTest();
    const [one, two] = [rig({}, place), rig({}, place)];
    await one.call('settings', {});
    await two.call('settings', {});
    expect(await one.call('save', { form: form({ cashbox: { port: 'COM1' } }) })).toEqual({ done: true });
    const refused = await two.call('save', { form: form({ cashbox: { port: 'COM2' } }) });
    expect(refused).toMatchObject({
      done: false,
      faults: [{ path: '', ru: expect.stringContaining('изменил кто-то другой') }],
    });
    expect(readTree(place.file)['cashboxes']).toMatchObject([{ port: 'COM1' }]);
    expect(await two.call('save', { form: form({ cashbox: { port: 'COM2' } }) })).toEqual({ done: true });
    expect(readTree(place.file)['cashboxes']).toMatchObject([{ port: 'COM2' }]);
  });

  it('writes all or nothing: a secret that cannot take its place leaves the settings as they were', async () => {
    const place = folderOfTest();
    writeTree(place.file, settingsTree());
    writeSecretFile(place.folder, 'link.txt', 'https://old.example.ru/x.php?hash=0');
    // In the place of the token's file there is a folder.
    mkdirSync(join(place.folder, 'secrets/telegram-token'), { recursive: true });
    const before = filesIn(place.folder);
    const answer = await rig({}, place).call('save', { form: form({ telegram: {} }) });
    expect(answer).toMatchObject({ done: false, faults: [{ path: '', ru: expect.stringContaining('не записаны') }] });
    expect(readFileSync(place.file, 'utf8')).toBe(before.get('kassabridge.json'));
    expect([...filesIn(place.folder).keys()]).toEqual([...before.keys()]);
  });

  it.runIf(MAY_MOUNT)('a disk that fills up at any moment leaves every old file whole', async () => {
    const place = folderOfTest();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=0700', 'tmpfs', place.folder]);
    onTestFinished(() => void execFileSync('umount', [place.folder]));
    writeTree(place.file, settingsTree());
    writeSecretFile(place.folder, 'link.txt', 'https://old.example.ru/x.php?hash=0');
    mkdirSync(join(place.folder, 'secrets'), { mode: 0o700 });
    const before = filesIn(place.folder);
    const setUp = rig({}, place);
    const outcomes: boolean[] = [];
    // First no room for the settings, then none for the second secret, then enough.
    for (let freePages = 0; freePages <= 4 && !outcomes.at(-1); freePages++) {
      fillBut(place.folder, freePages);
      const { done } = await setUp.call('save', { form: form({ telegram: {} }) });
      outcomes.push(done);
      rmSync(join(place.folder, 'filler'));
      if (!done) expect(filesIn(place.folder)).toEqual(before);
    }
    expect(outcomes).toEqual([false, false, false, true]);
  });

  it('two set-ups that save at the same moment leave one whole file', async () => {
    const place = folderOfTest();
    const rigs = Array.from({ length: 4 }, () => rig({}, place));
    const ports = ['COM1', 'COM2', 'COM3', 'COM4'];
    await Promise.all(rigs.map((one, i) => one.call('save', { form: form({ cashbox: { port: ports[i] } }) })));
    expect(ports).toContain(loadSettings(place.file).settings.cashboxes[0]?.port);
    expect([...filesIn(place.folder).keys()].sort()).toEqual(['kassabridge.json', 'secrets/main-link']);
  });
});
