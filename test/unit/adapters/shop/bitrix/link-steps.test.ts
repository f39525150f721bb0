import { describe, expect, it } from 'vitest';
import { linkSteps } from '../../../../../src/adapters/shop/bitrix/link-steps.ts';
import { type ErrorCode, KassaError } from '../../../../../src/core/errors.ts';

const silent = (code: ErrorCode, isOpen?: boolean) =>
  linkSteps({ kind: 'silent', fault: new KassaError(code), isOpen }, true);

const statesOf = (steps: ReturnType<typeof linkSteps>) => steps.map(({ state }) => state);

describe('steps of a link over https', () => {
  it('are all done by an answer of the shop, which shows how long the certificate is good', () => {
    const response = { status: 200, headers: {}, body: '{}', certificateUntil: 77 };
    const steps = linkSteps({ kind: 'answered', response, fault: undefined, wasHeld: true }, true);
    expect(new Set(statesOf(steps))).toEqual(new Set(['done']));
    expect(steps[2]).toEqual({ step: 'certificate', state: 'done', validUntil: 77 });
  });

  it.each([
    ['CB-701', ['failed', 'notReached', 'notReached', 'notReached', 'notReached', 'notReached']],
    ['CB-702', ['done', 'failed', 'notReached', 'notReached', 'notReached', 'notReached']],
    ['CB-703', ['done', 'done', 'failed', 'notReached', 'notReached', 'notReached']],
    ['CB-708', ['unclear', 'unclear', 'unclear', 'failed', 'notReached', 'notReached']],
  ] as const)('stop where %s says, and claim nothing that was not seen', (code, states) => {
    expect(statesOf(silent(code))).toEqual(states);
  });

  it('tell a door that does not open from a site that does not answer', () => {
    expect(statesOf(silent('CB-710', false)).slice(0, 3)).toEqual(['done', 'failed', 'notReached']);
    expect(statesOf(silent('CB-710', true)).slice(0, 4)).toEqual(['done', 'done', 'unclear', 'failed']);
  });

  it('call a 504 that came at once a failure: nobody had held the poll', () => {
    const response = { status: 504, headers: {}, body: '' };
    const fault = new KassaError('CB-710', 'код 504');
    const steps = linkSteps({ kind: 'answered', response, fault, wasHeld: false }, true);
    expect(steps[3]).toEqual({ step: 'answer', state: 'failed', fault: { code: 'CB-710', detail: 'код 504' } });
  });
});
