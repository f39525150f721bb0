import * as z from 'zod';

/**
 * What the agent says to a driver host: plain calls of the vendor's library, without any meaning of their own. A driver
 * host knows no receipts; a kill of it loses nothing but the call it was in.
 * Words are those of the library's header (`libfptr10-abi.json`), names without their `libfptr_`.
 */

/** Wall clock of the device, no zone: `YYYY-MM-DDTHH:MM:SS`. */
const WallClock = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);

/** Given before a call; consumed by it. `id`: number of `LIBFPTR_PARAM_…` or of an FFD tag. */
const ParamIn = z.discriminatedUnion('kind', [
  z.strictObject({ id: z.int(), kind: z.literal('bool'), value: z.boolean() }),
  /** Unsigned, 32 bits. */
  z.strictObject({ id: z.int(), kind: z.literal('int'), value: z.int().min(0).max(0xffff_ffff) }),
  z.strictObject({ id: z.int(), kind: z.literal('double'), value: z.number() }),
  z.strictObject({ id: z.int(), kind: z.literal('str'), value: z.string(), nonPrintable: z.boolean().optional() }),
  z.strictObject({ id: z.int(), kind: z.literal('datetime'), value: WallClock }),
  /** Hex, two digits a byte. */
  z.strictObject({ id: z.int(), kind: z.literal('bytes'), value: z.string(), nonPrintable: z.boolean().optional() }),
]);
export type ParamIn = z.infer<typeof ParamIn>;

export const PARAM_KINDS = ['bool', 'int', 'double', 'str', 'datetime', 'bytes'] as const;
export type ParamKind = (typeof PARAM_KINDS)[number];

/** Wanted after a call. A value that the call did not set comes as null where the library can tell, else as 0, '' or false. */
const ParamOut = z.strictObject({ id: z.int(), kind: z.enum(PARAM_KINDS) });
export type ParamOut = z.infer<typeof ParamOut>;

/** Methods `int f(handle)` of the library that we call; what is not here can not be called. */
export const LIBRARY_METHODS = [
  'open',
  'close',
  'query_data',
  'fn_query_data',
  'begin_read_records',
  'read_next_record',
  'end_read_records',
  'process_json',
  'validate_json',
  'operator_login',
  'open_shift',
  'open_receipt',
  'registration',
  'receipt_total',
  'payment',
  'close_receipt',
  'cancel_receipt',
  'check_document_closed',
  'continue_print',
  'report',
  'cash_income',
  'cash_outcome',
  'read_device_setting',
  'fn_write_attributes',
  'util_form_tlv',
] as const;
export type LibraryMethod = (typeof LIBRARY_METHODS)[number];

const LibraryCall = z.strictObject({
  method: z.enum(LIBRARY_METHODS),
  set: z.array(ParamIn).optional(),
  /** Given with what was last read under these numbers in the same request: handed on without a message between. */
  kept: z.array(z.int()).optional(),
  get: z.array(ParamOut).optional(),
  /** The calls after this one are made although it failed. Without it the first failure is the last result. */
  mayFail: z.boolean().optional(),
  /** Repeated until it fails, a result for each time: `read_next_record`. */
  untilItFails: z.boolean().optional(),
});
export type LibraryCall = z.infer<typeof LibraryCall>;

type Value = boolean | number | string | null;
/** One check instead of a union's four: a document read back is some hundred of them. */
const Value = z.custom<Value>((value) => value === null || ['boolean', 'number', 'string'].includes(typeof value));

/** `code` and `text`: the library's own error number and words; 0 and '' after success. `values` answer `get`, in order. */
const CallResult = z.object({
  code: z.int(),
  text: z.string(),
  values: z.array(Value),
});
export type CallResult = z.infer<typeof CallResult>;

/** How a library can be missing or useless; each has a sentence in the catalog. */
export const LIBRARY_FAULTS = ['notFound', 'otherBitness', 'tooOld', 'noHandle', 'badSettings', 'notLoaded'] as const;
export type LibraryFault = (typeof LIBRARY_FAULTS)[number];

/** From the agent to its driver host. The first message is `load`, all others are `calls`; one at a time. */
export const HostRequestSchema = z.discriminatedUnion('ask', [
  z.strictObject({
    ask: z.literal('load'),
    id: z.int(),
    /** Path of the library file. */
    library: z.string(),
    /** Settings by key (`Model`, `Port`, …), applied one by one before `open`. */
    settings: z.record(z.string(), z.string()),
  }),
  z.strictObject({ ask: z.literal('calls'), id: z.int(), calls: z.array(LibraryCall) }),
]);
export type HostRequest = z.infer<typeof HostRequestSchema>;

/** From a driver host to its agent, one for each request. */
export const HostAnswerSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('loaded'), id: z.int(), version: z.string() }),
  z.object({ answer: z.literal('notLoaded'), id: z.int(), fault: z.enum(LIBRARY_FAULTS), detail: z.string() }),
  z.object({ answer: z.literal('results'), id: z.int(), results: z.array(CallResult) }),
]);
export type HostAnswer = z.infer<typeof HostAnswerSchema>;
