import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { saySkipped } from '../support/tiny-fptr.ts';
import { preparePhp } from './php.ts';

const missing = preparePhp();
if (missing) saySkipped('kassabridge.php без слов новее PHP 7.4', missing);

const DROP_IN = fileURLToPath(new URL('../../site/kassabridge.php', import.meta.url));
const TOKENS = fileURLToPath(new URL('./tokens.php', import.meta.url));

type Token = readonly [name: string, text: string];

/** Tokens that PHP 8.0 and newer brought. `...` is one of 7.4 too, but not before `)`; we need it nowhere. */
const NEW_TOKENS = new Set([
  'T_MATCH',
  'T_NULLSAFE_OBJECT_OPERATOR',
  'T_ATTRIBUTE',
  'T_ENUM',
  'T_READONLY',
  'T_ELLIPSIS',
]);
/** Functions of 8.0 and newer that one writes without thinking. `fsync` is here behind function_exists alone. */
const NEW_FUNCTIONS =
  /^(str_contains|str_starts_with|str_ends_with|array_is_list|array_find|array_find_key|array_any|array_all|get_debug_type|get_resource_id|fdiv|fdatasync|preg_last_error_msg|json_validate|mb_trim|mb_ltrim|mb_rtrim|mb_str_pad|mb_ucfirst|enum_exists|ini_parse_quantity|str_increment)$/;
const NEW_TYPES = /^(mixed|never|static|null|false|true)$/;
const MODIFIERS = new Set(['T_PUBLIC', 'T_PROTECTED', 'T_PRIVATE']);

/** What PHP 7.4 would not understand. */
function newerThan74(tokens: readonly Token[]): string[] {
  const found: string[] = [];
  let depthOfConstructor: number | undefined;
  let depth = 0;
  tokens.forEach(([name, text], i) => {
    const before = tokens[i - 1] ?? ['', ''];
    const after = tokens[i + 1] ?? ['', ''];
    if (text === '(') depth += 1;
    if (text === ')') {
      depth -= 1;
      if (depthOfConstructor === depth) depthOfConstructor = undefined;
      const isList = [':', '{', '=>'].includes(after[1]) || after[0] === 'T_USE';
      if (before[1] === ',' && isList) found.push('comma after the last parameter');
    }
    if (text === '__construct') depthOfConstructor = depth;
    if (depthOfConstructor !== undefined && MODIFIERS.has(name)) found.push('constructor promotion');
    if (NEW_TOKENS.has(name)) found.push(text);
    if (name === 'T_STRING' && NEW_FUNCTIONS.test(text)) found.push(text);
    if (name === 'T_STRING' && after[1] === ':' && ['(', ','].includes(before[1])) found.push(`named argument ${text}`);
    if (name === 'T_CATCH' && tokens[i + 3]?.[1] === ')') found.push('catch without a variable');
    if (name === 'T_THROW' && !['{', '}', ';', ':'].includes(before[1])) found.push('throw as a value');
    const isType =
      after[0] === 'T_VARIABLE' ||
      (before[1] === ':' && tokens[i - 2]?.[1] === ')' && ['{', ';', '=>'].includes(after[1]));
    if (isType && NEW_TYPES.test(text)) found.push(`type ${text}`);
    if (text === '|' && isUnion(tokens, i)) found.push('union of types');
  });
  return found;
}

/** `A|B $x` in a list of parameters, or after the colon that ends one; a catch knows `|` since 7.1. */
function isUnion(tokens: readonly Token[], at: number): boolean {
  const isWord = (token: Token | undefined) => ['T_STRING', 'T_ARRAY'].includes(token?.[0] ?? '');
  const isConstant = (token: Token | undefined) => /^[A-Z0-9_]+$/.test(token?.[1] ?? '');
  const [left, right] = [tokens[at - 1], tokens[at + 1]];
  if (!isWord(left) || !isWord(right) || isConstant(left) || isConstant(right)) return false;
  return tokens[at - 3]?.[0] !== 'T_CATCH';
}

function tokensOf(file: string): readonly Token[] {
  return JSON.parse(spawnSync('php', [TOKENS, file], { encoding: 'utf8', maxBuffer: 2 ** 26 }).stdout);
}

describe.skipIf(missing)('the drop-in', () => {
  test('has no word that PHP 7.4 does not know', () => {
    expect(newerThan74(tokensOf(DROP_IN))).toEqual([]);
  });

  test('is PHP without a warning for the one that is here, with all it may say switched on', () => {
    const { status, stdout, stderr } = spawnSync(
      'php',
      ['-d', 'error_reporting=-1', '-d', 'display_errors=1', '-l', DROP_IN],
      {
        encoding: 'utf8',
      },
    );
    expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: `No syntax errors detected in ${DROP_IN}\n` });
  });

  test.for([
    ['match', '$a = match (1) { 1 => 2 };'],
    ['?->', '$a?->b();'],
    ['...', '$f = strlen(...);'],
    ['#[', '#[X] function f() {}'],
    ['str_contains', 'str_contains($a, $b);'],
    ['named argument flags', 'h($a, flags: 1);'],
    ['constructor promotion', 'class A { public function __construct(private int $a) {} }'],
    ['comma after the last parameter', 'function f($a,) {}'],
    ['catch without a variable', 'try { f(); } catch (E) { }'],
    ['throw as a value', '$a = $b ?? throw new E();'],
    ['union of types', 'function f(int|string $a) {}'],
    ['union of types', 'function f(): int|array {}'],
    ['type mixed', 'function f(mixed $a) {}'],
    ['type static', 'class A { function f(): static {} }'],
  ] as const)('would be caught with %s', ([name, code], { onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'kassabridge-php-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'new.php');
    writeFileSync(file, `<?php ${code}`);
    expect(newerThan74(tokensOf(file))).toContain(name);
  });
});
