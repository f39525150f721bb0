import * as z from 'zod';
import { CashboxDetailSchema, OfdCheckSchema } from './cashbox-detail.ts';
import { DayReportSchema, OFD_ROWS_AT_ONCE, OfdColumnsSchema, OfdRowSchema } from './day-report.ts';
import { GlanceSchema } from './glance.ts';
import {
  CandidateSchema,
  FollowUpSchema,
  ReceiptDetailSchema,
  ReceiptsPageSchema,
  ReceiptsQuerySchema,
} from './receipts.ts';
import { ShiftClosingSchema } from './shift-closing.ts';
import { StatusSnapshotSchema } from './snapshot.ts';
import { EventSchema, TodaySchema } from './today.ts';

/** Who decides, for the time line: the name of the user of this computer, never empty. */
const Author = z.string().trim().min(1).max(64);

/** Not done, and the sentence why; `en` is missing where an agent of a version before it answers. */
const Refused = z.object({ done: z.literal(false), ru: z.string(), en: z.string().optional() });
export type Refused = z.infer<typeof Refused>;

/** Answer to something a person asked for: done, or the sentence why not. */
const Outcome = z.discriminatedUnion('done', [z.object({ done: z.literal(true) }), Refused]);
export type Outcome = z.infer<typeof Outcome>;

/** Why a person wants something; kept in the time line. */
const Reason = z.string().trim().min(1).max(500);

/** Something that was asked for, or the sentence why it is not to be had. */
const answered = <K extends string, T extends z.ZodType>(key: K, what: T) =>
  z.discriminatedUnion('done', [z.object({ done: z.literal(true), ...({ [key]: what } as Record<K, T>) }), Refused]);

const call = <Q extends z.ZodType, A extends z.ZodType>(request: Q, answer: A) => ({ request, answer });

/**
 * Everything that may be said to the agent. A method that is not in this table does not exist; requests are strict
 * (an unknown key is our own fault), answers are read leniently (a newer agent may say more).
 */
