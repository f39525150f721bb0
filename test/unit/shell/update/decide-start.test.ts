import { expect, it } from 'vitest';
import type { Attempt } from '../../../../src/contract/update.ts';
import { decideStart, type StartDeed } from '../../../../src/shell/update/decide-start.ts';

const attempt = (step: Attempt['step']): Attempt => ({
  id: 'one',
  from: '1.0.0',
  to: '1.1.0',
  step,
  way: { kind: 'appImage', app: '/a', fresh: '/f', kept: '/k' },
  args: [],
  stateDir: '/s',
  oldTray: 1,
});

/** Step, version that starts, whether a watcher lives. */
it.each<[Attempt['step'], string, boolean, StartDeed]>([
  // The old tray was started again while the watcher waits for it to be gone; without a watcher nothing was touched.
  ['prepared', '1.0.0', true, 'leave'],
  ['prepared', '1.0.0', false, 'forget'],
  ['prepared', '1.1.0', false, 'forget'],
  // Half of it may be the other version, whatever it says of itself.
  ['installing', '1.0.0', true, 'leave'],
  ['installing', '1.0.0', false, 'leave'],
  ['installing', '1.1.0', true, 'leave'],
  ['installing', '1.1.0', false, 'leave'],
  ['watching', '1.1.0', true, 'prove'],
  ['watching', '1.1.0', false, 'prove'],
  ['watching', '1.0.0', true, 'leave'],
  ['goingBack', '1.1.0', false, 'leave'],
  ['goingBack', '1.0.0', false, 'leave'],
  // A person has installed another version meanwhile.
  ['installing', '1.2.0', false, 'forget'],
  ['watching', '0.9.0', true, 'forget'],
])('%s, %s starts, watched: %s: %s', (step, version, isWatched, deed) => {
  expect(decideStart(attempt(step), version, isWatched)).toBe(deed);
});

it('nothing is under way', () => {
  expect(decideStart(undefined, '1.0.0', true)).toBe('none');
});
