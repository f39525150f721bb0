import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetUpCallName, SetUpRequest } from '../../src/contract/set-up.ts';
import { AT, DEMO, FINE, NOT_SET_UP } from './fixtures/pictures.ts';
import {
  AUTOSTART,
  AUTOSTART_ON,
  BROKEN_TRIAL,
  FORM,
  FOUND,
  GOOD_LINK,
  LINK,
  MISSING,
  NOBODY,
  PORTS,
  RIVAL,
  STORED,
  TOKEN,
  TRIAL,
  WRONG_LINK,
} from './fixtures/set-up.ts';
import { TODAY } from './fixtures/today.ts';
import { violations } from './support/axe.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';
import type { FakeBridge } from './support/fake-bridge.ts';

const { scripts: SCRIPTS } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
/** Two busy cores draw slowly. */
const PATIENCE = { timeout: 15_000 };
const LONG_MS = 150_000;
const BOTH = [
  ['ru', 'light'],
  ['en', 'dark'],
] as const;
const NONE = { state: 'none' };
const done = { done: true };
/** Nobody answers it: what goes on meanwhile is looked at. */
const forever = () => new Promise<never>(() => undefined);
const setUp = {
  ...{ settings: NONE, otherAgents: NOBODY, tryLink: GOOD_LINK, findCashboxes: FOUND, cancel: {}, testWay: done },
  ...{ save: done, trial: TRIAL, missing: MISSING, serialPorts: PORTS },
};
const shell = { autostart: AUTOSTART };
const agent = { today: TODAY };

/** By keyboard alone, as far as it takes. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let i = 0; i < 80; i++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function fill(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name: label }).or(page.getByLabel(label)).first());
  await page.keyboard.insertText(text);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const openStep = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Шаги настройки' }).getByRole('button', { name }).click();

/** @throws {Error} when it was never asked */
function requestOf<N extends SetUpCallName>(bridge: FakeBridge, name: N): SetUpRequest<N> {
  const call = bridge.last(name);
  if (!call) throw new Error(`Nobody asked ${name}`);
  return call.request as SetUpRequest<N>;
}

