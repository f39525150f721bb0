import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings, SettingsError } from '../../../../src/adapters/system/settings/load-settings.ts';

const LINK = 'https://shop.example/bitrix/tools/sale_check_print.php?hash=0123456789abcdef0123456789abcdef';
const SHOP = {
  id: 'main',
  kind: 'bitrix',
  urlFile: 'link.txt',
  apiVersion: '2',
  settlementPlace: 'https://shop.example',
};
const BOX = { id: 'kassa1', driver: 'atol-serial', port: 'COM5', shops: ['main'] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(value: unknown, mode = 0o600): string {
  const path = join(folder, 'kassabridge.json');
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  chmodSync(path, mode);
  return path;
}

function faultsOf(value: unknown): readonly string[] {
  try {
    loadSettings(write(value));
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  throw new Error('The settings were accepted');
}

describe('settings file', () => {
  it('needs no more than a shop and a cashbox, and is on the safe side where it says nothing', () => {
    const { settings, stateDir, warnings } = loadSettings(
      write({ shops: [SHOP], cashboxes: [BOX], stateDir: 'state' }),
    );
    expect(settings.shops[0]).toMatchObject({ allow: [], refuse: [], maxAgeHours: 24 });
    expect(settings.shops[0]?.refundAfterMinutes).toBe(undefined);
    expect(settings.cashboxes[0]).toMatchObject({
      allowLiveFiscal: false,
      printReceipts: false,
      closeShiftAfterMinutes: 1410,
      closeLimitSeconds: 275,
      ports: [],
      taxRows: {},
    });
    expect(stateDir).toBe(join(folder, 'state'));
    expect(warnings).toEqual([]);
  });

  it('may begin with the mark that Windows editors put there', () => {
    expect(loadSettings(write(`\uFEFF${JSON.stringify({ shops: [SHOP], cashboxes: [BOX] })}`)).warnings).toEqual([]);
  });

  it.each([
    [
      { shops: [{ ...SHOP, apiVerson: '3' }], cashboxes: [BOX] },
      'shops[0].apiVerson: неизвестный ключ; может быть, "apiVersion"?',
    ],
    [
      { shops: [SHOP], cashboxes: [{ ...BOX, cashier: { nme: 'А' } }] },
      'cashboxes[0].cashier.nme: неизвестный ключ; может быть, "name"?',
    ],
    [{ shops: [SHOP], cashboxes: [BOX], statedir: 'x' }, 'statedir: неизвестный ключ; может быть, "stateDir"?'],
    [
      { shops: [SHOP], cashboxes: [{ ...BOX, taxRows: { vat_22: 7 } }] },
      'cashboxes[0].taxRows.vat_22: неизвестный ключ; может быть, "vat22"?',
    ],
    [
      { shops: [SHOP], cashboxes: [{ ...BOX, accessPassword: '1234' }] },
      'cashboxes[0].accessPassword: паролю здесь не место: положите его как "access" в файл, названный в passwordsFile',
    ],
    [
      { shops: [SHOP], cashboxes: [{ ...BOX, modePassword: '31' }] },
      'cashboxes[0].modePassword: паролю здесь не место: положите его как "mode" в файл, названный в passwordsFile',
    ],
    [{ shops: [{ ...SHOP, modePassword: '31' }], cashboxes: [BOX] }, 'shops[0].modePassword: неизвестный ключ'],
    [
      { shops: [{ ...SHOP, refundAfterMinutes: 0.5 }], cashboxes: [BOX] },
      'shops[0].refundAfterMinutes: не меньше минуты',
    ],
    [
      { shops: [{ ...SHOP, refundAfterMinutes: 10_081 }], cashboxes: [BOX] },
      'shops[0].refundAfterMinutes: не больше 10080 минут (7 дней)',
    ],
    [{ shops: [{ ...SHOP, apiVersion: undefined }], cashboxes: [BOX] }, 'shops[0].apiVersion: не указано'],
    [{ shops: [{ ...SHOP, id: 'Магазин' }], cashboxes: [] }, 'cashboxes: нужна хотя бы одна касса'],
    [{ shops: [SHOP], cashboxes: [{ ...BOX, inn: 7700000000 }] }, 'cashboxes[0].inn: нужно текст в кавычках'],
    [
      { shops: [SHOP], cashboxes: [{ ...BOX, port: 'ttyACM0' }] },
      'cashboxes[0].port: "auto", "COM5", "/dev/…", "tcp://адрес:порт", а для драйвера АТОЛ ещё "usb" и "usb:ПУТЬ"',
    ],
    [
      { shops: [SHOP], cashboxes: [{ ...BOX, shops: ['mian'] }] },
      'cashboxes[0].shops[0]: нет магазина "mian"; может быть, "main"?',
    ],
    [
      { shops: [SHOP], cashboxes: [BOX, { ...BOX, id: 'kassa2', port: 'com5' }] },
      'cashboxes[1].port: то же, что у cashboxes[0]',
    ],
    [{ shops: [SHOP, SHOP], cashboxes: [BOX] }, 'shops[1].id: то же, что у shops[0]'],
    [
      {
        shops: [SHOP],
        cashboxes: [
          { ...BOX, serialNumber: '1' },
          { ...BOX, id: 'k2', port: 'COM6', serialNumber: '1' },
        ],
      },
      'cashboxes[1].serialNumber: то же, что у cashboxes[0]',
    ],
    [
      { shops: [SHOP], cashboxes: [BOX, { ...BOX, id: 'k2', port: 'auto' }] },
      'cashboxes[1].serialNumber: нужен, когда касс несколько, а порт "auto"',
    ],
    [{ shops: [{ ...SHOP, url: LINK }], cashboxes: [BOX] }, 'shops[0]: укажите что-то одно: url или urlFile'],
    [
      { shops: [{ ...SHOP, allow: ['missingContact'] }], cashboxes: [BOX] },
      'shops[0].fallbackContact: не указано, а allow называет missingContact',
    ],
    ['{"shops": [\n  {"id": "main" "kind"', 'файл: ошибка JSON в строке 2, знак 17'],
  ])('names the field that is wrong: %j', (value, fault) => {
    expect(faultsOf(value)).toContain(fault);
  });

  it('looks for no updates unless told where and whose they are', () => {
    const updates = { url: 'https://updates.example/kassabridge/', publicKey: `${'A'.repeat(43)}=` };
    const of = (some: unknown) => ({ shops: [SHOP], cashboxes: [BOX], ...(some ? { updates: some } : {}) });
    expect(loadSettings(write(of(undefined))).settings.updates).toBeUndefined();
    expect(loadSettings(write(of(updates))).settings.updates).toEqual(updates);
    expect(faultsOf(of({ url: updates.url }))).toEqual(['updates.publicKey: не указано']);
    expect(faultsOf(of({ ...updates, url: 'http://updates.example/' }))[0]).toMatch(/^updates.url: адрес https/);
    expect(faultsOf(of({ ...updates, publicKey: 'none' }))[0]).toMatch(/^updates.publicKey: открытый ключ/);
  });

  it('says everything that is wrong at once', () => {
    expect(faultsOf({ shops: [{ ...SHOP, kind: 'ozon' }], cashboxes: [{ ...BOX, driver: 'shtrih' }] })).toHaveLength(2);
  });

  it('never repeats the shop link in a message', () => {
    const broken = [
      `{"shops":[{"id":"main","url":"${LINK}" "kind"`,
      { shops: [{ ...SHOP, urlFile: undefined, url: LINK.replace('https', 'ftp') }], cashboxes: [BOX] },
      { shops: [{ ...SHOP, url: LINK, kind: LINK }], cashboxes: [BOX] },
    ];
    for (const value of broken) expect(faultsOf(value).join('\n')).not.toContain('0123456789abcdef');
  });

  it('warns of a shop whose checks nobody would make', () => {
    const { warnings } = loadSettings(write({ shops: [SHOP, { ...SHOP, id: 'second' }], cashboxes: [BOX] }));
    expect(warnings).toEqual([expect.stringContaining('магазин "second"')]);
  });

  it.each([
    ['http://shop.example', true],
    ['http://192.168.1.10:8080', true],
    ['http://127.0.0.1.shop.example', true],
    ['http://localhost.shop.example', true],
    ['https://shop.example', false],
    ['http://127.0.0.1:8080', false],
    ['http://127.1', false],
    ['http://[::1]:8080', false],
    ['http://localhost', false],
  ])('warns of a link that travels readable: %s, %j', (site, isReadable) => {
    const url = `${site}/sale_check_print.php?hash=0123456789abcdef`;
    const { warnings } = loadSettings(write({ shops: [{ ...SHOP, urlFile: undefined, url }], cashboxes: [BOX] }));
    expect(warnings.map((text) => /^shops\[0\]\.url: .*открытым текстом/.test(text))).toEqual(isReadable ? [true] : []);
    expect(warnings.join()).not.toMatch(/hash|example|192/);
  });

  it('warns when others can read a file with the link in it', () => {
    // Windows has no modes: there is nothing to prove there.
    if (process.platform === 'win32') return;
    const shops = [{ ...SHOP, urlFile: undefined, url: LINK }];
    expect(loadSettings(write({ shops, cashboxes: [BOX] }, 0o600)).warnings).toEqual([]);
    expect(loadSettings(write({ shops, cashboxes: [BOX] }, 0o644)).warnings).toEqual([
      expect.stringContaining('chmod 600'),
    ]);
  });
});
