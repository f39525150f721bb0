import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/alarms/alarm.ts';
import { ALARM_RULES } from '../../../../src/core/alarms/rules.ts';
import { acknowledge, dueAgain, type Standing, takeLook, toldAgain } from '../../../../src/core/alarms/standing.ts';

const SECOND = 1_000;
const { holdMs, goneMs } = ALARM_RULES;
const EVERY = { attention: 100 * SECOND, trouble: 10 * SECOND };

const finding = (changes: Partial<Finding> = {}): Finding => ({
  kind: 'paper-out',
  subject: { of: 'cashbox', id: 'kassa1' },
  level: 'attention',
  rung: 0,
  reason: { ru: 'нет бумаги', en: 'no paper' },
  cure: { ru: 'вставьте', en: 'insert' },
  ...changes,
});
const KEY = 'paper-out:kassa1';

/** Looks one after the other; each says what is found and what cannot be judged. */
class Story {
  standing: readonly Standing[] = [];
  now = 0;

  look(findings: readonly Finding[], unknown: readonly string[] = []): string {
    const { standing, news } = takeLook(this.standing, { findings, unknown: new Set(unknown) }, this.now, ALARM_RULES);
    this.standing = standing;
    return [
      ...news.told.map(({ key, level, rung }) => `${key} ${level} ${rung}`),
      ...news.over.map(({ key }) => `over ${key}`),
    ].join();
  }

  after(ms: number): this {
    this.now += ms;
    return this;
  }
}

describe('an alarm', () => {
  it('is told when it has lasted, once', () => {
    const story = new Story();
    expect(story.look([finding()])).toBe('');
    expect(story.after(holdMs - 1).look([finding()])).toBe('');
    expect(story.after(1).look([finding()])).toBe(`${KEY} attention 0`);
    expect(story.after(SECOND).look([finding()])).toBe('');
    expect(story.standing).toMatchObject([{ since: 0 }]);
  });

  it('that was gone before it was told is nobody’s news', () => {
    const story = new Story();
    story.look([finding()]);
    expect(story.after(1).look([])).toBe('');
    expect(story.standing).toEqual([]);
  });

  it('is over when it was gone for long enough, and a flap is the same alarm', () => {
    const story = told();
    expect(story.after(SECOND).look([])).toBe('');
    expect(story.after(goneMs - 1).look([finding()])).toBe('');
    expect(story.after(SECOND).look([])).toBe('');
    expect(story.after(goneMs - 1).look([])).toBe('');
    expect(story.after(1).look([])).toBe(`over ${KEY}`);
    expect(story.standing).toEqual([]);
  });

  it('goes on standing while it cannot be judged', () => {
    const story = told();
    expect(story.after(100 * goneMs).look([], [KEY])).toBe('');
    expect(story.standing).toHaveLength(1);
  });

  it('is told anew when it gets worse, by level or by rung, and not when it gets better', () => {
    const story = told();
    expect(story.look([finding({ level: 'trouble' })])).toBe(`${KEY} trouble 0`);
    expect(story.look([finding({ level: 'trouble', rung: 2 })])).toBe(`${KEY} trouble 2`);
    expect(story.look([finding()])).toBe('');
    expect(story.look([finding({ level: 'trouble', rung: 2 })])).toBe('');
  });

  it('is repeated until somebody has seen it, and seen anew when it gets worse', () => {
    const story = told();
    expect(dueAgain(story.standing, { findings: [finding()] }, story.now + EVERY.attention - 1, EVERY)).toEqual([]);
    story.after(EVERY.attention);
    expect(dueAgain(story.standing, { findings: [finding()] }, story.now, EVERY)).toHaveLength(1);
    story.standing = toldAgain(story.standing, new Set([KEY]), story.now);
    expect(dueAgain(story.standing, { findings: [finding()] }, story.now, EVERY)).toEqual([]);
    story.standing = acknowledge(story.standing, new Set([KEY]), 'olga');
    expect(dueAgain(story.standing, { findings: [finding()] }, story.now + 10 * EVERY.attention, EVERY)).toEqual([]);
    story.look([finding({ level: 'trouble' })]);
    expect(story.standing).toMatchObject([{ ackedBy: undefined }]);
    expect(dueAgain(story.standing, { findings: [finding()] }, story.now + EVERY.trouble, EVERY)).toHaveLength(1);
  });
});

it('whatever the looks: nothing is over that was not told, and nothing is told twice without getting worse', () => {
  const look = fc.record({
    there: fc.constantFrom('yes', 'no', 'unknown'),
    trouble: fc.boolean(),
    ms: fc.nat({ max: 40 * SECOND }),
  });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 40 }), (looks) => {
      const story = new Story();
      let known: string | undefined;
      for (const { there, trouble, ms } of looks) {
        const said = story
          .after(ms)
          .look(
            there === 'yes' ? [finding({ level: trouble ? 'trouble' : 'attention' })] : [],
            there === 'unknown' ? [KEY] : [],
          );
        if (said === '') continue;
        if (said.startsWith('over')) expect(known).toBeDefined();
        else expect([undefined, ...(said.includes('trouble') ? ['attention'] : [])]).toContain(known);
        known = said.startsWith('over') ? undefined : said.includes('trouble') ? 'trouble' : 'attention';
      }
    }),
  );
});

function told(): Story {
  const story = new Story();
  story.look([finding()]);
  story.after(holdMs).look([finding()]);
  return story;
}
