import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReceiptRow } from '../../src/contract/receipts.ts';
import { FINE, FINE_SNAPSHOT } from './fixtures/pictures.ts';
import {
  A_RETURN,
  ALL_ROWS,
  DETAILS,
  RETURN_DETAIL,
  ROWS,
  receiptAnswers,
  rowOf,
  untold,
} from './fixtures/receipts.ts';
import { violations } from './support/axe.ts';
import { CHROMIUM, launchBrowser, type OpenedWindow, openWindow } from './support/browser.ts';
import { scrollThrough, searchTime } from './support/scroll-probe.ts';

const WHY = 'покупатель передумал';
/** On two busy cores a browser takes its time. */
const OPENING_MS = 60_000;
const SMALLEST = { width: 720, height: 480 };
const PATIENCE_MS = 10_000;

describe.skipIf(CHROMIUM === undefined)('The screen of receipts', () => {
  let browser: Browser;
  let shown: OpenedWindow;
  let page: Page;
  let refusal: string | undefined;
  let rows: readonly ReceiptRow[] = ALL_ROWS;

  const outcome = (done: object) => () => (refusal === undefined ? done : { done: false, ru: refusal });
  const answers = receiptAnswers();

  beforeAll(async () => {
    browser = await launchBrowser();
    shown = await openWindow(browser, {
      picture: FINE,
      ...SMALLEST,
      agent: {
        ...answers,
        receipts: (query: Parameters<typeof answers.receipts>[0]) => receiptAnswers(rows).receipts(query),
        park: outcome({ done: true }),
        decide: outcome({ done: true }),
        resend: outcome({ done: true }),
        candidates: outcome(answers.candidates),
        prepareFollowUp: outcome(answers.prepareFollowUp),
        makeFollowUp: outcome(answers.makeFollowUp),
      },
      shell: { copyText: { state: 'done' } },
    });
    page = shown.page;
    page.setDefaultTimeout(PATIENCE_MS);
  }, OPENING_MS);
  afterAll(async () => {
    expect(shown.complaints).toEqual([]);
    await browser?.close();
  });
  beforeEach(async () => {
    refusal = undefined;
    await page.setViewportSize(SMALLEST);
    await prefer({ language: 'ru', theme: 'light' });
  });

  const prefer = (preferences: { language: 'ru' | 'en'; theme: 'light' | 'dark' }) =>
    page.evaluate((preferences) => window['__tell']('preferences', preferences), preferences);
  const open = async (row: ReceiptRow, check = 'Чек') => {
    await shown.bridge.tellPlace({ screen: 'receipts', jobId: row.jobId });
    await page.getByRole('article').getByText(`${check} ${row.checkId} `).waitFor();
  };
  const list = async () => {
    await shown.bridge.tellPlace({ screen: 'receipts' });
    await page.getByRole('option').first().waitFor();
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const giveReason = () => page.getByRole('textbox', { name: /Почему/ }).fill(WHY);
  const requestOf = (name: string) => shown.bridge.last(name)?.request;

  it('names each state of each receipt, reached or not or not known, and what is beside them', async () => {
    await list();
    const rowText = async (row: ReceiptRow) => {
      const option = page.getByRole('option').filter({ hasText: `Чек ${row.checkId}` });
      return `${await option.getByRole('img').getAttribute('aria-label')} | ${await option.textContent()}`;
    };
    expect(await rowText(ROWS.inDoubt)).toMatch(/Пробит: неизвестно.*Доставлен в ОФД: неизвестно.*Под вопросом/);
    expect(await rowText(ROWS.putAside)).toMatch(/Получен: да, Пробит: ещё нет.*Ждёт решения/);
    expect(await rowText(ROWS.refused)).toMatch(/Пробит: ещё нет, Сообщён магазину: да.*Отклонён/);
    expect(await rowText(ROWS.fine)).toMatch(/Доставлен в ОФД: да, Виден у ОФД: да/);
    expect(await rowText(ROWS.waiting)).toContain('Ждёт кассу или пробивается');
  });

  it.each(['light', 'dark'] as const)('can be read by a screen reader in both languages (%s)', async (theme) => {
    await page.setViewportSize({ width: 1_280, height: 720 });
    for (const language of ['ru', 'en'] as const) {
      await prefer({ language, theme });
      await open(ROWS.fine, language === 'ru' ? 'Чек' : 'Check');
      expect(await violations(page), `list and receipt, ${language}`).toEqual([]);
      // Each language and each theme once more over it.
      if ((language === 'ru') !== (theme === 'light')) continue;
      await press(language === 'ru' ? 'Сделать возврат…' : 'Make a return…');
      await page
        .getByRole('dialog')
        .getByText(A_RETURN.notes[0]?.[language] ?? '')
        .waitFor();
      expect(await violations(page), `return, ${language}`).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.setViewportSize(SMALLEST);
  });

  it('needs no scrolling to the side in the smallest window', async () => {
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await list();
    expect(await width()).toBe(SMALLEST.width);
    for (const row of Object.values(ROWS)) {
      await open(row);
      expect(await width()).toBe(SMALLEST.width);
      const pane = page.getByRole('region', { name: 'Чек', exact: true });
      expect(await pane.evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
    }
  });

  it('shows document, money and what came from the shop, and copies the document', async () => {
    await open(ROWS.fine);
    const { document } = ROWS.fine;
    const article = page.getByRole('article');
    for (const text of [
      document?.fdNumber,
      document?.fiscalSign,
      'Зачёт предоплаты',
      'НДС 22%',
      'ОФД подтвердил документ',
    ])
      await article.getByText(String(text)).first().waitFor();
    await article.getByRole('img', { name: 'QR-код чека' }).waitFor();
    await article.getByText('Что прислал магазин').click();
    await article.getByText('"name": "Фильтр для воды"').waitFor();
    await press('Копировать данные');
    await page.getByText('Скопировано').waitFor();
    expect(requestOf('copyText')).toMatchObject({ text: expect.stringContaining(`ФПД ${document?.fiscalSign}`) });
  });

  it.each([
    { row: ROWS.waiting, button: 'Отложить…', confirm: 'Отложить чек', call: 'park', said: {} },
    { row: ROWS.refused, button: 'Сообщить магазину снова…', confirm: 'Сообщить снова', call: 'resend', said: {} },
    {
      ...{ row: ROWS.waiting, button: 'Не пробивать…', confirm: 'Не пробивать чек', call: 'decide' },
      said: { decision: { kind: 'refuse' } },
    },
    {
      ...{ row: ROWS.unproven, button: 'Не пробивать…', confirm: 'Прочитать ФН и отклонить чек', call: 'decide' },
      said: { decision: { kind: 'refuse' } },
    },
  ])('$button asks why, says what will happen and does it: $confirm', async ({ row, button, confirm, call, said }) => {
    await open(row);
    await press(button);
    await expect(page.getByRole('button', { name: confirm }).isDisabled()).resolves.toBe(true);
    await giveReason();
    await press(confirm);
    await page.getByRole('article').locator('[aria-live]').getByText(/\S/).first().waitFor();
    expect(requestOf(call)).toEqual({ jobId: row.jobId, reason: WHY, ...said });
  });

  it('makes a proven one again by keyboard alone', async () => {
    await list();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Home');
    for (let down = ROWS.putAside.jobId; down < 10_000; down++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('textbox', { name: /Почему/ }).focus();
    await page.keyboard.type(WHY);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Чек поставлен в очередь кассы.').waitFor();
    expect(requestOf('decide')).toEqual({ jobId: ROWS.putAside.jobId, decision: { kind: 'retry' }, reason: WHY });
  });

  it('offers retry only where the agent does, and gives the focus back when somebody thinks better of it', async () => {
    await open(ROWS.unproven);
    await expect(page.getByRole('button', { name: 'Пробить чек…' }).count()).resolves.toBe(0);
    await open(ROWS.inDoubt);
    await expect(page.getByRole('article').getByRole('button').count()).resolves.toBe(0);
    await page.getByText('Агент сам сверяется с ФН').waitFor();
    await open(ROWS.putAside);
    await press('Пробить чек…');
    await press('Отмена');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Пробить чек…');
  });

  it('neither offers to make again nor calls not made what an older agent does not call free of doubt', async () => {
    const row = untold(ROWS.putAside);
    const { page, bridge, complaints, close } = await openWindow(browser, {
      picture: FINE,
      ...{ width: 1_280, height: 720 },
      agent: { ...receiptAnswers([row]), receipt: { done: true, receipt: { ...DETAILS.putAside, status: row } } },
    });
    await bridge.tellPlace({ screen: 'receipts', jobId: row.jobId });
    const article = page.getByRole('article');
    await article.getByRole('button', { name: 'Не пробивать…' }).waitFor();
    await expect(article.getByRole('button', { name: 'Пробить чек…' }).count()).resolves.toBe(0);
    await article.getByText('неизвестно: документ мог попасть в ФН').waitFor();
    const marks = page.getByRole('option').getByRole('img', { name: /Пробит: неизвестно/ });
    await expect(marks.count()).resolves.toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  it('settles by a document of the FN that is not of another receipt', async () => {
    await open(ROWS.unproven);
    await press('Найти документ в ФН…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('ещё 3 более поздних не читались').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(requestOf('candidates')).toEqual({ jobId: ROWS.unproven.jobId });
    await expect(dialog.getByRole('radio', { name: /ФД 40001/ }).isDisabled()).resolves.toBe(true);
    await dialog.getByRole('radio', { name: /ФД 40002.*Ключ прочитать нельзя/ }).waitFor();
    await dialog.getByRole('radio', { name: /ФД 40003.*ключ этого чека/ }).check();
    await press('Дальше…');
    await giveReason();
    await press('Это ФД 40003: чек пробит');
    await page.getByText('Чек признан пробитым.').waitFor();
    expect(requestOf('decide')).toEqual({
      ...{ jobId: ROWS.unproven.jobId, reason: WHY },
      decision: { kind: 'made', fdNumber: 40_003 },
    });
  });

  it('settles as not made when it is none of them', async () => {
    await open(ROWS.unproven);
    await press('Найти документ в ФН…');
    await page.getByRole('radio', { name: /Ни один из них/ }).check();
    await press('Дальше…');
    await page.getByRole('dialog').getByText('Сначала агент ещё раз прочитает ФН').waitFor();
    await giveReason();
    await press('Прочитать ФН и отклонить чек');
    await page.getByText('документа этого чека в нём нет').waitFor();
    expect(requestOf('decide')).toEqual({
      ...{ jobId: ROWS.unproven.jobId, reason: WHY },
      decision: { kind: 'refuse' },
    });
  });

  it('makes a return after it was read and confirmed by operation and sum, and leads to it', async () => {
    await open(ROWS.fine);
    await press('Сделать возврат…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ботинки зимние').waitFor();
    await dialog.getByText('Пока ничего не пробито').waitFor();
    expect(requestOf('prepareFollowUp')).toEqual({ jobId: ROWS.fine.jobId, kind: 'makeReturn' });
    await press('Дальше…');
    expect(requestOf('makeFollowUp')).toBeUndefined();
    await dialog.getByText('Возврат прихода на 799,51 ₽: пробить?').waitFor();
    await giveReason();
    await dialog.getByRole('button', { name: 'Пробить: Возврат прихода на 799,51 ₽' }).click();
    await page.getByText(`Запись ${RETURN_DETAIL.status.jobId}`).waitFor();
    expect(requestOf('makeFollowUp')).toEqual({ jobId: ROWS.fine.jobId, token: A_RETURN.token, reason: WHY });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  });

  it('says the refusals of the agent as it says them', async () => {
    refusal = 'Агент ещё сверяется с ФН; решать рано';
    await open(ROWS.waiting);
    await press('Отложить…');
    await giveReason();
    await press('Отложить чек');
    await page.getByRole('article').getByText(refusal).waitFor();
    refusal = 'Возврат этого чека уже заказан: запись 215';
    await open(ROWS.fine);
    await press('Сделать возврат…');
    await page.getByRole('dialog').getByText(refusal).waitFor();
    await expect(page.getByRole('button', { name: 'Дальше…' }).isDisabled()).resolves.toBe(true);
    await press('Отмена');
  });

  it('finds by check and sum, and says by what else one can search', async () => {
    await list();
    const box = page.getByRole('searchbox');
    await box.fill(String(ROWS.fine.document?.fdNumber));
    await page.getByText('Найдено: 1 чек').waitFor();
    await expect(page.getByRole('option').textContent()).resolves.toContain(`Чек ${ROWS.fine.checkId}`);
    await box.fill('');
    await page.getByText('10 000 чеков').waitFor();
    await box.pressSequentially('799,79');
    await page.getByRole('option', { name: `Чек ${ROWS.putAside.checkId}` }).waitFor();
    await page.getByText('Найдено: 1 чек').waitFor();
    await box.fill('нет такого');
    await page.getByText('Ничего не нашлось').waitFor();
    await page.getByText('последним цифрам телефона').waitFor();
    expect(await violations(page)).toEqual([]);
    await press('Показать все чеки');
    await page.getByText('10 000 чеков').waitFor();
    await page.getByRole('combobox', { name: 'Какие чеки показать' }).click();
    await page.getByRole('option', { name: 'Отклонены' }).click();
    await page.getByText('Найдено: 1 чек').waitFor();
    expect(requestOf('receipts')).toMatchObject({ text: '', filter: 'refused', offset: 0 });
    await page.getByRole('combobox', { name: 'Какие чеки показать' }).click();
    await page.getByRole('option', { name: 'Все чеки' }).click();
    await page.getByText('10 000 чеков').waitFor();
  });

  it('lets new receipts in without moving what is looked at', async () => {
    await list();
    const top = async () => {
      const { y = 0 } = (await page.getByRole('option').filter({ hasText: 'Чек 57000' }).boundingBox()) ?? {};
      return Math.round(y);
    };
    await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, 3_000 * 58 - 100));
    await expect.poll(top).toBeGreaterThan(0);
    const before = await top();
    rows = [rowOf(10_003), rowOf(10_002), rowOf(10_001), ...ALL_ROWS];
    const queue = { ...FINE_SNAPSHOT.queue, received: FINE_SNAPSHOT.queue.received + 3 };
    await shown.bridge.tellPicture({ ...FINE, snapshot: { ...FINE_SNAPSHOT, queue } });
    await page.getByText('10 003 чека').waitFor();
    await expect.poll(top).toBe(before);
    await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, 0));
    await page.getByText('Чек 60003').waitFor();
    rows = ALL_ROWS;
  });

  it('goes back to the place in the list, with both side by side where there is room', async () => {
    await list();
    await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, 5_800));
    await page.getByRole('option').filter({ hasText: 'Чек 59900' }).click();
    await page.getByRole('article').waitFor();
    await expect(page.getByRole('listbox').isVisible()).resolves.toBe(false);
    await press('К списку');
    expect(await page.getByRole('listbox').evaluate((list) => list.scrollTop)).toBe(5_800);
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('listbox');
    await page.setViewportSize({ width: 1_280, height: 720 });
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    await expect(page.getByRole('listbox').isVisible()).resolves.toBe(true);
    await page.setViewportSize(SMALLEST);
  });

  it('scrolls 10,000 receipts from top to bottom without a dropped second', { timeout: 120_000 }, async () => {
    const { page, bridge, close } = await openWindow(browser, {
      picture: FINE,
      realTime: true,
      agent: receiptAnswers(),
    });
    await bridge.tellPlace({ screen: 'receipts' });
    await page.getByRole('option').first().waitFor();
    const scroll = await scrollThrough(page, (index) => `Чек ${60_000 - index}`, { stops: 12, screens: 20 });
    const searchMs = await searchTime(page, '54321', 'Чек 54321');
    console.log(`scroll: ${JSON.stringify(scroll)}; search: ${Math.round(searchMs)} ms`);
    expect(scroll.wrongRows).toEqual([]);
    expect(scroll.checkedRows).toBeGreaterThan(100);
    expect(scroll.busiestMs).toBeLessThan(1_000);
    await close();
  });

  it('says that there is none yet, and why the list can not be had', async () => {
    const words = { ru: 'Агент не отвечает', en: 'The agent does not answer' };
    let isDead = false;
    const agent = { ...receiptAnswers([]), receipts: () => (isDead ? { ok: false, words } : { total: 0, rows: [] }) };
    const { page, bridge, close } = await openWindow(browser, { picture: FINE, agent });
    await bridge.tellPlace({ screen: 'receipts' });
    await page.getByText('Чеков ещё не было').waitFor();
    isDead = true;
    await page.getByRole('searchbox').fill('1');
    await page.getByText(words.ru).waitFor();
    isDead = false;
    await page.getByRole('button', { name: 'Повторить' }).click();
    await page.getByText('Ничего не нашлось').waitFor();
    await close();
  });
});
