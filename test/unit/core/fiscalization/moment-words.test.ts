import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { MOMENT_NAMES, momentWords } from '../../../../src/core/fiscalization/moment-words.ts';

const AGENT = fileURLToPath(new URL('../../../../src/agent/', import.meta.url));
/** An entry that is written as it stands: `{ at: now, what: 'wanted', …`. All others are checked by the compiler. */
const WRITTEN = /\bwhat: '(\w+)'/g;

describe('words of the time line', () => {
  it.each(MOMENT_NAMES)('say %s to a person in both languages', (what) => {
    const { ru, en } = momentWords(what);
    expect(ru).toMatch(/^[А-ЯЁ]/);
    expect(en).toMatch(/^[A-Z]/);
    expect(`${ru} ${en}`).not.toContain(what);
  });

  it('are there for every entry the agent writes', () => {
    const files = readdirSync(AGENT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const texts = files.map((name) => readFileSync(join(AGENT, name), 'utf8'));
    const written = texts.flatMap((text) => [...text.matchAll(WRITTEN)].map(([, what]) => what));
    expect(written).toContain('contactsErased');
    expect(MOMENT_NAMES).toEqual(expect.arrayContaining(written));
  });

  it.each(['becameSentient', 'constructor'])('never show a raw code alone: %s', (what) => {
    expect(momentWords(what).ru).toBe(`Событие другой версии программы (${what})`);
    expect(momentWords(what).en).toContain(`(${what})`);
  });
});
