import { describe, expect, it } from 'vitest';
import { HINDRANCES } from '../../../../src/shell/update/may-install.ts';
import { updateStateWords } from '../../../../src/shell/update/state-words.ts';
import { UPDATE_WORDS } from '../../../../src/shell/update/update-words.ts';

describe('how things are with updates, in words', () => {
  it('calls nothing the newest before anybody has looked', () => {
    expect(updateStateWords({ state: 'notKnown' }).ru).toContain('не известно');
    expect(updateStateWords({ state: 'upToDate' }).ru).toContain('При последней проверке');
    expect(updateStateWords({ state: 'off', words: UPDATE_WORDS.noUrl })).toBe(UPDATE_WORDS.noUrl);
  });

  it('names the version that is ready and what it waits for', () => {
    const said = [...HINDRANCES, undefined].map((waitsFor) =>
      updateStateWords({ state: 'ready', version: '1.1.0', waitsFor }),
    );
    for (const { ru, en } of said)
      expect([ru, en]).toEqual([expect.stringContaining('1.1.0'), expect.stringContaining('1.1.0')]);
    expect(new Set(said.map(({ ru }) => ru)).size).toBe(said.length);
    expect(said[3]?.ru).toBe('Версия 1.1.0 скачана и ждёт, чтобы это окно закрыли.');
  });
});
