import { DT, FNDT, PARAM, TAG } from '../../../../../src/adapters/cashbox/atol-dto/constants.ts';
import type { Library } from '../../../../../src/adapters/cashbox/atol-dto/host/library.ts';
import type { CallResult, LibraryCall, ParamIn } from '../../../../../src/contract/driver-host.ts';
import { KassaError } from '../../../../../src/core/errors.ts';
import { concat } from '../../../../../src/wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../../../src/wire/atol-v3/cp866.ts';
import { encodeTlv } from '../../../../../src/wire/atol-v3/tlv.ts';

/** What a call gives: an error number, or the values of its outputs by id. */
export type Outcome = number | ReadonlyMap<number, CallResult['values'][number]>;

/** What goes wrong: before the call had any effect, or after it. `dies`: the driver host is gone, killed or crashed. */
export type Trouble = number | 'dies' | 'emptyAnswer';

export interface MemoryDocument {
  readonly type: number;
  readonly operation: number;
  readonly totalKop: number;
  readonly tags: readonly { readonly tag: number; readonly bytes: Uint8Array; readonly number: number }[];
}

const OPERATION_OF_TYPE: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [2, 2],
  [4, 3],
  [5, 4],
]);
const OPERATION_OF_TASK: ReadonlyMap<string, number> = new Map([
  ['sell', 1],
  ['sellReturn', 2],
  ['buy', 3],
  ['buyReturn', 4],
]);

interface TaskLike {
  readonly type: string;
  readonly total?: number;
  readonly internet?: boolean;
  readonly cashSum?: number;
  readonly items?: readonly { readonly type: string; readonly name: string; readonly value?: string }[];
}

/** The library in memory: as much of a cashbox as the driver's promises need, and everything that can go wrong with it. */
export class MemoryLibrary implements Library {
  version = '10.8.0.0';
  model = 61;
  serial = '00106100000001';
  fnSerial = '9999078900001234';
  ffd = 105;
  shift = 1;
  shiftNumber = 1;
  openReceipt = 0;
  openSumKop = 0;
  ofdChannel = 1;
  documents: MemoryDocument[] = [{ type: 1, operation: 0, totalKop: 0, tags: [] }];
  cashInCount = 0;
  cashInKop = 0;
  keepsInternetSign = true;
  /** Answers of tasks that are not modelled, by type. */
  taskAnswers = new Map<string, (task: TaskLike) => unknown>();
  readonly made: LibraryCall[] = [];
  readonly tasks: TaskLike[] = [];
  isEnded = false;
  /** Looked up before each call; once given it is gone. */
  before: { readonly when: (call: LibraryCall, task: string) => boolean; readonly trouble: Trouble; times?: number }[] =
    [];
  after: { readonly when: (call: LibraryCall, task: string) => boolean; readonly trouble: Trouble; times?: number }[] =
    [];
  #gone = Promise.withResolvers<void>();
  #opening: readonly ParamIn[] = [];
  #record = 0;

  get gone(): Promise<void> {
    return this.#gone.promise;
  }

  get lastFd(): number {
    return this.documents.length;
  }

  async call(calls: readonly LibraryCall[]): Promise<readonly CallResult[]> {
    if (this.isEnded) throw new KassaError('CB-121');
    const results: CallResult[] = [];
    const kept = new Map<number, CallResult['values'][number]>();
    for (const asked of calls) {
      const call = withKept(asked, kept);
      do results.push(this.#make(call));
      while (call.untilItFails && results.at(-1)?.code === 0);
      for (const [at, { id }] of (call.get ?? []).entries()) kept.set(id, results.at(-1)?.values[at] ?? null);
      if (results.at(-1)?.code !== 0 && !call.mayFail) break;
    }
    return results;
  }

  /** A new driver host on the same device. */
  reopen(): void {
    this.isEnded = false;
    this.#gone = Promise.withResolvers();
  }

  async end(): Promise<void> {
    this.isEnded = true;
    this.#gone.resolve();
  }

  #make(call: LibraryCall): CallResult {
    this.made.push(call);
    const task = call.method === 'process_json' ? this.#taskOf(call).type : '';
    const early = this.#take(this.before, call, task);
    if (early !== undefined && early !== 'emptyAnswer') return this.#fail(early);
    const outcome = this.#effect(call);
    const late = this.#take(this.after, call, task);
    if (late === 'emptyAnswer') return this.#answer(call, new Map([[PARAM.JSON_DATA, '']]));
    if (late !== undefined) return this.#fail(late);
    return typeof outcome === 'number' ? this.#fail(outcome) : this.#answer(call, outcome);
  }

