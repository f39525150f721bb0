import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../../../src/core/errors.ts';
import { foreignWords, givenUpWords, wontStartWords } from '../../../../src/shell/words/agent-words.ts';
import { ownWords } from '../../../../src/shell/words/own-words.ts';

/** What Node prints where a file of the program is missing, or something is thrown that nobody caught. */
const NODE_DIES = `node:internal/modules/esm/resolve:275
    throw new ERR_MODULE_NOT_FOUND(
          ^

Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/opt/k/agent.mjs' imported from /opt/k/kassabridge.mjs
    at finalizeResolution (node:internal/modules/esm/resolve:275:11) {
  code: 'ERR_MODULE_NOT_FOUND',
  url: 'file:///opt/k/agent.mjs'
}

Node.js v24.21.0`;
const THROWN = `file:///opt/k/kassabridge.mjs:7
      throw new AlreadyRunningError(\`С кассой «\${id}» уже работает другой агент. [CB-803]\`);
            ^

AlreadyRunningError: С кассой «kassa1» уже работает другой агент. Этот завершается. [CB-803]
    at lockDevices (file:///opt/k/kassabridge.mjs:7:13)

Node.js v24.21.0`;

describe('what a program of ours said to a person', () => {
  it.each([
    [
      'a wrong argument',
      'Ошибка: нет файла kassabridge.json.\nЧто умеет программа: kassabridge --help',
      'Ошибка: нет файла kassabridge.json.',
    ],
    [
      'wrong settings',
      'Ошибка в настройках (CB-804):\n  shops: не указано\n  cashboxes[0].port: не указано',
      'Ошибка в настройках (CB-804): shops: не указано cashboxes[0].port: не указано',
    ],
    [
      'a sentence of the catalog after other words',
      '{"level":"info"}\nДругой агент уже работает с папкой /state (процесс 7). Этот завершается. [CB-803]\n',
      'Другой агент уже работает с папкой /state (процесс 7). Этот завершается. [CB-803]',
    ],
    ['what the system refused', '/state/x: на диске нет места (ENOSPC)', '/state/x: на диске нет места (ENOSPC)'],
    ['lines of Windows', 'Ошибка: порт занят.\r\n', 'Ошибка: порт занят.'],
  ])('is %s', (_, said, ru) => {
    expect(ownWords(said)?.ru).toBe(ru);
  });

  it('is every sentence of the catalog, as the command line prints it', () => {
    const lost = Object.entries(ERRORS).filter(([code, { ru }]) => !ownWords(`${ru} (подробность) [${code}]`));
    expect(lost).toEqual([]);
  });

  it('is said in English by its code', () => {
    expect(ownWords('Журнал не записывается (диск полон). [CB-802]')?.en).toMatch(
      /^The journal cannot be written.*\[CB-802\]$/,
    );
  });

  it.each([
    ['nothing', ''],
    ['the end of Node', NODE_DIES],
    ['a cut piece of it', NODE_DIES.slice(-60)],
    ['an error of ours that nobody caught', THROWN],
    ['a program that is not there', 'spawn /opt/k/node ENOENT'],
    ['a library', 'symbol lookup error: /opt/k/node: undefined symbol: x'],
    ['memory', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  ])('is not %s', (_, said) => {
    expect(ownWords(said)).toBeUndefined();
    for (const words of [givenUpWords(said), wontStartWords(said), foreignWords(said)]) {
      expect(words.ru).not.toMatch(/node|spawn|\bat \b|ERR_|heap|symbol|throw/i);
      expect(words.en).not.toMatch(/node|spawn|ERR_|heap|symbol|throw/i);
      expect(words.ru.length).toBeGreaterThan(20);
    }
  });

  it('what to do is said where the program says nothing', () => {
    expect(wontStartWords(NODE_DIES).ru).toContain('установщик');
  });
});
