import { KassaError } from '../../../../core/errors.ts';
import type { MarkingCode, Receipt } from '../../../../core/fiscal/receipt.ts';
import type { FiscalHooks } from '../../../../core/ports/cashbox-driver.ts';
import { ERROR, MARK_STATUS } from '../constants.ts';
import { faultOf, says } from '../errors/fault.ts';
import { MARKING_WAIT_MS } from '../limits.ts';
import type { Session } from '../session.ts';
import { MARKING_TASKS } from '../tasks/marking.ts';
import type { ItemInfoCheckResult, MarkingCodeParams } from '../tasks/parts.ts';
import { runTask } from '../tasks/run.ts';

/** What was asked about one code, and what came of it; both go into the line. */
export interface MarkResult {
  readonly asked: MarkingCodeParams;
  readonly result: ItemInfoCheckResult;
}

/** By the line of the receipt, counted from 0. */
export type MarkResults = ReadonlyMap<number, MarkResult>;

export const MARK_STATUS_CODES = {
  itemPieceSold: MARK_STATUS.PIECE_SOLD,
  itemPieceReturn: MARK_STATUS.PIECE_RETURN,
} as const;

const POLL_MS = 500;
/** The only trouble of a check that the settings may pass over: the FN's own result stands (dto10-driver 2.5, practice). */
const SERVER_IS_SILENT = 'CB-604';

/** The five signs as the bits the library keeps them in. Source: dto10-driver 2.5, `bitFields` of the ABI. */
export function checkBits(result: ItemInfoCheckResult): number {
  const signs = [
    result.imcCheckFlag,
    result.imcCheckResult,
    result.imcStatusInfo,
    result.imcEstimatedStatusCorrect,
    result.ecrStandAloneFlag,
  ];
  return signs.reduce((bits, sign, bit) => (sign ? bits | (1 << bit) : bits), 0);
}

/**
 * Has every full marking code of the receipt checked, before the receipt is opened (FFD 1.2 forbids a sale without it).
 * Each result is told to the time line.
 *
 * @throws {KassaError} CB-602, CB-603 the code is bad; CB-604 no answer and the settings do not sell without one; CB-605 to CB-607
 */
