import { type ErrorCode, KassaError } from '../../../core/errors.ts';
import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import type { Words } from '../../../core/words.ts';
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
const LIBRARY_ABSENT: Partial<Record<ErrorCode, Words>> = {
  'CB-122': { ru: 'не установлен', en: 'is not installed' },
  'CB-123': { ru: 'собран для другого процессора или разрядности', en: 'is built for another processor' },
  'CB-124': { ru: 'есть только 32-разрядный', en: 'is there with 32 bits only' },
  'CB-125': { ru: 'слишком старый', en: 'is too old' },
  'CB-126': { ru: 'не загружается', en: 'does not load' },
  'CB-127': { ru: 'отказался работать', en: 'refused to work' },
  'CB-132': { ru: 'не запускается', en: 'does not start' },
};

/**
 * After these the device was not reached, or is one for the other way. After any other error a second way would only put a
 * second master on a device that is at work (CB-106, CB-131, CB-803), repeat a wrong password, or hide what a person must
 * mend.
 */
const TRY_ANOTHER: Partial<Record<ErrorCode, Words>> = {
  ...LIBRARY_ABSENT,
  'CB-101': { ru: 'не получил ответа кассы', en: 'got no answer from the cashbox' },
  'CB-105': { ru: 'не нашёл порта с кассой', en: 'found no port with the cashbox' },
  'CB-107': { ru: 'не годится: прошивка платформы 5', en: 'does not fit: firmware of platform 5' },
  'CB-108': { ru: 'нашёл другую кассу', en: 'found another cashbox' },
  'CB-110': { ru: 'не знает этой модели', en: 'does not know this model' },
  'CB-120': { ru: 'не ответил за отведённое время', en: 'did not answer in time' },
  'CB-121': { ru: 'аварийно завершился', en: 'crashed' },
  'CB-128': { ru: 'не принял настройки порта', en: 'did not take the settings of the port' },
  'CB-129': { ru: 'не даёт работать с кассой', en: 'does not let us work with the cashbox' },
  'CB-130': { ru: 'ждёт свою службу Windows', en: 'waits for its Windows service' },
  'CB-135': { ru: 'не настроен для этой кассы', en: 'is not set up for this cashbox' },
  'CB-313': {
    ru: 'не передаёт документы этой кассы в ОФД',
    en: 'does not send the documents of this cashbox to the OFD',
  },
  'CB-314': { ru: 'не знает формата этой кассы', en: 'does not know the format of this cashbox' },
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
      const { ru: why, en: whyEn } = whyChosen(way, failures, pendingTask);
      return { way, taskAlive, identity: { ...identity, way: { driver: way.name, why, whyEn } } };
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

function whyChosen(way: Way, failures: readonly Failure[], pendingTask: string | undefined): Words {
  const { ru, en } = WAY_WORDS[way.name];
  const found = { ru: `${ru} открыл кассу (${way.where})`, en: `${en} opened the cashbox (${way.where})` };
  const doubt = doubtWords(way, pendingTask);
  const all = [...failures.map(failureWords), found, ...(doubt ? [doubt] : [])];
  return { ru: all.map((words) => words.ru).join('; '), en: all.map((words) => words.en).join('; ') };
}

function doubtWords(way: Way, pendingTask: string | undefined): Words | undefined {
  if (pendingTask === undefined) return undefined;
  return way.ownsTask(pendingTask)
    ? { ru: 'незаконченный чек начат этим же путём', en: 'the unfinished receipt was begun the same way' }
    : {
        ru: 'незаконченный чек начат другим путём: о его задании спросить нельзя, решает запись в ФН',
        en: 'the unfinished receipt was begun another way: its task cannot be asked about, the FN decides',
      };
}

function failureWords({ way, error }: Failure): Words {
  const where = LIBRARY_ABSENT[error.code] ? '' : ` (${way.where})`;
  const { ru, en } = WAY_WORDS[way.name];
  const what = TRY_ANOTHER[error.code];
  return { ru: `${ru}${where} ${what?.ru} [${error.code}]`, en: `${en}${where} ${what?.en} [${error.code}]` };
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
  const others = failures.filter((failure) => failure !== chief).map((failure) => failureWords(failure).ru);
  const detail = [chief.error.detail, ...others].filter((part) => part !== '').join('; ');
  const { vendor } = chief.error;
  return new KassaError(chief.error.code, detail, { cause: chief.error, ...(vendor && { vendor }) });
}
