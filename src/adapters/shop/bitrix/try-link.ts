import { KassaError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { LinkStep } from '../link-step.ts';
import { ANSWER_TIMEOUT_MS, HELD_MS } from './door.ts';
import type { Knock } from './knock.ts';
import { linkSteps } from './link-steps.ts';
import { type ApiVersion, requestBody } from './request-body.ts';
import type { Post, SiteResponse } from './site.ts';
import { readAnswer } from './site-answer.ts';
import { siteFault } from './site-fault.ts';

export interface TryLinkParts {
  /** The connect URL, a secret. */
  readonly url: string;
  readonly apiVersion: ApiVersion;
  readonly post: Post;
  readonly knock: Knock;
  readonly clock: Clock;
}

/**
 * Tries a connect link with a poll that names no cashbox: it is handed no check, touches no row of the shop, and is held
 * for a minute like any other. A link the shop does not know is refused at once.
 *
 * Source: bitrix-protocol 1, 5, 11
 */
export async function tryLink(parts: TryLinkParts, signal: AbortSignal): Promise<readonly LinkStep[]> {
  const { url, apiVersion, post, knock, clock } = parts;
  const startedMs = clock.monotonicMs();
  const isSecure = new URL(url).protocol === 'https:';
  try {
    const request = { url, body: requestBody(apiVersion, [], undefined), timeoutMs: ANSWER_TIMEOUT_MS };
    const response = await post(request, signal);
    const wasHeld = clock.monotonicMs() - startedMs >= HELD_MS;
    return linkSteps({ kind: 'answered', response, fault: faultOf(response), wasHeld }, isSecure);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const fault = siteFault(error);
    const isOpen = fault.code === 'CB-710' ? await knock(url, signal) : undefined;
    return linkSteps({ kind: 'silent', fault, isOpen }, isSecure);
  }
}

function faultOf(response: SiteResponse): KassaError | undefined {
  try {
    readAnswer(response);
    return undefined;
  } catch (error) {
    if (error instanceof KassaError) return error;
    throw error;
  }
}
