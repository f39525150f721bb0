import type { ErrorCode, KassaError } from '../../../core/errors.ts';
import { LINK_STEPS, type LinkStep, type LinkStepName } from '../link-step.ts';
import type { SiteResponse } from './site.ts';

/** How one try of a link ended. */
export type LinkTry =
  | {
      readonly kind: 'answered';
      readonly response: SiteResponse;
      /** What is wrong with the answer. */
      readonly fault: KassaError | undefined;
      /** It came so late that the shop, or whatever hangs there, had held the request. */
      readonly wasHeld: boolean;
    }
  | {
      readonly kind: 'silent';
      readonly fault: KassaError;
      /** Does the address take connections? Undefined: not asked. */
      readonly isOpen: boolean | undefined;
    };

/** Steps that were not gone as hoped: where it failed, and what cannot be told because of that. */
interface Broken {
  readonly at?: LinkStepName;
  readonly unclear: readonly LinkStepName[];
}

const WHOLE: Broken = { unclear: [] };

/** Which steps a try proves, which one failed, and which it says nothing about. */
export function linkSteps(tried: LinkTry, isSecure: boolean): readonly LinkStep[] {
  const { at, unclear } = tried.kind === 'answered' ? afterAnswer(tried) : withoutAnswer(tried);
  const failedAt = at === undefined ? LINK_STEPS.length : LINK_STEPS.indexOf(at);
  const { fault } = tried;
  return LINK_STEPS.map((step, place): LinkStep => {
    if (step === 'certificate' && !isSecure) return { step, state: 'notUsed' };
    if (place > failedAt) return { step, state: 'notReached' };
    const why = fault && { fault: { code: fault.code, detail: fault.detail } };
    if (step === at) return { step, state: 'failed', ...why };
    if (unclear.includes(step)) return { step, state: 'unclear', ...why };
    return { step, state: 'done', ...(step === 'certificate' && validUntil(tried)) };
  });
}

function validUntil(tried: LinkTry): Pick<LinkStep, 'validUntil'> {
  const until = tried.kind === 'answered' ? tried.response.certificateUntil : undefined;
  return until === undefined ? {} : { validUntil: until };
}

function afterAnswer({ response: { status }, fault, wasHeld }: Extract<LinkTry, { kind: 'answered' }>): Broken {
  if (!fault) return WHOLE;
  // A proxy lost patience with a held poll: nobody holds a link that is not known, but a site that hangs does so too.
  if (status === 504 && wasHeld) return { unclear: ['data', 'link'] };
  if (status === 200) return { at: 'data', unclear: [] };
  // The shop's own 403 is empty; a page comes from whatever stands before it.
  if (fault.code === 'CB-704' && fault.detail === '') return { at: 'link', unclear: ['data'] };
  return { at: 'answer', unclear: [] };
}

const BEFORE_ANY_ANSWER: Partial<Record<ErrorCode, LinkStepName>> = {
  'CB-701': 'name',
  'CB-702': 'connection',
  'CB-703': 'certificate',
};

function withoutAnswer({ fault, isOpen }: Extract<LinkTry, { kind: 'silent' }>): Broken {
  const at = BEFORE_ANY_ANSWER[fault.code];
  if (at) return { at, unclear: [] };
  if (isOpen === false) return { at: 'connection', unclear: [] };
  if (isOpen) return { at: 'answer', unclear: ['certificate'] };
  return { at: 'answer', unclear: ['name', 'connection', 'certificate'] };
}
