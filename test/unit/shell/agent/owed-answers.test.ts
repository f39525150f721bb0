import { expect, it } from 'vitest';
import { OwedAnswers } from '../../../../src/shell/agent/owed-answers.ts';

it('an agent is believed only while it owes neither icon nor window an answer', () => {
  const owed = new OwedAnswers();
  const [hangs, fails] = [
    { ru: 'молчит', en: 'is silent' },
    { ru: 'не понят', en: 'is not understood' },
  ];
  expect(owed.heard('glance', undefined)).toBeUndefined();
  expect(owed.heard('status', fails)).toBe(fails);
  expect(owed.heard('glance', undefined)).toBe(fails);
  expect(owed.heard('glance', hangs)).toBe(fails);
  expect(owed.heard('status', undefined)).toBe(hangs);
  expect(owed.heard('glance', undefined)).toBeUndefined();
  owed.heard('glance', hangs);
  owed.forgive();
  expect(owed.heard('status', undefined)).toBeUndefined();
});
