import type * as z from 'zod';
import { nearest } from './nearest.ts';
import { KNOWN_KEYS, MOVED_KEYS } from './schema.ts';

const KINDS: Readonly<Record<string, string>> = {
  string: 'текст в кавычках',
  number: 'число без кавычек',
  int: 'целое число без кавычек',
  boolean: 'true или false',
  array: 'список в квадратных скобках',
  object: 'объект в фигурных скобках',
  record: 'объект в фигурных скобках',
};

/**
 * What is wrong in the settings, a line per fault, with the path of the field. Never repeats a value: one of them is the
 * shop link.
 */
export function issueWords(issue: z.core.$ZodIssue): readonly string[] {
  const where = pathText(issue.path);
  if (issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path.at(-1))];
    const parent = issue.code === 'unrecognized_keys' ? issue.path : issue.path.slice(0, -1);
    return keys.map((key) => unknownKey(pathText([...parent, key]), key, partOf(parent)));
  }
  return [`${where || 'файл'}: ${words(issue)}`];
}

function words(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'не указано';
  if (issue.code === 'invalid_type') return `нужно ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value' && issue.input === undefined) return 'не указано';
  if (issue.code === 'invalid_value' && isPlain(issue.message))
    return `одно из: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small' && isPlain(issue.message)) return `не меньше ${issue.minimum}`;
  if (issue.code === 'too_big' && isPlain(issue.message)) return `не больше ${issue.maximum}`;
  return issue.message;
}

/** The library's own sentences are English; ours are not. */
function isPlain(message: string): boolean {
  return !/[а-яё]/i.test(message);
}

function unknownKey(where: string, key: string, part: string): string {
  const moved = MOVED_KEYS.get(`${part}.${key}`);
  if (moved !== undefined) return `${where}: ${moved}`;
  const meant = nearest(key, KNOWN_KEYS[part] ?? []);
  return meant ? `${where}: неизвестный ключ; может быть, "${meant}"?` : `${where}: неизвестный ключ`;
}

/** `shops`, 0 is a row of `shops`; anything else is known by its own name. */
function partOf(path: readonly PropertyKey[]): string {
  const name = [...path].reverse().find((step) => typeof step === 'string');
  return typeof name === 'string' ? name : '';
}

/** `cashboxes[0].cashier.name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('');
}