export const CALLS = {
  ping: call(z.strictObject({}), z.object({ version: z.string(), pid: z.number() })),
  /** Finishes the receipt in hand and ends the agent, as SIGTERM does where there is one. The pipe closes with it. */
  stop: call(z.strictObject({}), z.object({})),
  status: call(z.strictObject({}), StatusSnapshotSchema),
  /** The little of it that an icon needs. */
  glance: call(z.strictObject({}), GlanceSchema),
  today: call(z.strictObject({}), TodaySchema),
  /** What happened lately to all jobs, newest first; `before`: the id of the last one that is known. */
  events: call(
    z.strictObject({ before: z.string().optional(), limit: z.int().min(1).max(200), text: z.string().max(100) }),
    z.object({ events: z.array(EventSchema) }),
  ),
  receipts: call(ReceiptsQuerySchema, ReceiptsPageSchema),
  receipt: call(z.strictObject({ jobId: z.int().positive() }), answered('receipt', ReceiptDetailSchema)),
  /** Documents in the FN that may be this receipt: read anew between two receipts. */
  candidates: call(
    z.strictObject({ jobId: z.int().positive() }),
    z.discriminatedUnion('done', [
      z.object({
        done: z.literal(true),
        documents: z.array(CandidateSchema),
        /** Later documents of the FN that were not looked at: the list is cut when this is not 0. */
        unreadCount: z.number(),
      }),
      Refused,
    ]),
  ),
  /** Holds a receipt that waits, before anything of it was sent. */
  park: call(z.strictObject({ jobId: z.int().positive(), reason: Reason, author: Author }), Outcome),
  /** Tells the shop the result of a receipt again. */
  resend: call(z.strictObject({ jobId: z.int().positive(), reason: Reason, author: Author }), Outcome),
  /** What a return or a correction of a stored receipt would be. Makes nothing. */
  prepareFollowUp: call(
    z.strictObject({ jobId: z.int().positive(), kind: z.enum(['makeReturn', 'makeCorrection']) }),
    answered('followUp', FollowUpSchema),
  ),
  /** Makes what was prepared, once, however often it is said. */
  makeFollowUp: call(
    z.strictObject({ jobId: z.int().positive(), token: z.string().min(1).max(128), reason: Reason, author: Author }),
    answered('jobId', z.int().positive()),
  ),
  cashbox: call(z.strictObject({ cashboxId: z.string() }), answered('cashbox', CashboxDetailSchema)),
  openShift: call(z.strictObject({ cashboxId: z.string(), author: Author }), Outcome),
  /** Prints some lines that are no document, between two receipts. */
  testPrint: call(z.strictObject({ cashboxId: z.string(), author: Author }), Outcome),
  /** Looks how far documents get on their way to the OFD. */
  checkOfd: call(z.strictObject({ cashboxId: z.string() }), answered('check', OfdCheckSchema)),
  /** A person has compared serial number, FN and INN of a cashbox with its papers. */
  confirm: call(z.strictObject({ cashboxId: z.string(), author: Author }), Outcome),
  /** What a person says about a job that waits for a person. */
  decide: call(
    z.strictObject({
      jobId: z.int().positive(),
      decision: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('retry') }),
        z.strictObject({ kind: z.literal('refuse') }),
        z.strictObject({ kind: z.literal('made'), fdNumber: z.int().positive() }),
      ]),
      reason: Reason,
      author: Author,
    }),
    Outcome,
  ),
  /**
   * Closes the running shift of a cashbox. The order is written down and made once, in its turn: `shiftClosing` tells how
   * far it has come.
   */
  closeShift: call(
    z.strictObject({ cashboxId: z.string(), reason: z.string().trim().max(500).optional(), author: Author }),
    z.discriminatedUnion('done', [z.object({ done: z.literal(true), jobId: z.int().positive() }), Refused]),
  ),
  shiftClosing: call(z.strictObject({ jobId: z.int().positive() }), ShiftClosingSchema),
  /** Prints an X report between two receipts. */
  xReport: call(z.strictObject({ cashboxId: z.string(), author: Author }), Outcome),
  /** No receipt is begun until then, ms since the epoch; a pause that lasts gets this end. */
  pause: call(z.strictObject({ until: z.number(), author: Author }), Outcome),
  resume: call(z.strictObject({ author: Author }), Outcome),
  /** A person has seen these alarms: they are not repeated until they get worse. No keys: all that stand. */
  acknowledge: call(z.strictObject({ keys: z.array(z.string()), author: Author }), z.object({ count: z.number() })),
  /** Sends a test message by one way out, or by all of them. */
  testWays: call(
    z.strictObject({ wayId: z.string().optional() }),
    z.object({ ways: z.array(z.object({ id: z.string(), outcome: Outcome })) }),
  ),
  /**
   * The report of a day: of one that was reported (looked at anew), or of the day that is running (no date). Reading the
   * FN back may take minutes and yields to receipts.
   */
  report: call(
    z.strictObject({ date: z.iso.date().optional() }),
    z.discriminatedUnion('done', [z.object({ done: z.literal(true), report: DayReportSchema }), Refused]),
  ),
  /** The column map of the export of the OFD, as it was made last. */
  ofdColumns: call(z.strictObject({}), z.object({ columns: OfdColumnsSchema.optional() })),
  /** Some rows of an export; the whole of it counts from the call with `isLast` on. */
  keepOfdRows: call(
    z.strictObject({
      /** Any text that no other export has. */
      exportId: z.string().min(1).max(64),
      name: z.string().min(1).max(255),
      columns: OfdColumnsSchema,
      rows: z.array(OfdRowSchema).max(OFD_ROWS_AT_ONCE),
      isLast: z.boolean(),
    }),
    Outcome,
  ),
} as const;

export type CallName = keyof typeof CALLS;
export type CallRequest<N extends CallName> = z.infer<(typeof CALLS)[N]['request']>;
export type CallAnswer<N extends CallName> = z.infer<(typeof CALLS)[N]['answer']>;

/** The agent's side: one handler per method, all of them. Requests have been parsed before a handler sees them. */
export type CallHandlers = {
  readonly [N in CallName]: (request: CallRequest<N>) => Promise<CallAnswer<N>> | CallAnswer<N>;
};

/** The caller's side. */
export interface AgentCaller {
  call<N extends CallName>(name: N, request: CallRequest<N>): Promise<CallAnswer<N>>;
  close(): void;
}

export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[];

/** May this text name a method? The text comes from the other side of a pipe. */
export function isCallName(text: string): text is CallName {
  return Object.hasOwn(CALLS, text);
}
