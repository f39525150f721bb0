import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultInEnglish, inEnglish } from '../../../../src/adapters/system/settings/english-faults.ts';

const SOURCES = [
  'src/adapters/system/settings/schema.ts',
  'src/adapters/system/settings/alarm-schema.ts',
  'src/adapters/system/settings/cross-checks.ts',
  'src/adapters/system/settings/driver-rules.ts',
  'src/adapters/system/settings/issue-words.ts',
  'src/adapters/system/settings/parse-json.ts',
  'src/adapters/notify/settings.ts',
];

/** Warnings, which are no faults, and parts of sentences. */
const NO_FAULT =
  /^(магазин "x" не назван|при беде с |меньше 275;|ОФД дольше|ФН$| или с |файл$|текст в кавычках$|число без кавычек$|целое число без кавычек$|true или false$|список в квадратных|объект в фигурных|; может быть|нужно x$)/;

/** Every sentence with Russian letters in that source, its variables made plain, without a path in front. */
function sentencesOf(path: string): readonly string[] {
  const code = readFileSync(path, 'utf8').replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const literals = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, plain, template]) => plain ?? template ?? '',
  );
  return literals
    .filter((text) => /[а-яё]/i.test(text))
    .map((text) =>
      text
        // A template inside a template ends the outer one here.
        .replace(/\$\{[^}]*$/, '')
        .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, (hole) =>
          /MINUTES|DAYS|minimum|maximum|place\[/.test(hole) ? '7' : 'x',
        )
        .replace(/^(?:x|cashboxes\[x\]|shops\[x\])[^\s:]*: /, ''),
    );
}

describe('faults in English', () => {
  it.each(SOURCES)('every sentence of %s has an English one', (path) => {
    const sentences = sentencesOf(path).filter((text) => !NO_FAULT.test(text));
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter((text) => /[а-яё]/i.test(inEnglish(text)))).toEqual([]);
  });

  it('keeps the particulars', () => {
    expect(inEnglish('не больше 720')).toBe('at most 720');
    expect(inEnglish('нет магазина "mian"; может быть, "main"?')).toBe('there is no shop "mian"; perhaps "main"?');
    expect(inEnglish('ошибка JSON в строке 4, знак 12')).toBe('not JSON: line 4, column 12');
  });

  it('keeps the place of a fault in front of it', () => {
    expect(faultInEnglish('cashboxes[0].port: не указано')).toBe('cashboxes[0].port: missing');
    expect(faultInEnglish('ошибка JSON в строке 4, знак 12')).toBe('not JSON: line 4, column 12');
  });

  it('says what it does not know in Russian rather than not at all', () => {
    expect(inEnglish('что-то новое')).toBe('что-то новое');
  });
});
