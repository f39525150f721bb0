import { describe, expect, it } from 'vitest';
import { oneOf, readArguments, UsageError, unknownCommand, wholeNumber } from '../../../src/cli/arguments.ts';

const OPTIONS = {
  state: { type: 'string' },
  json: { type: 'boolean' },
  fault: { type: 'string', multiple: true },
} as const;

describe('arguments of a command', () => {
  it('are taken as they are meant', () => {
    const { values, positionals } = readArguments(['kassa1', '--json', '--fault', 'a', '--fault=b'], OPTIONS, [
      'касса',
    ]);
    expect(values).toEqual({ json: true, fault: ['a', 'b'] });
    expect(positionals).toEqual(['kassa1']);
  });

  it.each([
    [['--jsn'], 'неизвестный ключ --jsn; может быть, --json?'],
    [['--unheard-of'], 'неизвестный ключ --unheard-of'],
    [['-x'], 'неизвестный ключ -x'],
    [['--state'], 'после --state нужно значение'],
    [['--state='], 'после --state нужно значение'],
    [['--json=yes'], 'у --json нет значения'],
    [['extra'], 'лишний аргумент «extra»'],
  ])('are refused in words: %j', (args, words) => {
    expect(() => readArguments(args, OPTIONS)).toThrow(new UsageError(words));
  });

  it('name what is missing', () => {
    expect(() => readArguments([], OPTIONS, ['касса'])).toThrow(new UsageError('не указано: касса'));
  });

  it('hold numbers and names within their limits', () => {
    expect(wholeNumber('--port', '0', 0, 65_535)).toBe(0);
    for (const text of ['-1', '1.5', '65536', '', 'x', '1e3'])
      expect(() => wholeNumber('--port', text, 0, 65_535)).toThrow(UsageError);
    expect(oneOf('--model', '77', ['61', '77'])).toBe('77');
    expect(() => oneOf('--model', '62', ['61', '77'])).toThrow(UsageError);
  });

  it('suggest the command a person most likely meant', () => {
    expect(unknownCommand('stats', ['agent', 'status']).message).toBe(
      'неизвестная команда «stats»; может быть, status?',
    );
    expect(unknownCommand('frobnicate', ['agent', 'status']).message).toBe('неизвестная команда «frobnicate»');
  });
});
