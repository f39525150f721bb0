import { describe, expect, it } from 'vitest';
import { CALL_NAMES } from '../../../../src/contract/calls.ts';
import { RELAYED_SET_UP_CALLS, SHELL_CALL_NAMES, WINDOW_EVENT_NAMES } from '../../../../src/contract/window.ts';
import { EVENT_NAMES, RELAYED_CALLS, SET_UP_NAMES, SHELL_NAMES } from '../../../../src/contract/window-names.ts';
import { answerWindow, type Desk } from '../../../../src/shell/ipc/answer-window.ts';
import { agentQuestions, setUpQuestions, shellQuestions } from '../../../../src/shell/ipc/questions.ts';

const OURS = { url: 'kassabridge://window/index.html', parent: null };

/** A window that asks on one channel. */
function desk() {
  let asked: Parameters<Desk['handle']>[1] | undefined;
  const one: Desk = {
    handle: (_channel, answer) => {
      asked = answer;
    },
  };
  const ask = async (name: unknown, request: unknown, senderFrame: typeof OURS | null | object = OURS) =>
    asked?.({ senderFrame: senderFrame as typeof OURS }, name, request);
  return { one, ask };
}

function agentDesk() {
  const heard: unknown[] = [];
  const { one, ask } = desk();
  answerWindow(
    one,
    'agent',
    agentQuestions(async (name, request) => {
      heard.push([name, request]);
      return { ok: true, answer: {} as never };
    }, 'Анна'),
  );
  return { ask, heard };
}

describe('answer to a window', () => {
  it.each([
    ['a frame that is gone', null],
    ['a frame within the page', { ...OURS, parent: {} }],
    ['another page', { url: 'https://example.com/', parent: null }],
    ['a page that only looks like ours', { url: 'kassabridge://window.evil/index.html', parent: null }],
  ])('is refused to %s, and nobody hears the question', async (_who, frame) => {
    const { ask, heard } = agentDesk();
    await expect(ask('status', {}, frame as never)).rejects.toThrow('Only our own page');
    expect(heard).toEqual([]);
  });

  it.each(['stop', 'keepOfdRows', '__proto__', 'toString', 'constructor', 7, undefined])(
    'is not given to a question that is not in the table: %s',
    async (name) => {
      const { ask, heard } = agentDesk();
      await expect(ask(name, {})).rejects.toThrow('no such question');
      expect(heard).toEqual([]);
    },
  );

  it.each([undefined, null, 7, 'x', [], { until: 'soon' }, { until: 5, more: 1 }])(
    'is not given to a request of another shape: %j',
    async (request) => {
      const { ask, heard } = agentDesk();
      await expect(ask('pause', request)).rejects.toThrow('does not fit');
      expect(heard).toEqual([]);
    },
  );

  it('names the user of this computer as author, whoever the page says it is', async () => {
    const { ask, heard } = agentDesk();
    await ask('pause', { until: 5 });
    await ask('pause', { until: 5, author: 'somebody else' });
    await ask('status', {});
    expect(heard).toEqual([
      ['pause', { until: 5, author: 'Анна' }],
      ['pause', { until: 5, author: 'Анна' }],
      ['status', {}],
    ]);
  });

  it('takes no path from a window: files are chosen by the shell', async () => {
    const { one, ask } = desk();
    answerWindow(
      one,
      'setUp',
      setUpQuestions(async () => ({ ok: true, answer: {} as never })),
    );
    await expect(ask('exportSettings', { path: '/etc/x' })).rejects.toThrow('no such question');
    await expect(ask('settings', {})).resolves.toMatchObject({ ok: true });
  });

  it('opens pages by name only', async () => {
    const { one, ask } = desk();
    const opened: unknown[] = [];
    const handlers = { openPage: async (request: unknown) => opened.push(request) };
    answerWindow(one, 'shell', shellQuestions(handlers as never));
    await expect(ask('openPage', { page: 'https://example.com' })).rejects.toThrow('does not fit');
    await ask('openPage', { page: 'atolDriver' });
    expect(opened).toEqual([{ page: 'atolDriver' }]);
  });
});

describe('names of the contract', () => {
  const sorted = (names: readonly string[]) => [...names].sort();

  it('are all in the lists of the preload', () => {
    expect(sorted(SHELL_NAMES)).toEqual(sorted(SHELL_CALL_NAMES));
    expect(sorted(SET_UP_NAMES)).toEqual(sorted(RELAYED_SET_UP_CALLS));
    expect(sorted(EVENT_NAMES)).toEqual(sorted(WINDOW_EVENT_NAMES));
    expect(RELAYED_CALLS.filter((name) => !CALL_NAMES.includes(name))).toEqual([]);
  });
});
