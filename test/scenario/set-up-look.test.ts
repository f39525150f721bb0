import { describe, expect, it } from 'vitest';
import type { Post } from '../../src/adapters/shop/bitrix/site.ts';
import { tryShop } from '../../src/adapters/shop/registry.ts';
import type { Message } from '../../src/core/ports/notifier.ts';
import { VirtualShop } from '../../src/simulator/shop/index.ts';
import {
  EMPTY_VIEW,
  filesIn,
  form,
  rig,
  SECRETS,
  settingsTree,
  TRACES,
  writeSecretFile,
  writeTree,
} from '../support/set-up-rig.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const DAY_MS = 86_400_000;

/** A virtual shop behind https, its link, and a set-up that reaches nothing else. */
function withShop() {
  const clock = new VirtualClock();
  const shop = new VirtualShop({ clock, site: { activatesNewCashboxes: true } });
  const link = `https://shop.example.ru/bitrix/tools/sale_check_print.php?hash=${shop.admin.currentHash()}`;
  const bodies: string[] = [];
  const post: Post = async ({ url, body }, signal) => {
    bodies.push(body);
    const { pathname, searchParams, host } = new URL(url);
    const request = {
      method: 'POST',
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { host },
      body,
    };
    const response = await shop.handle(request, signal);
    return { ...response, certificateUntil: clock.now() + 5 * DAY_MS };
  };
  const setUp = rig({
    clock,
    tryShop: (asked, parts, signal) => tryShop(asked, { ...parts, post, knock: async () => true }, signal),
  });
  return { clock, shop, link, setUp, bodies };
}

/** The streams take turns of the real event loop, the shop and its hold the time of the virtual clock. */
async function inVirtualTime<T>(clock: VirtualClock, answer: Promise<T>): Promise<T> {
  let isSettled = false;
  const settled = () => {
    isSettled = true;
  };
  answer.then(settled, settled);
  while (!isSettled) {
    await clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return answer;
}

describe('set-up: a pasted link', () => {
  it('is gone through step by step, takes no check, and is repeated nowhere', async () => {
    const { clock, shop, link, setUp, bodies } = withShop();
    const { steps } = await inVirtualTime(
      clock,
      setUp.call('tryLink', { runId: 'link', link: ` ${link}\n`, apiVersion: '2' }),
    );
    expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'name fine',
      'connection fine',
      'certificate attention',
      'answer fine',
      'data fine',
      'link fine',
      'format unknown',
      'active unknown',
    ]);
    expect(steps.find(({ step }) => step === 'certificate')?.seen.ru).toMatch(/дней до конца: [45]/);
    const active = steps.find(({ step }) => step === 'active');
    expect(active?.seen.ru).toContain('не видно отсюда');
    expect(active?.cure?.ru).toContain('Магазин → Кассы → список касс → строка');
    expect(active?.cure?.ru).toContain('«Активность»');
    // It names no cashbox: a shop hands out nothing to such a question, and adds no row.
    expect(bodies.map((body) => JSON.parse(body))).toEqual([{ api_version: '2', kkm: [] }]);
    expect(shop.admin.cashboxes()).toEqual([]);
    expect(setUp.progress.at(-1)).toMatchObject({ runId: 'link', of: 66 });
    expect(setUp.said()).not.toContain(shop.admin.currentHash());
    expect(filesIn(setUp.folder).size).toBe(0);
  });

  it('of an unknown hash says so, with the place where a new one is made', async () => {
    const { clock, link, setUp } = withShop();
    const wrong = link.replace(/hash=.*/, `hash=${'0'.repeat(32)}`);
    const { steps } = await inVirtualTime(
      clock,
      setUp.call('tryLink', { runId: 'link', link: wrong, apiVersion: '3' }),
    );
    const broken = steps.find(({ step }) => step === 'link');
    expect(broken).toMatchObject({ state: 'trouble', seen: { ru: expect.stringContaining('не узнал ссылку') } });
    expect(broken?.cure?.ru).toContain('Магазин → Кассы → «Сгенерировать ссылку»');
    expect(steps.find(({ step }) => step === 'data')?.state).toBe('unknown');
    expect(setUp.said()).not.toContain('0'.repeat(32));
  });

  it('that is no link is not repeated, and nobody is asked', async () => {
    const { setUp } = withShop();
    const pasted = SECRETS.link.replace('hash=', 'hach=');
    const { steps } = await setUp.call('tryLink', { runId: 'link', link: pasted, apiVersion: '2' });
    expect(steps).toMatchObject([{ step: 'link', state: 'trouble', seen: { ru: 'вставлена не ссылка подключения' } }]);
    for (const trace of TRACES) expect(setUp.said()).not.toContain(trace);
  });

  it('left out is the stored one; with none stored that is what is said', async () => {
    const { clock, link, setUp } = withShop();
    const none = await setUp.call('tryLink', { runId: 'link', apiVersion: '2' });
    expect(none.steps).toMatchObject([{ state: 'trouble', seen: { ru: 'ссылки ещё нет: вставьте её' } }]);
    writeTree(setUp.file, settingsTree());
    const lost = await setUp.call('tryLink', { runId: 'link', apiVersion: '2' });
    expect(lost.steps).toMatchObject([
      { state: 'trouble', seen: { ru: expect.stringContaining('нет файла link.txt') } },
    ]);
    writeSecretFile(setUp.folder, 'link.txt', link);
    const { steps } = await inVirtualTime(clock, setUp.call('tryLink', { runId: 'link', apiVersion: '2' }));
    expect(steps.find(({ step }) => step === 'link')?.state).toBe('fine');
  });

  it('is left in the middle when a person cancels', async () => {
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const setUp = rig({
      tryShop: (_shop, _parts, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          asked();
        }),
    });
    const trying = setUp.call('tryLink', { runId: 'link', link: SECRETS.link, apiVersion: '2' });
    await isAsked;
    await setUp.call('cancel', { runId: 'other' });
    await setUp.call('cancel', { runId: 'link' });
    expect((await trying).steps).toMatchObject([{ state: 'unknown', seen: { ru: 'проверка остановлена' } }]);
  });
});

