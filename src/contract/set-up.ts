import * as z from 'zod';
import { LIGHT_STATES } from '../core/health/light.ts';

/**
 * What a set-up process is asked while there is no agent to ask yet: it looks around, tries what a person pastes, and writes
 * the settings file. It talks over its own standard input and output, so nobody else can ask it anything.
 *
 * Whatever a person types goes in; of secrets only "is there one" comes out.
 */

const Words = z.object({ ru: z.string(), en: z.string() });

/** How one step or one look went; `unknown` is never taken for "fine". */
const StepSchema = z.object({
  /** Stable name of the step. */
  step: z.string(),
  state: z.enum(LIGHT_STATES),
  title: Words,
  /** What was seen. */
  seen: Words,
  /** What to do, where there is something to do; for the shop with the exact place in its admin. */
  cure: Words.optional(),
});
export type SetUpStep = z.infer<typeof StepSchema>;

/** Another program that works, or would work, on this shop or on a cashbox. */
export const OtherAgentSchema = z.object({
  /** Its product's name. */
  name: z.string(),
  /** Running now, begins by itself, or only installed. */
  presence: z.enum(['running', 'autostart', 'installed']),
  /** `rival`: takes the same checks or cashbox; `holder`: may have the port open; `helper`: is needed, and named so that nobody stops it. */
  role: z.enum(['rival', 'holder', 'helper']).optional(),
  /** By what it was found: a process, a service, a folder, a port. */
  evidence: Words,
  cure: Words,
});
export type OtherAgent = z.infer<typeof OtherAgentSchema>;

/** Who carries the documents to the OFD, with the vendor's library: the device, the library in our driver host, ATOL's service. */
const OfdChannel = z.enum(['none', 'proto', 'usb']);

export const FoundCashboxSchema = z.object({
  modelName: z.string(),
  firmware: z.string(),
  kktSerial: z.string(),
  fnSerial: z.string(),
  inn: z.string(),
  ffdVersion: z.string(),
  ofdName: z.string().optional(),
  /** A training device or a test FN: what it makes has no legal force. */
  training: z.boolean(),
  /** The way we advise, and why. */
  driver: z.enum(['atol-dto', 'atol-serial', 'auto']),
  port: z.string(),
  /** For the form: with a device that sends its documents through the PC they reach the OFD no other way. */
  ofdChannel: OfdChannel.optional(),
  why: Words,
});
export type FoundCashbox = z.infer<typeof FoundCashboxSchema>;

const CashierSchema = z.strictObject({ name: z.string(), inn: z.string().optional() });

/** One shop and one cashbox: what the wizard asks. More of either is a matter of the settings file, and kept as it is. */
export const SetUpFormSchema = z.strictObject({
  shop: z.strictObject({
    id: z.string(),
    apiVersion: z.enum(['2', '3']),
    settlementPlace: z.string(),
    /** A new connect link; left out: the one that is stored stays. A secret, it never comes back. */
    link: z.string().optional(),
  }),
  cashbox: z.strictObject({
    id: z.string(),
    driver: z.enum(['atol-serial', 'atol-dto', 'auto']),
    port: z.string(),
    kktSerial: z.string().optional(),
    fnSerial: z.string().optional(),
    inn: z.string().optional(),
    /** Left out: what is stored stays. */
    ofdChannel: OfdChannel.optional(),
    allowLiveFiscal: z.boolean(),
    printReceipts: z.boolean(),
    cashier: CashierSchema.optional(),
  }),
  /** Ways on which people are told; secrets as for the link. */
  telegram: z.strictObject({ chatId: z.string(), botToken: z.string().optional() }).optional(),
  mail: z
    .strictObject({
      host: z.string(),
      port: z.int(),
      user: z.string().optional(),
      from: z.string(),
      to: z.array(z.string()),
      password: z.string().optional(),
    })
    .optional(),
});
export type SetUpForm = z.infer<typeof SetUpFormSchema>;

/** A fault of the form: `path` like `cashbox.inn`, for the field it belongs to. */
const FaultSchema = z.object({ path: z.string(), ru: z.string(), en: z.string() });
export type FormFault = z.infer<typeof FaultSchema>;

const Outcome = z.discriminatedUnion('done', [
  z.object({ done: z.literal(true) }),
  z.object({ done: z.literal(false), ru: z.string(), en: z.string() }),
]);

const call = <Q extends z.ZodType, A extends z.ZodType>(request: Q, answer: A) => ({ request, answer });

/** Names one run of something that takes long: progress carries it, `cancel` takes it. */
const RunId = z.string().min(1).max(64);

