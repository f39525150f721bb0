import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeartbeatSchema, heartbeatOf, nextSequence } from '../../../src/contract/heartbeat.ts';
import { heartbeatJsonSchema } from '../../../src/contract/heartbeat-json-schema.ts';
import { StatusSnapshotSchema } from '../../../src/contract/snapshot.ts';
import { ERRORS } from '../../../src/core/errors.ts';
import { sampleJob, sampleSnapshot } from '../../site/sample-snapshot.ts';

const MORE = {
  agentId: 'a1',
  sequence: 5,
  sentAt: 3_000,
  fiveMinutes: { count: 0, late: 0, medianMs: undefined, worstMs: undefined },
};
const CONTACT = 'buyer@example.com';
const LINK = 'https://shop.example/bitrix/tools/kkm.php?hash=0123456789abcdef';

describe('the heartbeat', () => {
  it('says the four lights, backlog, FN, shift, queue, five-minute figures, versions and receipts', () => {
    const beat = heartbeatOf(sampleSnapshot(), {
      ...MORE,
      fiveMinutes: { count: 3, late: 1, medianMs: 10, worstMs: 20 },
    });
    expect(beat).toMatchObject({
      version: 1,
      sequence: 5,
      sentAt: 3_000,
      agentId: 'a1',
      lights: { ofd: { state: 'attention', ru: 'Не отправлено 3 документа.', ageMs: 61_000 } },
      cashboxes: [
        {
          backlog: { unsentCount: 3, firstUnsentFd: 40 },
          fn: { serial: '9280440300000001', validUntil: '2027-05-01' },
          shift: { state: 'open', number: 12, ageMinutes: 95 },
          versions: { firmware: '5.8.2', ffd: '1.05' },
        },
      ],
      queue: { waiting: 2, parked: 1 },
      fiveMinutes: { count: 3, late: 1, medianMs: 10, worstMs: 20 },
      versions: { agent: '0.1.0', agentStartedAt: 500 },
    });
  });

  it('is what its schema says, and nothing of it is lost on the way as JSON', () => {
    const beat = heartbeatOf(sampleSnapshot(), MORE);
    expect(HeartbeatSchema.parse(JSON.parse(JSON.stringify(beat)))).toEqual(beat);
  });

  it('says of each receipt all five states; nobody has looked at the OFD until somebody has', () => {
    const recent = [
      sampleJob(),
      sampleJob({ jobId: 6, states: ['received', 'fiscal', 'reported', 'delivered', 'seen'], seen: 'seen' }),
      sampleJob({ jobId: 5, seen: 'notSeen' }),
    ];
    const { receipts } = heartbeatOf(sampleSnapshot({ recent }), MORE);
    expect(receipts.map(({ states }) => states.seen)).toEqual(['notChecked', 'seen', 'notSeen']);
    expect(receipts[0]?.states).toEqual({
      received: true,
      fiscal: true,
      reported: true,
      delivered: false,
      seen: 'notChecked',
    });
  });

  it('tells receipts, not shifts', () => {
    const recent = [sampleJob({ kind: 'closeShift' }), sampleJob()];
    expect(heartbeatOf(sampleSnapshot({ recent }), MORE).receipts).toHaveLength(1);
  });

  it('has no particulars of an error, which may quote the buyer: code and sentence of the catalog only', () => {
    const error = { code: 'CB-805', ru: `Отказ: ${CONTACT} ${LINK}`, en: CONTACT } as const;
    const cashboxes = sampleSnapshot().cashboxes.map((box) => ({ ...box, stoppedBy: error }));
    const beat = heartbeatOf(sampleSnapshot({ recent: [sampleJob({ error })], cashboxes }), MORE);
    expect(JSON.stringify(beat)).not.toContain(CONTACT);
    expect(JSON.stringify(beat)).not.toContain(LINK);
    expect(beat.receipts[0]?.error).toEqual({ code: 'CB-805', ru: ERRORS['CB-805'].ru });
  });

  it('lets nothing through that the schema does not name', () => {
    const job = { ...sampleJob(), clientContact: CONTACT };
    const shop = { ...sampleSnapshot().shops[0], id: 'main', light: sampleSnapshot().lights.site, url: LINK };
    const snapshot = { ...sampleSnapshot({ recent: [job], shops: [shop] }), secret: LINK };
    const beat = heartbeatOf(snapshot, MORE);
    expect(JSON.stringify(beat)).not.toContain(CONTACT);
    expect(JSON.stringify(beat)).not.toContain(LINK);
    expect(HeartbeatSchema.safeParse({ ...beat, contact: CONTACT }).success).toBe(false);
  });

  it('is made of a cashbox that never answered, and stays small with very long words', () => {
    const { lights } = sampleSnapshot();
    const long = { ...lights.site, ru: 'я'.repeat(100_000) };
    const silent = { id: 'kassa2', training: false, connected: false, shopIds: [], lights };
    const beat = heartbeatOf(sampleSnapshot({ cashboxes: [silent], lights: { ...lights, site: long } }), MORE);
    expect(HeartbeatSchema.parse(beat)).toEqual(beat);
    expect(JSON.stringify(beat).length).toBeLessThan(20_000);
  });

  it('samples are what the snapshot of the agent is', () => {
    expect(StatusSnapshotSchema.parse(sampleSnapshot())).toEqual(sampleSnapshot());
  });

  it('is published as it is; WRITE_SCHEMA=1 writes it anew', () => {
    const file = new URL('../../../docs/heartbeat.schema.json', import.meta.url);
    const schema: unknown = JSON.parse(JSON.stringify(heartbeatJsonSchema()));
    if (process.env['WRITE_SCHEMA']) writeFileSync(file, `${JSON.stringify(schema, undefined, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
  });
});

describe('the number of a heartbeat', () => {
  it('is the time, and one more than the last while the clock stands or slips back a little', () => {
    expect(nextSequence(undefined, 1_000)).toBe(1_000);
    expect(nextSequence(1_000, 61_000)).toBe(61_000);
    expect(nextSequence(61_000, 61_000)).toBe(61_001);
    expect(nextSequence(61_001, 2_000)).toBe(61_002);
  });

  it('gives up a time that was far wrong, or the site would refuse every one after a restart', () => {
    expect(nextSequence(Date.parse('2099-01-01'), Date.parse('2026-11-28'))).toBe(Date.parse('2026-11-28'));
  });

  it('grows while the clock stays within five minutes', () => {
    const steps = fc.array(fc.integer({ min: -1_000, max: 5_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (changes) => {
        let now = 10_000_000;
        let last: number | undefined;
        for (const change of changes) {
          now += change;
          const next = nextSequence(last, now);
          expect(next).toBeGreaterThan(last ?? 0);
          last = next;
        }
      }),
    );
  });
});