describe('set-up: who else is here', () => {
  it('is named with its evidence; what could not be looked at is said', async () => {
    const setUp = rig({
      agentOf: async () => ({ pid: 40, status: undefined as never }),
      view: {
        ...EMPTY_VIEW,
        processes: async () => [
          { pid: 40, names: ['node', 'main.ts'], commandLine: 'node src/cli/main.ts agent --config ours' },
          { pid: 41, names: ['BxDTO'], commandLine: '' },
        ],
        listeners: () => Promise.reject(new Error('no right')),
      },
    });
    const { others, notLooked } = await setUp.call('otherAgents', {});
    expect(others).toMatchObject([
      { name: 'BxDTO', presence: 'running', role: 'rival', evidence: { ru: 'запущена: BxDTO (процесс 41)' } },
    ]);
    expect(notLooked).toEqual([{ ru: 'какие порты слушают программы', en: 'on which ports programs listen' }]);
  });
});

describe('set-up: a test message', () => {
  it.each([
    ['telegram', SECRETS.botToken],
    ['mail', SECRETS.password],
  ] as const)('by %s goes out with what was typed, and with what is stored', async (way, secret) => {
    const sent: { readonly message: Message; readonly secret: string }[] = [];
    const setUp = rig({
      openNotifier: (settings, { readSecret }) => ({
        id: settings.id,
        wants: () => true,
        send: async (message) => {
          const file =
            settings.kind === 'telegram' ? settings.tokenFile : settings.kind === 'mail' ? settings.passwordFile : '';
          sent.push({ message, secret: readSecret(file ?? '', (text) => text) });
        },
      }),
    });
    const typed = form({ telegram: {}, mail: {} });
    expect(await setUp.call('testWay', { way, form: typed })).toEqual({ done: true });
    expect(filesIn(setUp.folder).size).toBe(0);
    await setUp.call('save', { form: typed });
    const { botToken: _, ...telegram } = typed.telegram ?? { chatId: '' };
    const { password: __, ...mail } = typed.mail ?? { host: '', port: 1, from: '', to: [] };
    expect(await setUp.call('testWay', { way, form: { ...typed, telegram, mail } })).toEqual({ done: true });
    expect(sent.map((one) => one.secret)).toEqual([secret, secret]);
    expect(sent[0]?.message.kind).toBe('test');
    for (const trace of TRACES) expect(setUp.said()).not.toContain(trace);
    // Now it is known that a message has gone out.
    const { steps } = await setUp.call('missing', {});
    expect(
      steps
        .filter(({ step }) => step === 'way')
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['fine', 'unknown']);
  });

  it('says what is wrong with the form, or that there is no such way', async () => {
    const setUp = rig();
    expect(await setUp.call('testWay', { way: 'mail', form: form() })).toMatchObject({
      done: false,
      ru: 'этот канал не заполнен',
    });
    const bad = await setUp.call('testWay', { way: 'telegram', form: form({ telegram: { chatId: '?' } }) });
    expect(bad).toMatchObject({
      done: false,
      ru: 'telegram.chatId: номер чата или "@имя_канала"',
      en: expect.stringMatching(/^telegram\.chatId: a chat/),
    });
  });
});

describe('set-up: the stream', () => {
  it('takes no call and no request that the contract does not know, and repeats neither', async () => {
    const setUp = rig();
    await expect(setUp.raw('erase', {})).rejects.toThrow('Unknown call');
    await expect(setUp.raw('save', { form: { ...form(), more: SECRETS.link } })).rejects.toThrow('form');
    await expect(setUp.raw('tryLink', { link: SECRETS.link, runId: '', apiVersion: '4' })).rejects.toThrow('runId');
    for (const trace of TRACES) expect(setUp.said()).not.toContain(trace);
    expect(filesIn(setUp.folder).size).toBe(0);
  });

  it('says nothing of what it was given when something breaks inside', async () => {
    const setUp = rig({
      tryShop: () => {
        throw new Error(`broken at ${SECRETS.link}`);
      },
    });
    await expect(setUp.raw('tryLink', { runId: 'a', link: SECRETS.link, apiVersion: '2' })).rejects.toThrow(
      'could not answer',
    );
    expect(setUp.said()).toContain('set-up call failed');
    for (const trace of TRACES) expect(setUp.said()).not.toContain(trace);
  });
});
