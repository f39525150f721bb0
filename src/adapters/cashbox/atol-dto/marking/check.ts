import { KassaError } from '../../../../core/errors.ts';
import type { MarkingCode, Receipt } from '../../../../core/fiscal/receipt.ts';
import type { FiscalHooks } from '../../../../core/ports/cashbox-driver.ts';
import { MARK_STATUS } from '../constants.ts';
import { vendorCodeOf } from '../errors/fault.ts';
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
/** A check of somebody else's was left running: it is ended, and ours begins anew. */
const CHECK_IN_PROGRESS = 401;

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
    const checked = await checkOne(session, markingCode, line + 1, signal);
    hooks.note?.('markingChecked', `строка ${line + 1}: ${words(checked.result)}`);
    results.set(line, checked);
  }
  await runTask(session, MARKING_TASKS.checkMarkingCodeValidationsReady, {}, { signal });
  return results;
}

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

async function begin(session: Session, params: MarkingCodeParams, signal: AbortSignal): Promise<Begun> {
  const ask = async () =>
    (await runTask(session, MARKING_TASKS.beginMarkingCodeValidation, { params }, { signal })).offlineValidation;
  try {
    return await ask();
  } catch (error) {
    if (vendorCodeOf(error) !== CHECK_IN_PROGRESS) throw error;
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
    const { ready, driverError, onlineValidation } = status;
    if (ready && (!driverError || driverError.code === 0)) return onlineValidation?.itemInfoCheckResult;
    if (ready)
      return withoutAnswer(session, `строка ${line}: ${driverError?.description ?? `код ${driverError?.code}`}`);
    if (clock.monotonicMs() - startMs >= MARKING_WAIT_MS) return withoutAnswer(session, `строка ${line}: нет ответа`);
    await clock.sleep(POLL_MS, signal);
  }
}

function withoutAnswer({ withoutMarkingAnswer }: Session, detail: string): undefined {
  if (withoutMarkingAnswer === 'refuse') throw new KassaError('CB-604', detail);
  return undefined;
}

/** Checked, and the answer is no: by the FN's own key, or by the server. What was not checked is no refusal. */
function isRefused({ imcCheckFlag, imcCheckResult, imcStatusInfo, imcEstimatedStatusCorrect }: ItemInfoCheckResult) {
  return (imcCheckFlag && !imcCheckResult) || (imcStatusInfo && !imcEstimatedStatusCorrect);
}

/** A refused code must not stay in the device's table; when even that fails, the next receipt clears it. */
async function letGo(session: Session, error: unknown, signal: AbortSignal): Promise<void> {
  const isOurRefusal = error instanceof KassaError && error.vendor === undefined && session.device.isAlive;
  if (!isOurRefusal) return;
  const name = error.code === 'CB-604' ? 'cancelMarkingCodeValidation' : 'declineMarkingCode';
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
