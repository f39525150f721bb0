/** From an empty computer to the first receipt, by clicks alone: the wizard against a virtual shop and a virtual cashbox. */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Field, type RunningKkt, type RunningShop } from '../e2e/support/field.ts';
import { readLedger } from '../e2e/support/fn-ledger.ts';
import { type Desktop, startDesktop } from './support/desktop.ts';
import { type ElectronApp, startElectronApp } from './support/electron-app.ts';
import { electronHere } from './support/electron-here.ts';
import { takeScreenshot } from './support/screenshot.ts';
import { TRAY, theWindow } from './support/the-tray.ts';
import { onlyTrayItem, type TrayItem } from './support/tray-item.ts';
import { until } from './support/until.ts';

const FIRST_TIME_MS = 600_000;
/** The trial makes a sale and a return and waits for their tickets; the search tries every port. */
const LONG_MS = 60_000;
const ORDERS = 2;
const PICTURES = process.env['KASSABRIDGE_PICTURES'];

const electron = await electronHere(['tray']);

describe.skipIf(electron === undefined)('the set-up', { timeout: 90_000 }, () => {
  const ends: (() => Promise<void> | void)[] = [];
  let desktop: Desktop;
  let field: Field;
  let shop: RunningShop;
  let kkt: RunningKkt;
  let app: ElectronApp;
  let item: TrayItem;
  let page: Page;

  const step = (title: string) => page.getByRole('heading', { level: 2, name: title }).waitFor();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const next = async (title: string) => {
    await press('Далее');
    await step(title);
  };
  const fill = (name: string, text: string) => page.getByRole('textbox', { name }).fill(text);
  const see = async (name: string) => {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await takeScreenshot(desktop, join(PICTURES, `${name}.png`));
  };
  /** Files of this user with that name. */
  const filesNamed = (name: string) =>
    readdirSync(desktop.home, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(`/${name}`))
      .map((path) => join(desktop.home, path));

  beforeAll(async () => {
    if (electron === undefined) return;
    desktop = await startDesktop();
    field = new Field((undo) => ends.push(undo));
    [shop, kkt] = await Promise.all([field.shop({ orders: ORDERS }), field.kkt()]);
    app = await startElectronApp(desktop, electron, [...TRAY]);
    item = await onlyTrayItem(desktop.session);
    page = await theWindow(app.held);
  }, FIRST_TIME_MS);
  afterAll(async () => {
    await app?.end();
    // The agent has outlived its tray; it ends with the desktop.
    await desktop?.end();
    for (const end of ends) await end();
  });

  test('opens by itself where nothing is set up, and looks first who else is at work', async () => {
    await page.getByRole('heading', { level: 1, name: 'Настройка' }).waitFor();
    await step('1. Другие программы на этом компьютере');
    // Who else is at work on a computer that runs tests is nobody's business here: that it has looked is enough.
    await page.getByRole('button', { name: 'Посмотреть ещё раз' }).waitFor({ timeout: LONG_MS });
    expect((await item.face()).toolTip).toBe('KassaBridge: ещё не настроен');
    await see('set-up-1-others');
  });

  test('tries the link as soon as it is pasted: a dead one is named at once, a good one is asked while we go on', async () => {
    await next('2. Ссылка магазина');
    await fill('Ссылка подключения', shop.link.replace(/hash=\w{8}/, 'hash=00000000'));
    await page.locator('form li').first().waitFor({ timeout: LONG_MS });
    expect(await page.locator('form').getByRole('img', { name: 'беда' }).count()).toBeGreaterThan(0);
    await see('set-up-2-dead-link');
    await fill('Ссылка подключения', shop.link);
    await page.getByText('Спрашиваю магазин; исправный держит такой вопрос до минуты').waitFor();
    expect(await page.locator('form').textContent()).not.toContain(new URL(shop.link).searchParams.get('hash'));
  });

  test('finds the cashbox', async () => {
    await next('3. Касса');
    await fill('Ещё посмотреть порт', kkt.port);
    await press('Добавить порт');
    await press('Найти кассу');
    await page.getByRole('radio').first().waitFor({ timeout: LONG_MS });
    await page.getByRole('radio').first().check();
    await page.getByText(`Выбрано: порт ${kkt.port}`).waitFor();
    await page.getByText('УЧЕБНАЯ', { exact: true }).waitFor();
    await see('set-up-3-cashbox');
  });

  test('asks for place and cashier, for alarms, for autostart, which it reads back', async () => {
    await next('4. Кассир и место расчётов');
    await fill('Место расчётов', 'https://training-shop.example');
    await page.getByRole('textbox', { name: 'Кассир', exact: true }).fill('Иванова И. И.');
    await next('5. Кому сообщать о бедах');
    await next('6. Запуск вместе с компьютером');
    const logOn = page.getByRole('switch', { name: 'Запускать значок при входе в систему' });
    await logOn.click();
    await until('the switch', () => logOn.isChecked());
    const entries = readdirSync(join(desktop.home, 'config', 'autostart'));
    expect(entries).toHaveLength(1);
    expect(readFileSync(join(desktop.home, 'config', 'autostart', entries[0] ?? ''), 'utf8')).toContain('--hidden');
    await see('set-up-6-autostart');
  });

  test('saves all of it, keeps the link apart as a secret, and goes the whole way once on virtual devices', async () => {
    await next('7. Сохранить и попробовать');
    await press('Сохранить');
    await page.getByText('Настройки сохранены.').waitFor();
    await page.getByRole('button', { name: 'Попробовать ещё раз' }).waitFor({ timeout: LONG_MS });
    await see('set-up-7-trial');
    const trial = page.getByRole('region', { name: 'Проба на учебной кассе' });
    expect(await trial.getByRole('listitem').count()).toBeGreaterThan(2);
    expect(await trial.getByRole('img', { name: /беда|не знаем/ }).count()).toBe(0);
    const [settings = ''] = filesNamed('kassabridge.json');
    expect(statSync(settings).mode & 0o077).toBe(0);
    const hash = new URL(shop.link).searchParams.get('hash') ?? '';
    expect(hash).toMatch(/^\w{16,}$/);
    expect(readFileSync(settings, 'utf8')).not.toContain(hash);
  });

  test('says what is missing, and with the agent at work the receipts of the shop are made', async () => {
    await next('8. Чего ещё не хватает');
    const start = page.getByRole('button', { name: 'Запустить агента', exact: true });
    const now = page.getByRole('button', { name: 'Открыть «Сейчас»' });
    await start.or(now).first().waitFor();
    if (await start.isVisible()) await start.click();
    await now.waitFor();
    await see('set-up-8-missing');
    await until('receipts', () => readLedger(kkt.folder).receiptCount === ORDERS, LONG_MS);
    await now.click();
    await page.getByText('УЧЕБНАЯ КАССА').first().waitFor();
    await page.getByRole('tab', { name: 'Чеки' }).click();
    await page
      .getByRole('option')
      .filter({ hasText: 'Доставлен в ОФД' })
      .nth(ORDERS - 1)
      .waitFor();
    await until('four lights', async () => (await item.face()).toolTip.startsWith('Сайт ✓ · Касса ✓'));
    await see('set-up-9-receipts');
  });
});