export async function checkMarks(
  session: Session,
  receipt: Receipt,
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<MarkResults> {
  const results = new Map<number, MarkResult>();
  const marked = [...receipt.items.entries()].flatMap(([line, { markingCode }]) =>
    markingCode?.form === 'full' ? [{ line, markingCode }] : [],
  );
  if (marked.length === 0) return results;
  // The device keeps the codes of a receipt that was never closed, and its table is small.
  await runTask(session, MARKING_TASKS.clearMarkingCodeValidationResult, {}, { signal });
  for (const { line, markingCode } of marked) {
    const checked = await checkOne(session, markingCode, line + 1, signal).catch((error) => {
      throw results.size > 0 && says(error, ERROR.MARKS_OVERFLOW) ? tooManyCodes(error) : error;
    });
    hooks.note?.('markingChecked', `строка ${line + 1}: ${words(checked.result)}`);
    results.set(line, checked);
  }
  const all = await runTask(session, MARKING_TASKS.checkMarkingCodeValidationsReady, {}, { signal });
  if (all?.ready === false) throw new KassaError('CB-605', 'проверка кодов не закончена');
  return results;
}

/** The table was cleared for this receipt and holds its codes alone: another attempt would end here again. */
const tooManyCodes = (cause: unknown): KassaError =>
  new KassaError('CB-446', 'кодов маркировки в чеке больше, чем помещается в ФН', { cause });

async function checkOne(session: Session, code: MarkingCode, line: number, signal: AbortSignal): Promise<MarkResult> {
  if (!code.estimatedStatus) throw new KassaError('CB-432', `строка ${line}: не сказано состояние кода`);
  const asked: MarkingCodeParams = {
    imcType: 'auto',
    imc: code.base64,
    itemEstimatedStatus: code.estimatedStatus,
    imcModeProcessing: 0,
  };
  const { fmCheck, fmCheckResult } = await begin(session, asked, signal);
  try {
    if (fmCheck && !fmCheckResult) throw new KassaError('CB-603', `строка ${line}: код неверен`);
    const seen = await waitForAnswer(session, line, signal);
    if (seen && isRefused(seen)) throw new KassaError('CB-603', `строка ${line}: ${words(seen)}`);
    const { itemInfoCheckResult: result } = await runTask(session, MARKING_TASKS.acceptMarkingCode, {}, { signal });
    if (isRefused(result)) throw new KassaError('CB-603', `строка ${line}: ${words(result)}`);
    return { asked, result };
  } catch (error) {
    await letGo(session, error, signal);
    throw error;
  }
}

type Begun = { readonly fmCheck: boolean; readonly fmCheckResult: boolean };

/** A check that nobody waits for any more holds up every receipt of the cashbox, also those without a code. */
export async function endRunningCheck(session: Session, signal: AbortSignal): Promise<void> {
  await runTask(session, MARKING_TASKS.cancelMarkingCodeValidation, {}, { signal }).catch(() => undefined);
}

async function begin(session: Session, params: MarkingCodeParams, signal: AbortSignal): Promise<Begun> {
  const ask = async () =>
    (await runTask(session, MARKING_TASKS.beginMarkingCodeValidation, { params }, { signal })).offlineValidation;
  try {
    return await ask();
  } catch (error) {
    // A check of somebody else's, or of a driver host that died, was left running.
    if (!says(error, ERROR.MARKING_CODE_VALIDATION_IN_PROGRESS)) throw error;
  }
  await runTask(session, MARKING_TASKS.cancelMarkingCodeValidation, {}, { signal });
  return ask();
}

/**
 * The server is polled on our clock.
 *
 * @returns undefined when there is no answer and the settings sell by the FN's own result
 */
async function waitForAnswer(
  session: Session,
  line: number,
  signal: AbortSignal,
): Promise<ItemInfoCheckResult | undefined> {
  const { clock } = session;
  const startMs = clock.monotonicMs();
  for (;;) {
    const status = await runTask(session, MARKING_TASKS.getMarkingCodeValidationStatus, {}, { signal });
    const { driverError, onlineValidation } = status;
    const fault = driverError && driverError.code !== 0 ? faultOfCheck(driverError) : undefined;
    const { ready = fault !== undefined } = status;
    if (ready && fault && fault.code !== SERVER_IS_SILENT) throw fault;
    // A cashbox that works without the server is ready with no answer of it, and says no error.
    if (ready && !fault && onlineValidation) return onlineValidation.itemInfoCheckResult;
    if (ready) return withoutAnswer(session, `строка ${line}: ${fault?.detail ?? 'ответа сервера нет'}`);
    if (clock.monotonicMs() - startMs >= MARKING_WAIT_MS) return withoutAnswer(session, `строка ${line}: нет ответа`);
    await clock.sleep(POLL_MS, signal);
  }
}

/** An error that comes as an answer means what it means as an error. */
const faultOfCheck = ({ code, description }: { readonly code: number; readonly description?: string | undefined }) =>
  faultOf(code, description ?? '', 'prepares');

function withoutAnswer({ withoutMarkingAnswer }: Session, detail: string): undefined {
  if (withoutMarkingAnswer === 'refuse') throw new KassaError(SERVER_IS_SILENT, detail);
  return undefined;
}

/** Checked, and the answer is no: by the FN's own key, or by the server. What was not checked is no refusal. */
function isRefused({ imcCheckFlag, imcCheckResult, imcStatusInfo, imcEstimatedStatusCorrect }: ItemInfoCheckResult) {
  return (imcCheckFlag && !imcCheckResult) || (imcStatusInfo && !imcEstimatedStatusCorrect);
}

/** Neither a refused code nor a running check may stay behind; when even that fails, the next receipt ends it. */
async function letGo(session: Session, error: unknown, signal: AbortSignal): Promise<void> {
  if (!session.device.isAlive || signal.aborted) return;
  const isRefusal = error instanceof KassaError && error.code === 'CB-603';
  const name = isRefusal ? 'declineMarkingCode' : 'cancelMarkingCodeValidation';
  await runTask(session, MARKING_TASKS[name], {}, { signal }).catch(() => undefined);
}

function words(result: ItemInfoCheckResult): string {
  const { imcCheckFlag, imcCheckResult, imcStatusInfo, imcEstimatedStatusCorrect } = result;
  const byFn = !imcCheckFlag ? 'код не проверен' : imcCheckResult ? 'код верен' : 'код неверен';
  const byServer = !imcStatusInfo
    ? 'сведений о товаре нет'
    : imcEstimatedStatusCorrect
      ? 'продать можно'
      : 'продать нельзя';
  return `${byFn}, ${byServer}`;
}
