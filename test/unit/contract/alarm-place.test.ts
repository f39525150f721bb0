import { describe, expect, it } from 'vitest';
import { alarmPlace } from '../../../src/contract/alarm-place.ts';

const kassa = { of: 'cashbox', id: 'kassa1' } as const;

describe('where an alarm leads', () => {
  it.each([
    ['a cashbox', { key: 'cashbox-silent:kassa1', subject: kassa }, { screen: 'cashbox', cashboxId: 'kassa1' }],
    ['its OFD', { key: 'ofd-backlog:kassa1', subject: kassa }, { screen: 'cashbox', cashboxId: 'kassa1' }],
    ['one receipt', { key: 'receipt-parked:kassa1', subject: kassa, jobId: 7 }, { screen: 'receipts', jobId: 7 }],
    ['several receipts', { key: 'receipt-parked:kassa1', subject: kassa }, { screen: 'receipts' }],
    ['a pause', { key: 'paused', subject: { of: 'agent' } }, { screen: 'now' }],
    ['a shop', { key: 'site-unreachable:main', subject: { of: 'shop', id: 'main' } }, { screen: 'alarms' }],
    ['the agent', { key: 'disk-space', subject: { of: 'agent' } }, { screen: 'alarms' }],
    ['an agent that does not say', { key: 'cashbox-silent:kassa1' }, { screen: 'alarms' }],
  ] as const)('about %s', (_, alarm, place) => {
    expect(alarmPlace({ subject: undefined, jobId: undefined, ...alarm })).toEqual(place);
  });
});