export const SET_UP_CALLS = {
  /** First of all: who else is at work here. `notLooked`: what could not be looked at on this system. */
  otherAgents: call(z.strictObject({}), z.object({ others: z.array(OtherAgentSchema), notLooked: z.array(Words) })),
  /** The settings as they are; `faulty`: there is a file, and it is kept, but nobody can read it. */
  settings: call(
    z.strictObject({}),
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('none') }),
      z.object({
        state: z.literal('found'),
        form: SetUpFormSchema,
        secrets: z.object({ link: z.boolean(), telegram: z.boolean(), mail: z.boolean() }),
        /** The file holds more shops or cashboxes than the wizard shows. */
        more: z.boolean(),
      }),
      z.object({ state: z.literal('faulty'), faults: z.array(FaultSchema) }),
    ]),
  ),
  /** Tries a connect link, pasted or (left out) stored: host, TLS, hash, format version, what is missing at the shop. */
  tryLink: call(
    z.strictObject({ runId: RunId, link: z.string().optional(), apiVersion: z.enum(['2', '3']) }),
    z.object({ steps: z.array(StepSchema) }),
  ),
  /**
   * Serial ports of this computer; nothing is sent to any. `name`: maker or kind in the words of the system; `isAtol`: it is
   * looked at without being asked for. `listed`: false where the system did not tell its ports.
   */
  serialPorts: call(
    z.strictObject({}),
    z.object({
      ports: z.array(z.object({ path: z.string(), name: z.string().optional(), isAtol: z.boolean() })),
      listed: z.boolean(),
    }),
  ),
  /** Looks for cashboxes on USB and at the ports a person names; no other serial port gets a byte. */
  findCashboxes: call(
    z.strictObject({ runId: RunId, ports: z.array(z.string()) }),
    z.object({
      cashboxes: z.array(FoundCashboxSchema),
      /** Ports somebody holds, and who. */
      held: z.array(z.object({ port: z.string(), holder: Words })),
      /** Why nothing, or not everything, was found. */
      notes: z.array(Words),
      cancelled: z.boolean(),
    }),
  ),
  /** Ends a `tryLink`, `findCashboxes` or `trial`. */
  cancel: call(z.strictObject({ runId: RunId }), z.object({})),
  /** Sends a test message by a way of the form, stored secrets included. */
  testWay: call(z.strictObject({ way: z.enum(['telegram', 'mail']), form: SetUpFormSchema }), Outcome),
  /** Checks everything, then writes the file and the secrets; all of it or nothing. */
  save: call(
    z.strictObject({ form: SetUpFormSchema }),
    z.discriminatedUnion('done', [
      z.object({ done: z.literal(true) }),
      z.object({ done: z.literal(false), faults: z.array(FaultSchema) }),
    ]),
  ),
  /** Settings without any secret, for another computer or a silent install. */
  exportSettings: call(
    z.strictObject({ path: z.string().min(1) }),
    z.discriminatedUnion('done', [
      /** `missing`: what the file does not hold and the next computer has to be given. */
      z.object({ done: z.literal(true), missing: z.array(Words) }),
      z.object({ done: z.literal(false), ru: z.string(), en: z.string() }),
    ]),
  ),
  /** Takes such a file; what it names as missing has still to be given. */
  importSettings: call(
    z.strictObject({ path: z.string().min(1) }),
    z.discriminatedUnion('done', [
      z.object({ done: z.literal(true), missing: z.array(Words) }),
      z.object({ done: z.literal(false), faults: z.array(FaultSchema) }),
    ]),
  ),
  /** Makes receipts with these settings on a virtual cashbox and in a virtual shop: the whole way, without a real device. */
  trial: call(z.strictObject({ runId: RunId, form: SetUpFormSchema }), z.object({ steps: z.array(StepSchema) })),
  /** What is still missing before real receipts are made, by what is known now. */
  missing: call(z.strictObject({}), z.object({ steps: z.array(StepSchema) })),
} as const;

export type SetUpCallName = keyof typeof SET_UP_CALLS;
export type SetUpRequest<N extends SetUpCallName> = z.infer<(typeof SET_UP_CALLS)[N]['request']>;
export type SetUpAnswer<N extends SetUpCallName> = z.infer<(typeof SET_UP_CALLS)[N]['answer']>;

/** The set-up process's side. */
export type SetUpHandlers = {
  readonly [N in SetUpCallName]: (request: SetUpRequest<N>) => Promise<SetUpAnswer<N>> | SetUpAnswer<N>;
};

export const SET_UP_CALL_NAMES = Object.keys(SET_UP_CALLS) as readonly SetUpCallName[];

/** May this text name a call? It comes from the other side of a stream. */
export function isSetUpCallName(text: string): text is SetUpCallName {
  return Object.hasOwn(SET_UP_CALLS, text);
}

/** Told while a run goes on. `done` of `of` where that is known. */
export const ProgressSchema = z.object({
  runId: z.string(),
  ru: z.string(),
  en: z.string(),
  done: z.number().optional(),
  of: z.number().optional(),
});
export type Progress = z.infer<typeof ProgressSchema>;

/** The notification that carries progress, from the set-up process to whoever asked. */
export const SET_UP_PROGRESS = 'progress';