describe.skipIf(CHROMIUM === undefined)('The screen Set-up', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('goes from another agent that was found to the start of ours, by keyboard alone', {
    timeout: LONG_MS,
  }, async () => {
    const { page, bridge, complaints, close } = await openWindow(browser, {
      picture: NOT_SET_UP,
      agent,
      setUp: { ...setUp, otherAgents: RIVAL },
      shell: { ...shell, setAutostart: AUTOSTART_ON, startAgent: { state: 'done' } },
    });
    await bridge.tellPlace({ screen: 'setUp' });
    const next = button(page, 'Далее');

    // The rival comes before the helper, and before anything is asked.
    const others = page.getByRole('main').getByRole('listitem').filter({ hasText: 'процесс 4120' });
    await others.waitFor();
    const all = (await page.getByRole('main').textContent()) ?? '';
    expect(all.indexOf('BxDTO — работает сейчас')).toBeLessThan(all.indexOf('Драйвер АТОЛ — не мешает'));
    await expect(page.getByText('иначе один чек пробьётся дважды').isVisible()).resolves.toBe(true);

    await press(page, next);
    await expect.poll(() => heading(page, '2.').evaluate((one) => one === document.activeElement), PATIENCE).toBe(true);
    const link = page.locator('#field-shop-link');
    await tabTo(page, link);
    await expect(link.getAttribute('type')).resolves.toBe('password');
    await page.keyboard.insertText(LINK);
    await page.clock.runFor(1_000);
    await page.getByText('магазин узнал ссылку').waitFor();
    expect(bridge.last('tryLink')?.request).toMatchObject({ link: LINK, apiVersion: '2' });
    await expect(page.getByText('список касс → «Активность»').isVisible()).resolves.toBe(true);
    // What nobody could see is a question, and no "done".
    await page.getByRole('button', { name: 'Магазин сейчас, есть вопрос' }).waitFor();
    await press(page, button(page, 'Показать введённое'));
    await expect(link.getAttribute('type')).resolves.toBe('text');

    await press(page, next);
    await press(page, button(page, 'Найти кассу'));
    await page.getByText('VIRTUAL 30F').waitFor();
    expect(bridge.last('findCashboxes')?.request).toMatchObject({ ports: [] });
    await expect(page.getByText('COM7 — занят другой программой').isVisible()).resolves.toBe(true);
    await press(page, page.getByRole('radio', { name: '00106900000001' }), 'Space');
    await expect(page.getByText('отменить его нельзя').isVisible()).resolves.toBe(true);
    await press(page, page.getByRole('checkbox', { name: 'Разрешить настоящие чеки' }), 'Space');

    await press(page, next);
    await press(page, button(page, 'Взять из ссылки: https://shop.example.ru'));
    await fill(page, 'Кассир', 'Петрова И. С.');
    await press(page, next);
    await press(page, page.getByRole('switch', { name: 'Сообщать в Telegram' }), 'Space');
    await tabTo(page, page.locator('#field-telegram-botToken'));
    await page.keyboard.insertText(TOKEN);
    await fill(page, 'Номер чата', '123456789');
    await press(page, button(page, 'Отправить пробное в Telegram'));
    await page.getByText('проверьте, дошло ли').waitFor();
    expect(bridge.last('testWay')?.request).toMatchObject({
      way: 'telegram',
      form: { telegram: { chatId: '123456789', botToken: TOKEN } },
    });

    await press(page, next);
    await press(page, page.getByRole('switch', { name: 'при входе в систему' }), 'Space');
    await page.getByText('Значок запускается при входе в систему.').waitFor();
    expect(bridge.last('setAutostart')?.request).toEqual({ way: 'logOn', on: true });

    await press(page, next);
    await heading(page, '7.').waitFor();
    expect(bridge.last('save')).toBeUndefined();
    await press(page, button(page, 'Сохранить'));
    await page.getByText('Настройки сохранены').waitFor();
    const form = { ...FORM, shop: { ...FORM.shop, link: LINK }, telegram: { chatId: '123456789', botToken: TOKEN } };
    expect(bridge.last('save')?.request).toEqual({ form });
    await page.getByText('чеков в ФН: 2, двойных нет').waitFor();
    expect(bridge.last('trial')?.request).toMatchObject({ form: FORM });

    await press(page, next);
    await page.getByText('нет: чеки никто не забирает').waitFor();
    await press(page, button(page, 'Запустить агента'));
    await page.getByText('Агент запускается').waitFor();
    expect(bridge.last('startAgent')?.request).toEqual({});

    // What was saved is never shown again.
    await openStep(page, 'Магазин');
    await page.getByText('Ссылка сохранена').waitFor();
    await expect(link.inputValue()).resolves.toBe('');
    await openStep(page, 'Тревоги');
    await page.getByText('Токен сохранён').waitFor();
    await expect(page.locator('#field-telegram-botToken').inputValue()).resolves.toBe('');
    const content = await page.content();
    expect(content).not.toContain('hash=');
    expect(content).not.toContain(TOKEN);
    expect(complaints).toEqual([]);
    await close();
  });

  it('names the step of a link that fails with its cure, stops when told to, and never waits for ever', async () => {
    let answer: unknown = WRONG_LINK;
    const { page, bridge, close } = await openWindow(browser, {
      picture: NOT_SET_UP,
      setUp: { ...setUp, tryLink: () => (answer === undefined ? forever() : answer) },
      shell,
    });
    await bridge.tellPlace({ screen: 'setUp' });
    await openStep(page, 'Магазин');
    const link = page.locator('#field-shop-link');
    await link.fill(`${LINK}0`);
    await page.clock.runFor(1_000);
    await page.getByText('Магазин не узнал ссылку').waitFor();
    await expect(page.getByText('Создайте новую ссылку').isVisible()).resolves.toBe(true);
    await expect(page.getByRole('button', { name: 'Магазин сейчас, исправить' }).isVisible()).resolves.toBe(true);

    // Another link: nothing of the one before is left, and it is tried once.
    answer = undefined;
    await link.fill(LINK);
    await expect(page.getByText('Магазин не узнал ссылку').count()).resolves.toBe(0);
    await page.clock.runFor(1_000);
    await button(page, 'Остановить').waitFor();
    expect(bridge.calls.filter(({ name }) => name === 'tryLink')).toHaveLength(2);
    const { runId } = requestOf(bridge, 'tryLink');
    await bridge.tellProgress({ runId, ru: 'Исправный держит вопрос до минуты…', en: 'It holds it…', done: 5, of: 66 });
    await bridge.tellProgress({ runId: 'another', ru: 'Чужое', en: 'Not ours' });
    await page.getByText('Исправный держит вопрос').waitFor();
    // Whoever goes on meanwhile finds it again.
    await openStep(page, 'Тревоги');
    await openStep(page, 'Магазин');
    await button(page, 'Остановить').click();
    await page.getByText('Проверка остановлена').waitFor();
    expect(bridge.last('cancel')?.request).toEqual({ runId });

    await button(page, 'Проверить ссылку').click();
    await button(page, 'Остановить').waitFor();
    await page.clock.fastForward(121_000);
    await page.getByText('Магазин не ответил за две минуты').waitFor();
    const late = requestOf(bridge, 'tryLink');
    expect(late.runId).not.toBe(runId);
    expect(bridge.last('cancel')?.request).toEqual({ runId: late.runId });
    await close();
  });

  it('searches where a person says, tells how far it is, and stops with the same run', async () => {
    const { page, bridge, close } = await openWindow(browser, {
      picture: NOT_SET_UP,
      setUp: { ...setUp, findCashboxes: forever, trial: forever },
      shell,
    });
    await bridge.tellPlace({ screen: 'setUp' });
    await openStep(page, 'Касса');
    const port = page.getByRole('textbox', { name: 'Ещё посмотреть порт' });
    await port.fill('tcp://10.0.0.5:5555');
    await port.press('Enter');
    await port.fill('COM5');
    await button(page, 'Добавить порт').click();
    await page.getByRole('checkbox', { name: 'COM5 — USB-SERIAL CH340', checked: true }).click();
    // A cashbox of ATOL's is looked at anyway; nothing else is before somebody ticks it.
    await expect(page.getByRole('checkbox', { name: 'COM3 — ATOL' }).isDisabled()).resolves.toBe(true);
    await expect(page.getByText('Что не отмечено, не трогаем').isVisible()).resolves.toBe(true);
    await page.getByRole('checkbox', { name: 'COM1' }).click();
    await port.fill('COM9');
    await button(page, 'Добавить порт').click();
    await button(page, 'Убрать порт COM9').click();
    await button(page, 'Найти кассу').click();
    await button(page, 'Остановить').waitFor();
    const asked = requestOf(bridge, 'findCashboxes');
    expect(asked.ports).toEqual(['tcp://10.0.0.5:5555', 'COM1']);
    await bridge.tellProgress({ runId: asked.runId, ru: 'Смотрю COM3…', en: 'Looking at COM3…', done: 1, of: 4 });
    await page.getByText('Смотрю COM3…').waitFor();
    await expect(page.getByRole('progressbar').getAttribute('aria-valuenow')).resolves.toBe('1');
    await button(page, 'Остановить').click();
    await page.getByText('Поиск остановлен').waitFor();
    expect(bridge.last('cancel')?.request).toEqual({ runId: asked.runId });
    await button(page, 'Искать ещё раз').click();
    await page.clock.fastForward(301_000);
    await page.getByText('Поиск не закончился за пять минут').waitFor();

    // The trial names its steps as they are gone, those before too.
    await openStep(page, 'Сохранить');
    await button(page, 'Попробовать').click();
    await button(page, 'Остановить').waitFor();
    const trial = requestOf(bridge, 'trial').runId;
    await bridge.tellProgress({ runId: trial, ru: 'Продажа пробита', en: 'A sale', done: 1, of: 7 });
    await bridge.tellProgress({ runId: trial, ru: 'Возврат пробит', en: 'A return', done: 3, of: 7 });
    await page.getByText('Возврат пробит').waitFor();
    await expect(page.getByText('Продажа пробита').isVisible()).resolves.toBe(true);
    await button(page, 'Остановить').click();
    await page.getByText('Проба остановлена').waitFor();
    expect(bridge.last('cancel')?.request).toEqual({ runId: trial });
    await close();
  });

  it('fills in what is stored, keeps what is typed, and leads each fault to its field', async () => {
    const faults = [
      { path: 'cashbox.inn', ru: 'ИНН — 10 или 12 цифр', en: 'an INN has 10 or 12 digits' },
      { path: 'mail.to[1]', ru: 'адрес почты вида name@example.ru', en: 'an address like name@example.ru' },
      { path: 'alarms.ofdHours', ru: 'не меньше часа', en: 'at least an hour' },
    ];
    const { page, bridge, close } = await openWindow(browser, {
      picture: FINE,
      agent,
      setUp: { ...setUp, settings: STORED, save: { done: false, faults } },
      shell,
    });
    await bridge.tellPlace({ screen: 'setUp' });
    // A system that did not tell everything is not called free of others.
    await page.getByText('В том, что удалось посмотреть').waitFor();
    await expect(page.getByText('какие есть службы').isVisible()).resolves.toBe(true);
    await openStep(page, 'Магазин');
    await page.getByText('Ссылка сохранена').waitFor();
    await expect(page.locator('#field-shop-link').inputValue()).resolves.toBe('');
    await button(page, 'Проверить сохранённую').click();
    await page.getByText('магазин узнал ссылку').waitFor();
    expect(bridge.last('tryLink')?.request).not.toHaveProperty('link');

    await openStep(page, 'Кассир');
    const cashier = page.locator('#field-cashbox-cashier-name');
    await expect(cashier.inputValue()).resolves.toBe('Петрова И. С.');
    await cashier.fill('Орлов К.');
    await bridge.tellPlace({ screen: 'now' });
    await bridge.tellPlace({ screen: 'setUp' });
    await expect(cashier.inputValue()).resolves.toBe('Орлов К.');

    await openStep(page, 'Тревоги');
    await page.getByRole('switch', { name: 'на почту' }).click();
    await page.locator('#field-mail-to').fill('a@example.ru, b');
    await page.locator('#field-mail-port').fill('нет');
    await openStep(page, 'Сохранить');
    await button(page, 'Сохранить').click();
    await page.getByText('Не сохранено').waitFor();
    const { form } = requestOf(bridge, 'save');
    expect(form.cashbox.cashier).toEqual({ name: 'Орлов К.' });
    expect(form.mail).toMatchObject({ to: ['a@example.ru', 'b'], port: 0 });
    expect(form.shop).not.toHaveProperty('link');
    expect(bridge.last('trial')).toBeUndefined();
    await expect(page.getByText('не меньше часа').isVisible()).resolves.toBe(true);

    await button(page, 'Исправить: ИНН владельца').click();
    const inn = page.locator('#field-cashbox-inn');
    await expect.poll(() => inn.evaluate((one) => one === document.activeElement), PATIENCE).toBe(true);
    await expect(page.getByText('ИНН — 10 или 12 цифр').isVisible()).resolves.toBe(true);
    await inn.fill('7700000000');
    await expect(page.getByText('ИНН — 10 или 12 цифр').count()).resolves.toBe(0);
    await openStep(page, 'Сохранить');
    await button(page, 'Исправить: Кому').click();
    await expect
      .poll(() => page.locator('#field-mail-to').evaluate((one) => one === document.activeElement), PATIENCE)
      .toBe(true);
    await expect(page.getByRole('button', { name: 'Тревоги сейчас, исправить' }).isVisible()).resolves.toBe(true);
    await close();
  });

  it('takes another device without what belonged to the one before, and never allows it a live FN by itself', async () => {
    const form = { ...FORM, cashbox: { ...FORM.cashbox, kktSerial: '00106900000009', fnSerial: '8710000100000009' } };
    const { page, bridge, close } = await openWindow(browser, {
      picture: FINE,
      setUp: { ...setUp, settings: { ...STORED, form } },
      shell: { ...shell, restartAgent: { state: 'failed', words: { ru: 'Агент занят чеком', en: 'busy' } } },
    });
    await bridge.tellPlace({ screen: 'setUp' });
    await openStep(page, 'Касса');
    const live = page.getByRole('checkbox', { name: 'Разрешить настоящие чеки' });
    await expect(live.isChecked()).resolves.toBe(true);
    await button(page, 'Найти кассу').click();
    await page.getByRole('radio', { name: '00106900000001' }).click();
    await expect(live.isChecked()).resolves.toBe(false);
    await openStep(page, 'Сохранить');
    await button(page, 'Сохранить').click();
    await page.getByText('Настройки сохранены').waitFor();
    const { cashbox } = requestOf(bridge, 'save').form;
    expect(cashbox).toMatchObject({ kktSerial: '00106900000001', allowLiveFiscal: false });
    expect(cashbox).not.toHaveProperty('fnSerial');
    // Saved is not in force before the agent has started anew.
    await page.getByText('Агент пока работает с прежними настройками').waitFor();
    await expect(button(page, 'Перезапустить агента с этими настройками').isVisible()).resolves.toBe(true);
    const { snapshot } = FINE;
    await bridge.tellPicture({ ...FINE, ...(snapshot && { snapshot: { ...snapshot, startedAt: AT + 3_600_000 } }) });
    await expect.poll(() => page.getByText('с прежними настройками').count(), PATIENCE).toBe(0);

    await openStep(page, 'Касса');
    await page.getByRole('radio', { name: 'VIRTUAL 30F' }).click();
    await page.getByText('чеки не имеют юридической силы, разрешение не нужно').waitFor();
    await expect(live.count()).resolves.toBe(0);

    await openStep(page, 'Чего не хватает');
    await page.getByText('Введённое ещё не сохранено').waitFor();
    await button(page, 'Перезапустить агента с этими настройками').click();
    await page.getByText('Агент занят чеком').waitFor();
    await button(page, 'Сверить: Касса «kassa1» подтверждена').click();
    await expect(page.getByRole('tab', { name: 'Касса' }).getAttribute('aria-selected')).resolves.toBe('true');
    await close();
  });

  it('ends with what is in the way here: a rival at work, no autostart, a trial not made or broken', async () => {
    let autostart: unknown = AUTOSTART;
    let trial: unknown = BROKEN_TRIAL;
    const { page, bridge, close } = await openWindow(browser, {
      picture: FINE,
      setUp: { ...setUp, otherAgents: RIVAL, settings: STORED, trial: () => trial },
      shell: { autostart: () => autostart },
    });
    await bridge.tellPlace({ screen: 'setUp' });
    await openStep(page, 'Чего не хватает');
    const row = (title: string) => page.locator('form li').filter({ hasText: title });
    const light = (title: string) => row(title).getByRole('img').getAttribute('aria-label');
    await row('Другие программы для касс: BxDTO').waitFor();
    await expect(light('BxDTO')).resolves.toBe('беда');
    await expect(row('Запуск вместе с компьютером').textContent()).resolves.toContain('чеки пробивать будет некому');
    await expect(light('Проба на учебной кассе')).resolves.toBe('не знаем');
    await button(page, 'К пробе: Проба на учебной кассе').click();
    await button(page, 'Попробовать').click();
    await page.getByText('не дошли за 60 с').waitFor();
    const { logOn } = AUTOSTART;
    const words = { ru: 'Запуск отключён в диспетчере задач.', en: 'It was switched off in the task manager.' };
    autostart = { ...AUTOSTART, logOn: { ...logOn, state: 'switchedOff', words } };
    await openStep(page, 'Чего не хватает');
    await row('Запуск отключён в диспетчере задач').waitFor();
    await expect(light('Запуск вместе')).resolves.toBe('внимание');
    await expect(light('Проба на учебной кассе')).resolves.toBe('беда');
    trial = TRIAL;
    autostart = AUTOSTART_ON;
    await openStep(page, 'Сохранить');
    await button(page, 'Попробовать ещё раз').click();
    await page.getByText('чеков в ФН: 2, двойных нет').waitFor();
    await openStep(page, 'Чего не хватает');
    await row('прошла до конца').waitFor();
    await expect(light('Запуск вместе')).resolves.toBe('работает');
    await close();
  });

  it('says in a training where its settings lead, and restarts nothing', async () => {
    const updates = { ru: 'В учебном режиме обновлений нет.', en: 'There are no updates in training.' };
    const { page, bridge, close } = await openWindow(browser, {
      picture: { ...DEMO, updates },
      setUp: { ...setUp, settings: STORED },
      shell,
    });
    await bridge.tellPlace({ screen: 'setUp' });
    await page.getByText('KassaBridge 0.1.0. В учебном режиме обновлений нет.').waitFor();
    await openStep(page, 'Сохранить');
    await button(page, 'Сохранить').click();
    const next = page.getByText('Выйти: учебная работа закончится');
    await next.waitFor();
    const command = /npm run (\w+)/.exec((await next.textContent()) ?? '')?.[1];
    expect(Object.keys(SCRIPTS)).toContain(command);
    await openStep(page, 'Чего не хватает');
    await next.waitFor();
    await page.getByText('kassa1').first().waitFor();
    const orders = page.getByRole('button', { name: /Перезапустить агента|Запустить агента/ });
    await expect(orders.count()).resolves.toBe(0);
    // Without the training the agent takes them; one that hears nothing is not ordered about.
    await bridge.tellPicture(FINE);
    await orders.waitFor();
    await bridge.tellPicture({ ...FINE, agent: { state: 'silent', since: AT } });
    await expect.poll(() => orders.count(), PATIENCE).toBe(0);
    await close();
  });

  it('leads to pages of the world by name, and gives the address where no browser opens', async () => {
    const words = { ru: 'Браузер не открылся. Адрес страницы: https://example.ru/', en: 'It did not open.' };
    let outcome: unknown = { state: 'done' };
    const { page, bridge, close } = await openWindow(browser, {
      picture: NOT_SET_UP,
      setUp,
      shell: { ...shell, openPage: () => outcome },
    });
    await bridge.tellPlace({ screen: 'setUp' });
    await openStep(page, 'Магазин');
    await button(page, 'Справка 1С-Битрикс о кассах').click();
    await expect.poll(() => bridge.last('openPage')?.request, PATIENCE).toEqual({ page: 'bitrixCashboxes' });
    await openStep(page, 'Касса');
    await button(page, 'Указать самому').click();
    outcome = { state: 'failed', words };
    await button(page, 'Где взять драйвер АТОЛ').click();
    await page.getByText('Адрес страницы: https://example.ru/').waitFor();
    expect(bridge.last('openPage')?.request).toEqual({ page: 'atolDriver' });
    await close();
  });

  it('puts settings out and takes them in, and changes language and look at once', async () => {
    let settings: unknown = STORED;
    const { page, bridge, close } = await openWindow(browser, {
      picture: FINE,
      setUp: { ...setUp, settings: () => settings },
      shell: {
        ...{ ...shell, exportSettings: { state: 'done', detail: 'C:\\kassabridge-settings.json' } },
        ...{ importSettings: { state: 'done', detail: 'ссылка магазина' } },
        setPreferences: ({ language = 'ru', theme = 'light' }) => ({ language, theme }),
      },
    });
    await bridge.tellPlace({ screen: 'setUp' });
    await button(page, 'Сохранить в файл…').click();
    await page.getByText('Сохранено без секретов: C:\\kassabridge-settings.json').waitFor();
    await openStep(page, 'Кассир');
    await page.locator('#field-cashbox-cashier-name').fill('Орлов К.');
    settings = { ...STORED, form: { ...FORM, cashbox: { ...FORM.cashbox, cashier: { name: 'Сидорова А.' } } } };
    await button(page, 'Загрузить из файла…').click();
    await page.getByText('Настройки загружены: ссылка магазина').waitFor();
    await heading(page, '8.').waitFor();
    await openStep(page, 'Кассир');
    await expect.poll(() => page.locator('#field-cashbox-cashier-name').inputValue(), PATIENCE).toBe('Сидорова А.');
    await page.getByRole('combobox', { name: 'Язык' }).selectOption('en');
    expect(bridge.last('setPreferences')?.request).toEqual({ language: 'en' });
    await page.getByRole('combobox', { name: 'Вид окна' }).selectOption('dark');
    expect(bridge.last('setPreferences')?.request).toEqual({ theme: 'dark' });
    await close();
  });

  it('fits 720 × 480 and a screen reader on every step, in both languages and looks', {
    timeout: LONG_MS,
  }, async () => {
    const { page, bridge, close } = await openWindow(browser, {
      picture: NOT_SET_UP,
      setUp: { ...setUp, otherAgents: RIVAL, settings: STORED },
      ...{ shell, width: 720, height: 480 },
    });
    await bridge.tellPlace({ screen: 'setUp' });
    const steps = page.getByRole('main').getByRole('navigation').getByRole('button');
    for (let place = 0; place < 8; place++) {
      await steps.nth(place).click();
      await page.getByRole('heading', { level: 2, name: `${place + 1}.` }).waitFor();
      if (place === 2) {
        await page.getByRole('button', { name: /^(Найти кассу|Find the cashbox)$/ }).click();
        await page.getByRole('radio').first().waitFor();
      }
      if (place === 7) await page.getByText('kassa1').first().waitFor();
      for (const [language, theme] of place % 2 === 0 ? BOTH : BOTH.toReversed()) {
        await page.evaluate((said) => window['__tell']('preferences', said), { language, theme });
        await expect(page.evaluate(() => document.documentElement.scrollWidth)).resolves.toBeLessThanOrEqual(720);
        await expect(violations(page), `step ${place + 1} ${language}`).resolves.toEqual([]);
      }
    }
    await close();
  });

  it('an autostart that was switched off in the system has a mark of its own', async () => {
    const logOn = {
      state: 'switchedOff',
      words: { ru: 'Запись есть, но запуск выключен.', en: 'It was switched off.' },
      possible: true,
    } as const;
    const { page, bridge, close } = await openWindow(browser, {
      picture: NOT_SET_UP,
      setUp,
      shell: { autostart: { ...AUTOSTART, logOn } },
    });
    await bridge.tellPlace({ screen: 'setUp' });
    const steps = page.getByRole('navigation', { name: 'Шаги настройки' });
    await steps.getByText('выключено в системе').waitFor();
    await close();
  });
});
