import { describe, expect, test } from 'vitest';
import { wants } from '../../../../src/adapters/notify/quiet.ts';
import { open } from './notify-rig.ts';

const at = (time: string) => () => `2026-11-24T${time}:30`;
const NIGHT = { from: '22:00', to: '08:00' };

describe('without quiet hours', () => {
  test.each([
    ['attention', 'attention', true],
    ['attention', 'trouble', true],
    ['attention', undefined, true],
    ['trouble', 'attention', false],
    ['trouble', 'trouble', true],
    ['trouble', undefined, true],
  ] as const)('a way of level %s wants %s: %s', (level, told, wanted) => {
    expect(wants({ level }, at('03:00'))(told, 0)).toBe(wanted);
  });
});

describe('quiet hours over midnight', () => {
  test.each([
    ['21:59', true],
    ['22:00', false],
    ['23:59', false],
    ['00:00', false],
    ['07:59', false],
    ['08:00', true],
    ['12:00', true],
  ])('at %s attention and an all-clear are wanted: %s; trouble always', (time, wanted) => {
    const isWanted = wants({ level: 'attention', quietHours: NIGHT }, at(time));
    expect([isWanted('attention', 0), isWanted(undefined, 0), isWanted('trouble', 0)]).toEqual([wanted, wanted, true]);
  });
});

test.each([
  ['12:59', true],
  ['13:00', false],
  ['13:59', false],
  ['14:00', true],
])('quiet hours within a day: at %s attention is wanted: %s', (time, wanted) => {
  expect(wants({ level: 'attention', quietHours: { from: '13:00', to: '14:00' } }, at(time))('attention', 0)).toBe(
    wanted,
  );
});

test('a way asks for the local time of the moment it is asked about', () => {
  const asked: number[] = [];
  const row = { kind: 'webhook', url: 'https://site.example', secretFile: 's.txt', quietHours: NIGHT };
  const localTime = (now = 0) => {
    asked.push(now);
    return '2026-11-24T23:00:00';
  };
  const { way } = open(row, localTime);
  expect([way.id, way.wants('attention', 1234), way.wants('trouble', 1234)]).toEqual(['way1', false, true]);
  expect(asked).toContain(1234);
});
