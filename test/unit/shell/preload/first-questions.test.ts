import { describe, expect, it } from 'vitest';
import { askEarly } from '../../../../src/preload/first-questions.ts';

/** @param fails how many of the first answers are refusals */
function asked(fails = 0) {
  const sent: string[] = [];
  let ageMs = 0;
  let left = fails;
  const invoke = async (channel: string, name: string) => {
    sent.push(`${channel} ${name}`);
    if (left-- > 0) throw new Error('Only our own page may ask');
    return `${name} ${sent.length}`;
  };
  const early = askEarly({ invoke }, () => ageMs);
  return {
    early,
    sent,
    age: (ms: number) => {
      ageMs = ms;
    },
  };
}

describe('first questions of a page', () => {
  it('are put at once, and each answer is given once', async () => {
    const { early, sent } = asked();
    expect(sent).toEqual(['kassabridge:shell preferences', 'kassabridge:shell picture', 'kassabridge:agent today']);
    expect(await early('kassabridge:shell', 'picture')).toBe('picture 2');
    expect(early('kassabridge:shell', 'picture')).toBeUndefined();
    expect(sent).toHaveLength(3);
  });

  it('belong to their own channel', () => {
    const { early } = asked();
    expect(early('kassabridge:agent', 'picture')).toBeUndefined();
    expect(early('kassabridge:agent', 'status')).toBeUndefined();
  });

  it('are put again when the answer is old by the time somebody wants it', () => {
    const { early, age } = asked();
    age(2_000);
    expect(early('kassabridge:agent', 'today')).toBeUndefined();
  });

  it('are put again by whoever needs them where they came too early', async () => {
    const { early } = asked(2);
    await Promise.resolve();
    await Promise.resolve();
    expect(early('kassabridge:shell', 'picture')).toBeUndefined();
    expect(await early('kassabridge:agent', 'today')).toBe('today 3');
  });
});
