import * as fc from 'fast-check';
import type { FaultName } from '../../src/simulator/shop/index.ts';

/** Faults of a cashbox that end when they are switched off or the power goes, or that a person mends at the end. */
const KKT_FAULTS = [
  ...['4A', '9A', '92', 'EB', '99', 'E8', '3F', 'A430'].flatMap((command) => [
    `does-work-then-silence:${command}`,
    `does-work-then-deaf:${command}`,
    `silence-before-work:${command}`,
    `cuts-power-before:${command}`,
    `cuts-power-after:${command}`,
    `unreadable-answer:${command}`,
    `unknown-error:${command}`,
    `unknown-error:${command}:after`,
    `busy-once:${command}`,
    `buffer-overflow-once:${command}`,
    `tid-exists-once:${command}`,
  ]),
  ...['4A', '9A', '92', '3F'].flatMap((command) => [
    `hangs:${command}`,
    `does-work-late:20000:${command}`,
    `does-work-late:200000:${command}`,
  ]),
  'fails:4A:72',
  'fails:92:66',
  'fails:EB:DF',
  'fails:9A:DB',
  'cuts-power-after-byte:300',
  'cuts-power-after-byte:77',
  'cuts-line-after-byte-sent:200',
  'cuts-line-after-byte-sent:41',
  'bad-crc-once:5',
  'bad-crc-once',
  'noise',
  'splits-bytes',
  'platform-5',
  'paper-out',
  'paper-out-at-close',
  'paper-out-at-close:before',
  'cover-open',
  'strangers-receipt',
  'strangers-document',
  'strangers-document:4A',
  'strangers-document:4A:after',
  'other-inn',
  'clock-off:600',
  'fn-warning:80',
  'ofd-away',
  'ofd-slow:60000',
  'tax-table-differs',
  'restart-loses-open-receipt',
] as const;

const SHOP_FAULTS: readonly FaultName[] = [
  'html-instead-of-json',
  'closed-site-403',
  'error-500',
  'empty-body',
  'cut-body',
  'slow-server',
  'drops-connection',
  'proxy-cuts-60s-504',
  'client-gone-unnoticed',
  'loses-answer',
  'ack-lost',
  'never-acks',
  'long-numbers',
  'escaped-unicode',
  'second-cashbox',
  'deleted-order',
  'deleted-check',
  'duplicate-hand-out',
  'edits-order-between-hand-outs',
  'sums-do-not-meet',
  'empty-vat',
  'unset-settings',
  'thousandfold',
];

export type Act =
  | { readonly act: 'sell'; readonly seed: number }
  | { readonly act: 'kktFault'; readonly kkt: number; readonly fault: string }
  | { readonly act: 'kktMends'; readonly kkt: number }
  | { readonly act: 'kktRestarts'; readonly kkt: number }
  | { readonly act: 'cable'; readonly kkt: number; readonly plugged: boolean }
  | { readonly act: 'shopFault'; readonly fault: FaultName; readonly times: number }
  | { readonly act: 'shopMends' }
  | { readonly act: 'kill' }
  /** The agent is stopped at the boundary of that number after this one. */
  | { readonly act: 'stopSoon'; readonly after: number };

/** What happens in one stretch of a day, each at its own second. */
export type Schedule = readonly (Act & { readonly atS: number })[];

const kkt = fc.integer({ min: 0, max: 1 });
const atS = fc.integer({ min: 0, max: 45 * 60 });

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('sell' as const), seed: fc.nat(9_999) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('kktFault' as const),
      kkt,
      fault: fc.constantFrom(...KKT_FAULTS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('kktMends' as const), kkt }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('kktRestarts' as const), kkt }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('cable' as const), kkt, plugged: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('shopFault' as const),
      fault: fc.constantFrom(...SHOP_FAULTS),
      times: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('shopMends' as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('kill' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('stopSoon' as const), after: fc.integer({ min: 1, max: 400 }) }),
  },
);

/** Three quarters of an hour in which much goes wrong. */
export const SCHEDULES: fc.Arbitrary<Schedule> = fc
  .array(fc.tuple(acts, atS), { minLength: 4, maxLength: 30 })
  .map((list) => list.map(([act, at]) => ({ ...act, atS: at })).toSorted((a, b) => a.atS - b.atS));
