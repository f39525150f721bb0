import { type ErrorCode, KassaError } from '../../../core/errors.ts';
import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import { WAY_WORDS, type Way } from './way.ts';

export interface Chosen {
  readonly way: Way;
  readonly identity: CashboxIdentity;
  readonly taskAlive: boolean;
}

interface Failure {
  readonly way: Way;
  readonly error: KassaError;
}

/** The library itself is not to be had: no other port changes that. */
const LIBRARY_ABSENT: Partial<Record<ErrorCode, string>> = {
  'CB-122': 'не установлен',
  'CB-123': 'собран для другого процессора или разрядности',
  'CB-124': 'есть только 32-разрядный',
  'CB-125': 'слишком старый',
  'CB-126': 'не загружается',
  'CB-127': 'отказался работать',
  'CB-132': 'не запускается',
};

/**
 * After these the device was not reached, or is one for the other way. After any other error a second way would only put a
 * second master on a device that is at work (CB-106, CB-131, CB-803), repeat a wrong password, or hide what a person must
 * mend.
 */
const TRY_ANOTHER: Partial<Record<ErrorCode, string>> = {
  ...LIBRARY_ABSENT,
  'CB-101': 'не получил ответа кассы',
  'CB-105': 'не нашёл порта с кассой',
  'CB-107': 'не годится: прошивка платформы 5',
  'CB-108': 'нашёл другую кассу',
  'CB-110': 'не знает этой модели',
  'CB-120': 'не ответил за отведённое время',
  'CB-121': 'аварийно завершился',
  'CB-128': 'не принял настройки порта',
  'CB-129': 'не даёт работать с кассой',
  'CB-130': 'ждёт свою службу Windows',
  'CB-135': 'не настроен для этой кассы',
  'CB-313': 'не передаёт документы этой кассы в ОФД',
  'CB-314': 'не знает формата этой кассы',
};

/**
 * Goes the ways in order, one at a time, until one connects.
 *
 * While a receipt is in doubt its own way comes first. Another way may settle it too: the FN is the proof; but what became
 * of a task that way cannot ask about, and its driver says so in `taskAlive`.
 *
 * @param pendingTask of an earlier connection, whichever way that went
 * @throws {KassaError} the most telling of what the ways said
 */
export async function chooseWay(
  ways: readonly Way[],
  signal: AbortSignal,
  pendingTask: string | undefined,
): Promise<Chosen> {
  const failures: Failure[] = [];
  for (const way of inOrder(ways, pendingTask)) {
    signal.throwIfAborted();
    if (way.name === 'atol-dto' && failures.some(({ error }) => LIBRARY_ABSENT[error.code])) continue;
    try {
      const { identity, taskAlive } = await way.driver.connect(signal, pendingTask);
      const why = whyChosen(way, failures, pendingTask);
      return { way, taskAlive, identity: { ...identity, way: { driver: way.name, why } } };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof KassaError) || !TRY_ANOTHER[error.code]) throw error;
      failures.push({ way, error });
    }
  }
  throw verdict(failures);
}

function inOrder(ways: readonly Way[], pendingTask: string | undefined): readonly Way[] {
  if (pendingTask === undefined) return ways;
  return [...ways.filter((way) => way.ownsTask(pendingTask)), ...ways.filter((way) => !way.ownsTask(pendingTask))];
}

function whyChosen(way: Way, failures: readonly Failure[], pendingTask: string | undefined): string {
  const found = `${WAY_WORDS[way.name]} открыл кассу (${way.where})`;
  const doubt = doubtWords(way, pendingTask);
  return [...failures.map(failureWords), found, ...(doubt ? [doubt] : [])].join('; ');
}

function doubtWords(way: Way, pendingTask: string | undefined): string | undefined {
  if (pendingTask === undefined) return undefined;
  return way.ownsTask(pendingTask)
    ? 'незаконченный чек начат этим же путём'
    : 'незаконченный чек начат другим путём: о его задании спросить нельзя, решает запись в ФН';
}

function failureWords({ way, error }: Failure): string {
  const where = LIBRARY_ABSENT[error.code] ? '' : ` (${way.where})`;
  return `${WAY_WORDS[way.name]}${where} ${TRY_ANOTHER[error.code]} [${error.code}]`;
}

/** What says nothing but "no answer here". */
const SILENT: readonly ErrorCode[] = ['CB-101', 'CB-105'];

/** The wire says most about a device that is there; where it heard nothing, what keeps the library from working says more. */
function verdict(failures: readonly Failure[]): KassaError {
  const wire = failures.find(({ way }) => way.name === 'atol-serial');
  const tellsMore = failures.find(
    ({ way, error }) => way.name === 'atol-dto' && error.code !== 'CB-122' && !SILENT.includes(error.code),
  );
  const wireIsSilent = wire === undefined || SILENT.includes(wire.error.code);
  const chief = (wireIsSilent ? tellsMore : undefined) ?? wire ?? failures[0];
  if (!chief) return new KassaError('CB-105', 'нет ни одного порта');
  const others = failures.filter((failure) => failure !== chief).map(failureWords);
  const detail = [chief.error.detail, ...others].filter((part) => part !== '').join('; ');
  const { vendor } = chief.error;
  return new KassaError(chief.error.code, detail, { cause: chief.error, ...(vendor && { vendor }) });
}