  #answer(call: LibraryCall, outcome: Exclude<Outcome, number>): CallResult {
    const empty = { int: 0, double: 0, bool: false, str: '', bytes: '', datetime: '1970-01-01T00:00:00' } as const;
    return { code: 0, text: '', values: (call.get ?? []).map(({ id, kind }) => outcome.get(id) ?? empty[kind]) };
  }

  #fail(trouble: number | 'dies'): CallResult {
    if (trouble === 'dies') {
      this.isEnded = true;
      this.#gone.resolve();
      throw new KassaError('CB-120');
    }
    return { code: trouble, text: `ошибка ${trouble}`, values: [] };
  }

  #take(troubles: MemoryLibrary['before'], call: LibraryCall, task: string): Trouble | undefined {
    const found = troubles.find(({ when }) => when(call, task));
    if (!found) return undefined;
    found.times = (found.times ?? 1) - 1;
    if (found.times === 0) troubles.splice(troubles.indexOf(found), 1);
    return found.trouble;
  }

  #effect(call: LibraryCall): Outcome {
    switch (call.method) {
      case 'query_data':
        return this.#query(paramOf(call, PARAM.DATA_TYPE));
      case 'fn_query_data':
        return this.#fnQuery(call);
      case 'read_device_setting':
        return new Map([[PARAM.SETTING_VALUE, this.ofdChannel]]);
      case 'begin_read_records':
        return this.#begin(call);
      case 'read_next_record':
        return this.#next();
      case 'open_receipt':
        return this.#open(call);
      case 'payment':
        this.openSumKop += Math.round(paramOf(call, PARAM.PAYMENT_SUM) * 100);
        return new Map();
      case 'close_receipt':
        return this.#close();
      case 'check_document_closed':
        return new Map([[PARAM.DOCUMENT_PRINTED, true]]);
      case 'cancel_receipt':
        if (this.openReceipt === 0) return 81;
        this.openReceipt = 0;
        return new Map();
      case 'validate_json':
        return this.#taskOf(call).type.startsWith('get') ? 504 : new Map();
      case 'process_json':
        return this.#process(this.#taskOf(call));
      default:
        return new Map();
    }
  }

  #query(type: number): Outcome {
    const shift: [number, number][] = [
      [PARAM.SHIFT_STATE, this.shift],
      [PARAM.SHIFT_NUMBER, this.shiftNumber],
    ];
    const receipt: [number, number][] = [
      [PARAM.RECEIPT_TYPE, this.openReceipt],
      [PARAM.RECEIPT_SUM, this.openSumKop / 100],
    ];
    switch (type) {
      case DT.STATUS:
        return new Map<number, string | number | boolean>([
          ...shift,
          ...receipt,
          [PARAM.MODEL, this.model],
          [PARAM.MODEL_NAME, 'VIRTUAL'],
          [PARAM.UNIT_VERSION, '3.0.5870'],
          [PARAM.SERIAL_NUMBER, this.serial],
          [PARAM.RECEIPT_PAPER_PRESENT, true],
          [PARAM.DATE_TIME, '2026-11-24T12:00:00'],
        ]);
      case DT.SHIFT_STATE:
        return new Map(shift);
      case DT.RECEIPT_STATE:
        return new Map(receipt);
      case DT.DATE_TIME:
        return new Map([[PARAM.DATE_TIME, '2026-11-24T12:00:00']]);
      case DT.CASHIN_COUNT:
        return new Map([[PARAM.DOCUMENTS_COUNT, this.cashInCount]]);
      case DT.CASHIN_SUM:
        return new Map([[PARAM.SUM, this.cashInKop / 100]]);
      default:
        return new Map();
    }
  }

  #fnQuery(call: LibraryCall): Outcome {
    switch (paramOf(call, PARAM.FN_DATA_TYPE)) {
      case FNDT.FN_INFO:
        return new Map<number, string | number>([
          [PARAM.SERIAL_NUMBER, this.fnSerial],
          [PARAM.FN_STATE, 3],
        ]);
      case FNDT.FFD_VERSIONS:
        return new Map([[PARAM.FFD_VERSION, this.ffd]]);
      case FNDT.REG_INFO:
        return new Map<number, string | number>([
          [TAG.inn, '7725225244  '],
          [TAG.kktRegNumber, '0000000001000000    '],
          [TAG.taxationTypes, 0b111],
        ]);
      case FNDT.LAST_DOCUMENT:
        return new Map([[PARAM.DOCUMENT_NUMBER, this.lastFd]]);
      case FNDT.DOCUMENT_BY_NUMBER:
        return this.#document(paramOf(call, PARAM.DOCUMENT_NUMBER));
      case FNDT.TICKET_BY_DOC_NUMBER:
        return 123;
      default:
        return new Map();
    }
  }

  #document(fdNumber: number): Outcome {
    const document = this.documents[fdNumber - 1];
    if (!document) return 123;
    return new Map<number, string | number>([
      [PARAM.FN_DOCUMENT_TYPE, document.type],
      [PARAM.DOCUMENT_NUMBER, fdNumber],
      [PARAM.FISCAL_SIGN, '98096426'],
      [PARAM.DATE_TIME, '2026-11-24T12:00:00'],
      [TAG.operation, document.operation],
      [TAG.total, document.totalKop / 100],
    ]);
  }

  #begin(call: LibraryCall): Outcome {
    const fdNumber = paramOf(call, PARAM.DOCUMENT_NUMBER);
    this.#record = 0;
    return this.documents[fdNumber - 1] ? new Map([[PARAM.RECORDS_ID, String(fdNumber)]]) : 123;
  }

  #next(): Outcome {
    const call = this.made.at(-1);
    const id = call?.set?.find((param) => param.id === PARAM.RECORDS_ID)?.value;
    const found = this.documents[Number(id) - 1]?.tags[this.#record++];
    if (!found) return 30;
    // Asked for twice, as bytes and as a number: this model keeps the bytes, which say both.
    return new Map<number, string | number>([
      [PARAM.TAG_NUMBER, found.tag],
      [PARAM.TAG_VALUE, Buffer.from(found.bytes).toString('hex')],
    ]);
  }

  #open(call: LibraryCall): Outcome {
    if (this.openReceipt !== 0) return 82;
    this.openReceipt = paramOf(call, PARAM.RECEIPT_TYPE);
    this.openSumKop = 0;
    this.#opening = call.set ?? [];
    return new Map();
  }

  #close(): Outcome {
    if (this.openReceipt === 0) return 81;
    const key = this.#opening.find(({ id }) => id === TAG.userAttribute);
    const internet = this.#opening.some(({ id }) => id === TAG.internetSign);
    this.#add(
      OPERATION_OF_TYPE.get(this.openReceipt) ?? 0,
      this.openSumKop,
      Buffer.from(String(key?.value ?? ''), 'hex'),
      internet,
    );
    this.openReceipt = 0;
    return new Map();
  }

  #taskOf(call: LibraryCall): TaskLike {
    const text = call.set?.find(({ id }) => id === PARAM.JSON_DATA)?.value;
    return JSON.parse(String(text)) as TaskLike;
  }

  #process(task: TaskLike): Outcome {
    this.tasks.push(task);
    const given = this.taskAnswers.get(task.type);
    if (given) return answered(given(task));
    switch (task.type) {
      case 'openShift':
        this.openReceipt = 0;
        this.shift = 1;
        this.shiftNumber += 1;
        this.documents.push({ type: 2, operation: 0, totalKop: 0, tags: [] });
        return answered({ fiscalParams: { fiscalDocumentNumber: this.lastFd }, warnings: {} });
      case 'closeShift':
        this.openReceipt = 0;
        this.shift = 0;
        this.documents.push({ type: 5, operation: 0, totalKop: 0, tags: [] });
        return answered({ fiscalParams: { fiscalDocumentNumber: this.lastFd }, warnings: {} });
      case 'cashIn':
        this.cashInCount += 1;
        this.cashInKop += Math.round((task.cashSum ?? 0) * 100);
        return answered({ counters: { cashSum: this.cashInKop / 100 } });
      case 'reportX':
      case 'nonFiscal':
        return answered(undefined);
      default:
        return this.#processReceipt(task);
    }
  }

  #processReceipt(task: TaskLike): Outcome {
    const operation = OPERATION_OF_TASK.get(task.type);
    if (operation === undefined) return 501;
    this.openReceipt = 0;
    const key = task.items?.find(({ type }) => type === 'userAttribute');
    const attribute = concat(
      encodeTlv(TAG.attributeName, encodeCp866(key?.name ?? '')),
      encodeTlv(TAG.attributeValue, encodeCp866(key?.value ?? '')),
    );
    this.#add(operation, Math.round((task.total ?? 0) * 100), attribute, task.internet === true);
    return answered({ fiscalParams: { fiscalDocumentNumber: this.lastFd }, warnings: {} });
  }

  #add(operation: number, totalKop: number, key: Uint8Array, internet: boolean): void {
    const tags = [
      { tag: TAG.userAttribute, bytes: key, number: 0 },
      ...(internet && this.keepsInternetSign ? [{ tag: TAG.internetSign, bytes: Uint8Array.of(1), number: 1 }] : []),
    ];
    this.documents.push({ type: 3, operation, totalKop, tags });
  }
}

function answered(value: unknown): Outcome {
  return new Map([[PARAM.JSON_DATA, value === undefined ? '' : JSON.stringify(value)]]);
}

function paramOf(call: LibraryCall, id: number): number {
  return Number(call.set?.find((param) => param.id === id)?.value);
}

/** What an earlier call of the same request gave, as the driver host hands it on. */
function withKept(call: LibraryCall, kept: ReadonlyMap<number, CallResult['values'][number]>): LibraryCall {
  const given = (call.kept ?? []).map((id): ParamIn => {
    const value = kept.get(id);
    return typeof value === 'number' ? { id, kind: 'int', value } : { id, kind: 'str', value: String(value) };
  });
  return { ...call, set: [...(call.set ?? []), ...given] };
}
