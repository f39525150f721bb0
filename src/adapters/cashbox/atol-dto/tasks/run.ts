import type * as z from 'zod';
import { type ErrorCode, KassaError } from '../../../../core/errors.ts';
import { ask } from '../asks.ts';
import { ERROR, PARAM } from '../constants.ts';
import { says } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import { demandNoOpenReceipt } from '../reading/open-receipt.ts';
import type { Session } from '../session.ts';
import { asText, maybe, text } from '../values.ts';
import { isAtLeast, SINCE } from '../version.ts';
import type { TaskRow } from './row.ts';

/** How a task is run that may decide. */
export interface TaskRun {
  readonly signal: AbortSignal;
  /** Called when everything that could refuse has been asked: the very next call decides. */
  readonly aboutToDecide?: (() => void) | undefined;
  /** More than the row's own, for a task that grows with its lines. */
  readonly extraMs?: number | undefined;
}

/**
 * Runs one task of the table.
 *
 * Order, none of which may change: the request is checked by our own schema (the script drops what it does not know in
 * silence), the receipt state is read before a task that would cancel an open document, the library checks the task
 * without touching the device, and only then the deciding call is announced and made.
 *
 * @throws {KassaError} CB-302 a stranger's receipt is open; CB-103 a deciding task answered what cannot be read
 */
export async function runTask<Request extends z.ZodType, Answer extends z.ZodType>(
  session: Session,
  row: TaskRow<Request, Answer>,
  request: z.input<Request>,
  { signal, aboutToDecide, extraMs = 0 }: TaskRun,
): Promise<z.output<Answer>> {
  const json = taskText(row, request);
  if (row.cancelsOpenDocument) await demandNoOpenReceipt(session, signal);
  if (row.effect === 'decides') await validate(session, json, signal);
  aboutToDecide?.();
  const [{ said }] = await session.device.call(
    [ask('process_json', [text(PARAM.JSON_DATA, json)], { said: maybe(asText(PARAM.JSON_DATA)) })],
    row.limitMs + extraMs,
    row.effect,
    signal,
  );
  return readAnswer(row, said ?? '');
}

function taskText<Request extends z.ZodType, Answer extends z.ZodType>(
  row: TaskRow<Request, Answer>,
  request: z.input<Request>,
): string {
  const parsed = row.request.safeParse(request);
  if (!parsed.success) throw new KassaError('CB-449', `задание ${row.type}: ${placesOf(parsed.error)}`);
  return JSON.stringify({ type: row.type, ...(parsed.data as object) });
}

/** A task the library cannot even read is refused before anything decides: there is then nothing to look for in the FN. */
async function validate({ device, version }: Session, json: string, signal: AbortSignal): Promise<void> {
  if (!isAtLeast(version, SINCE.validateJson)) return;
  try {
    await device.call([ask('validate_json', [text(PARAM.JSON_DATA, json)])], LIMITS.check, 'prepares', signal);
  } catch (error) {
    // This type has no validator.
    if (!says(error, ERROR.VALIDATE_FUNC_NOT_FOUND)) throw error;
  }
}

function readAnswer<Request extends z.ZodType, Answer extends z.ZodType>(
  row: TaskRow<Request, Answer>,
  said: string,
): z.output<Answer> {
  const code: ErrorCode = row.effect === 'decides' ? 'CB-103' : 'CB-104';
  const parsed = row.answer.safeParse(parseJson(said, code, row.type));
  if (!parsed.success) throw new KassaError(code, `ответ на ${row.type}: ${placesOf(parsed.error)}`);
  return parsed.data;
}

function parseJson(said: string, code: ErrorCode, type: string): unknown {
  if (said.trim() === '') return undefined;
  try {
    return JSON.parse(said);
  } catch (cause) {
    throw new KassaError(code, `ответ на ${type} не JSON`, { cause });
  }
}

/** Names of the fields, never their values: they may be a buyer's. */
const placesOf = (error: z.ZodError): string => error.issues.map(({ path }) => path.join('.')).join(', ');
