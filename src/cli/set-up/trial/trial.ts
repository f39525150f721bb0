import { systemClock } from '../../../adapters/system/system-clock.ts';
import type { SetUpAnswer, SetUpForm, SetUpStep } from '../../../contract/set-up.ts';
import type { Words } from '../../../core/health/light.ts';
import { errorInWords } from '../../screen/error-in-words.ts';
import { CancelledError, type Tell } from '../runs.ts';
import { step, words } from '../steps.ts';
import { formStep } from './form-step.ts';
import { openTrialAgent, type TrialAgent } from './trial-agent.ts';
import { TRIAL_STEPS, TrialStuck } from './trial-steps.ts';

/** The whole trial, ms. It takes a few seconds where all is well. */
const LIMIT_MS = 60_000;

/**
 * Makes receipts with the settings of a form on a virtual cashbox and in a virtual shop: a real agent, real HTTP and TCP, no
 * real device. Each step says what was seen; whatever was not reached is unknown, never fine.
 */
export async function trial(
  form: SetUpForm,
  signal: AbortSignal,
  tell: Tell,
  limitMs = LIMIT_MS,
): Promise<SetUpAnswer<'trial'>> {
  const ofForm = formStep(form);
  if (ofForm.state !== 'fine') return { steps: [ofForm, ...notReached(0, words('не дошли', 'not reached'))] };
  const limit = new AbortController();
  const over = systemClock.sleep(limitMs, limit.signal).then(
    () => limit.abort(new TrialStuck(words(`не дошли за ${Math.round(limitMs / 1_000)} с`, 'not reached in time'))),
    () => undefined,
  );
  const stop = AbortSignal.any([signal, limit.signal]);
  try {
    return { steps: [ofForm, ...(await goThrough(form, stop, tell))] };
  } finally {
    limit.abort();
    await over;
  }
}

async function goThrough(form: SetUpForm, signal: AbortSignal, tell: Tell): Promise<readonly SetUpStep[]> {
  const steps: SetUpStep[] = [];
  let agent: TrialAgent | undefined;
  try {
    tell(words('Включаю учебные магазин и кассу…', 'Switching on a virtual shop and cashbox…'));
    agent = await openTrialAgent(form);
    for (const [place, { name, title, go }] of TRIAL_STEPS.entries()) {
      tell(title, { done: place, of: TRIAL_STEPS.length });
      steps.push(step(name, 'fine', title, await go(agent, form, signal)));
    }
    tell(words('Проба закончена', 'The trial is over'), { done: TRIAL_STEPS.length, of: TRIAL_STEPS.length });
    return steps;
  } catch (error) {
    return [...steps, ...brokenAt(steps.length, error, signal)];
  } finally {
    await agent?.close();
  }
}

/** The step that broke, and those behind it. */
function brokenAt(place: number, error: unknown, signal: AbortSignal): readonly SetUpStep[] {
  const [at, ...rest] = notReached(place, words('не дошли', 'not reached'));
  if (!at) return [];
  const why: unknown = signal.aborted ? signal.reason : error;
  if (why instanceof CancelledError) return [{ ...at, seen: words('остановлено', 'stopped') }, ...rest];
  const seen = why instanceof TrialStuck ? why.words : errorInWords(why);
  const cure = words(
    'Это учебные магазин и касса: настоящие ни при чём. Проверьте, не мешает ли антивирус или нехватка места, и повторите; если не поможет — сохраните файл для поддержки.',
    'Shop and cashbox are virtual here: the real ones have no part in it. Check antivirus and disk space and try again; if that does not help, save the support file.',
  );
  return [{ ...at, state: 'trouble', seen, cure }, ...rest];
}

function notReached(from: number, seen: Words): readonly SetUpStep[] {
  return TRIAL_STEPS.slice(from).map(({ name, title }) => step(name, 'unknown', title, seen));
}
