import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShiftClosing } from '../../src/contract/shift-closing.ts';
import {
  CLOSED,
  CLOSED_DETAIL,
  DETAIL,
  OFD_CHECK,
  OTHER_FN,
  SILENT,
  TWO,
  UNCONFIRMED,
  WAITING,
} from './fixtures/cashbox.ts';
import { DEAD, FINE } from './fixtures/pictures.ts';
import { TODAY } from './fixtures/today.ts';
import { violations } from './support/axe.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

const done = { done: true };
const REFUSED = { done: false, ru: 'Смена 118 на кассе «kassa1» уже открыта' };
/** Two busy cores draw slowly. */
const PATIENCE = { timeout: 15_000 };
const LONG_MS = 150_000;

const agent = { today: TODAY, cashbox: { done: true, cashbox: DETAIL } };

describe.skipIf(CHROMIUM === undefined)('The screen Cashbox', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('shows the device, bars where the whole is known and words where it is not, and the last errors', async () => {
    let detail = DETAIL;
    const { page, bridge, complaints, close } = await openWindow(browser, {
      picture: FINE,
      agent: { ...agent, cashbox: () => ({ done: true, cashbox: detail }) },
    });
    await bridge.tellPlace({ screen: 'cashbox' });
    await page.getByText('В кассе кончилась бумага').waitFor();
    for (const text of ['АТОЛ 30Ф', '00106900000001', '0000000001000001', '1.05', 'УСН «доходы»'])
      await expect(page.getByText(text, { exact: true }).isVisible(), text).resolves.toBe(true);
    const meter = (name: string) => page.getByRole('meter', { name }).getAttribute('aria-valuetext');
    await expect(meter('Срок')).resolves.toMatch(/^осталось 459 дней из 1.100 дней$/);
    await expect(meter('Перерегистрации')).resolves.toBe('осталось 9 из 11');
    await expect(page.getByText('через драйвер АТОЛ').isVisible()).resolves.toBe(true);
    await expect(page.getByText('USB', { exact: true }).isVisible()).resolves.toBe(true);
    await expect(meter('Возраст смены')).resolves.toBe('5 ч 12 мин из 24 ч');

    detail = CLOSED_DETAIL;
    await page.clock.runFor(25_000);
    await page.getByText('За последние дни ошибок не было').waitFor();
    await expect(page.getByText('осталось 459 дней').isVisible()).resolves.toBe(true);
    await expect(page.getByRole('meter').count()).resolves.toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  it('offers only what may be ordered, and orders exactly that', async () => {
    const { page, bridge, close } = await openWindow(browser, {
      picture: FINE,
      agent: {
        cashbox: { done: true, cashbox: { ...DETAIL, orders: ['openShift', 'xReport', 'testPrint', 'checkOfd'] } },
        ...{ xReport: done, testPrint: done, openShift: REFUSED, checkOfd: { done: true, check: OFD_CHECK } },
      },
    });
    await bridge.tellPlace({ screen: 'cashbox' });
    const button = (name: string) => page.getByRole('button', { name });
    await button('X-отчёт').click();
    await page.getByText('Касса приняла X-отчёт').waitFor();
    expect(bridge.last('xReport')?.request).toEqual({ cashboxId: 'kassa1' });
    await button('Пробная печать').click();
    await page.getByText('Касса приняла пробные строки').waitFor();
    expect(bridge.last('testPrint')?.request).toEqual({ cashboxId: 'kassa1' });
    await button('Проверить связь с ОФД').click();
    await page.getByText('Ошибка обмена: нет связи с ОФД').waitFor();
    expect(bridge.last('checkOfd')?.request).toEqual({ cashboxId: 'kassa1' });
    await expect(button('Закрыть смену').count()).resolves.toBe(0);

    await button('Открыть смену…').click();
    await page.getByText('отчёт об открытии смены. Это фискальный документ').waitFor();
    expect(bridge.last('openShift')).toBeUndefined();
    await page.getByRole('dialog').getByRole('button', { name: 'Открыть смену' }).click();
    await page.getByText('уже открыта').waitFor();
    expect(bridge.last('openShift')?.request).toEqual({ cashboxId: 'kassa1' });
    await close();
  });

  it('closes the shift by keyboard: says what it does, then how far it has come, with its totals', {
    timeout: LONG_MS,
  }, async () => {
    let closing: ShiftClosing = WAITING;
    const { page, bridge, close } = await openWindow(browser, {
      picture: FINE,
      agent: { ...agent, closeShift: { done: true, jobId: 31 }, shiftClosing: () => closing },
    });
    await bridge.tellPlace({ screen: 'cashbox' });
    const button = page.getByRole('button', { name: 'Закрыть смену…' });
    await button.waitFor();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByText('отменить его нельзя').waitFor();
    await page.keyboard.press('Escape');
    await page.clock.runFor(1_000);
    await expect.poll(() => button.evaluate((one) => one === document.activeElement), PATIENCE).toBe(true);
    expect(bridge.last('closeShift')).toBeUndefined();

    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.clock.runFor(1_000);
    await page.getByRole('dialog').getByRole('textbox').focus();
    await page.keyboard.type('Конец дня');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Касса заканчивает чек 5120').waitFor();
    expect(bridge.last('closeShift')?.request).toEqual({ cashboxId: 'kassa1', reason: 'Конец дня' });
    expect(bridge.last('shiftClosing')?.request).toEqual({ jobId: 31 });
    await expect(page.getByText('Смена закрыта', { exact: true }).count()).resolves.toBe(0);

    await page.clock.fastForward(181_000);
    await page.getByText('второй раз приказывать не нужно').waitFor();
    // Whoever looks elsewhere finds it again.
    await bridge.tellPlace({ screen: 'now' });
    await bridge.tellPlace({ screen: 'cashbox' });
    closing = CLOSED;
    await page.clock.runFor(3_000);
    await page.getByText('Смена закрыта', { exact: true }).waitFor();
    await expect(page.getByText('48 712,50').isVisible()).resolves.toBe(true);
    const asked = bridge.calls.filter(({ name }) => name === 'shiftClosing').length;
    await page.clock.runFor(5_000);
    expect(bridge.calls.filter(({ name }) => name === 'shiftClosing').length).toBeLessThanOrEqual(asked + 1);
    await close();
  });

  it('has serial number, FN and INN compared one by one, and anew when they change', async () => {
    const { page, bridge, close } = await openWindow(browser, {
      picture: UNCONFIRMED,
      agent: { ...agent, confirm: done },
    });
    await bridge.tellPlace({ screen: 'cashbox' });
    const confirm = page.getByRole('button', { name: 'Подтвердить кассу' });
    await confirm.waitFor();
    // Pressed before its time it does nothing; the browser's driver would wait for that time.
    await confirm.click({ force: true });
    const tick = (name: string) => page.getByRole('checkbox', { name }).click();
    await tick('Заводской номер кассы 00106900000001');
    await tick('Номер ФН 8710000100000001');
    await confirm.click({ force: true });
    expect(bridge.last('confirm')).toBeUndefined();
    await bridge.tellPicture(OTHER_FN);
    await page.getByRole('checkbox', { name: 'Номер ФН 8710000100000002' }).waitFor();
    await expect(page.getByRole('checkbox', { checked: true }).count()).resolves.toBe(0);
    await tick('Заводской номер');
    await tick('Номер ФН');
    await tick('ИНН владельца 7700000000');
    await confirm.click();
    await page.getByText('Касса подтверждена: номера запомнены').waitFor();
    expect(bridge.last('confirm')?.request).toEqual({ cashboxId: 'kassa1' });
    await bridge.tellPicture(FINE);
    await page.getByText('те, что сверены с документами').waitFor();
    await expect(confirm.count()).resolves.toBe(0);
    await close();
  });

  it('tells several cashboxes apart, and orders and invents nothing while cashbox or agent are silent', async () => {
    let detail = DETAIL;
    const { page, bridge, close } = await openWindow(browser, {
      picture: TWO,
      agent: { ...agent, cashbox: () => ({ done: true, cashbox: detail }) },
    });
    await bridge.tellPlace({ screen: 'cashbox', cashboxId: 'uchebnaya' });
    await page.getByText('открыта дольше 24 часов').waitFor();
    await expect(page.getByText('УЧЕБНАЯ КАССА').isVisible()).resolves.toBe(true);
    await expect(page.getByText('не имеют юридической силы.').isVisible()).resolves.toBe(true);
    await page.getByRole('tab', { name: 'kassa1' }).click();
    await page.getByText('3 документа', { exact: true }).waitFor();
    expect(bridge.last('cashbox')?.request).toEqual({ cashboxId: 'kassa1' });

    detail = { id: 'kassa1', taxation: [], lastErrors: [], orders: [] };
    await bridge.tellPicture(SILENT);
    await page.getByText('Открыта ли смена, неизвестно').waitFor();
    await page.getByText('Сейчас кассе ничего нельзя приказать').waitFor();
    await expect(page.getByRole('meter').count()).resolves.toBe(0);
    detail = DETAIL;
    await bridge.tellPicture(DEAD);
    await page.getByText('Смена №118 открыта').waitFor();
    await expect(page.getByRole('heading', { name: 'Что можно сделать' }).count()).resolves.toBe(0);
    await close();
  });

  it('fits 720 × 480 and a screen reader in both languages and both themes', { timeout: LONG_MS }, async () => {
    const { page, bridge, close } = await openWindow(browser, { picture: UNCONFIRMED, agent, width: 720, height: 480 });
    await bridge.tellPlace({ screen: 'cashbox' });
    for (const { language, theme, picture } of [
      { language: 'ru', theme: 'light', picture: UNCONFIRMED },
      { language: 'ru', theme: 'dark', picture: TWO },
      { language: 'en', theme: 'light', picture: TWO },
      { language: 'en', theme: 'dark', picture: UNCONFIRMED },
    ]) {
      await page.evaluate((said) => window['__tell']('preferences', said), { language, theme });
      await bridge.tellPicture(picture);
      await page.getByRole('meter').first().waitFor();
      await expect(page.evaluate(() => document.documentElement.scrollWidth)).resolves.toBeLessThanOrEqual(720);
      await expect(violations(page), `${language} ${theme}`).resolves.toEqual([]);
    }
    await close();
  });
});
