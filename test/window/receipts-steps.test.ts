import { describe, expect, it } from 'vitest';
import { offeredOf } from '../../renderer/screens/receipts/actions/offered.ts';
import { isDoubtful, stepsOf } from '../../renderer/screens/receipts/steps.ts';
import { stepEvidence } from '../../renderer/screens/receipts/words/step-words.ts';
import { DETAILS, ROWS, rowOf, untold } from './fixtures/receipts.ts';

describe('The five states of a receipt', () => {
  it('never draws what is not known as what is not there', () => {
    expect(stepsOf(ROWS.inDoubt)).toEqual({
      received: 'reached',
      fiscal: 'unknown',
      reported: 'not',
      delivered: 'unknown',
      seen: 'unknown',
    });
    expect(stepsOf(ROWS.unproven).fiscal).toBe('unknown');
    expect(stepsOf(ROWS.putAside).fiscal).toBe('not');
  });

  it('believes the agent, not its reasons, whether a doubt is kept', () => {
    const { unproven, putAside, waiting } = ROWS;
    expect(stepsOf({ ...putAside, keepsDoubt: true }).fiscal).toBe('unknown');
    expect(stepsOf({ ...waiting, keepsDoubt: true }).fiscal).toBe('unknown');
    const proven = { ...unproven, keepsDoubt: false };
    expect(stepsOf(proven).fiscal).toBe('not');
  });

  it('takes a doubt to be kept where an older agent does not say so, unless its end is known', () => {
    for (const row of [ROWS.waiting, ROWS.inDoubt, ROWS.unproven, ROWS.putAside])
      expect(isDoubtful(untold(row)), row.checkId).toBe(true);
    for (const row of [ROWS.refused, ROWS.fine, ROWS.seen]) expect(isDoubtful(untold(row)), row.checkId).toBe(false);
  });

  it('lets nothing be made again that keeps a doubt or may keep one', () => {
    const { putAside } = DETAILS;
    expect(offeredOf(putAside)).toEqual(['retry', 'notMade']);
    expect(offeredOf({ ...putAside, status: { ...ROWS.putAside, keepsDoubt: true } })).toEqual(['notMade']);
    expect(offeredOf({ ...putAside, status: untold(ROWS.putAside) })).toEqual(['notMade']);
    expect(offeredOf({ ...DETAILS.unproven, status: untold(ROWS.unproven) })).toEqual(DETAILS.unproven.actions);
  });

  it('says that nobody can ask any more where the FN was replaced', () => {
    const row = { ...rowOf(9_990), states: ['received', 'fiscal', 'reported'] as const, fnReplaced: true as const };
    const status = { ...row, states: [...row.states] };
    const steps = stepsOf(status);
    expect(steps.delivered).toBe('unknown');
    expect(stepEvidence('delivered', steps, status).ru).toContain('ФН заменили');
  });

  it('tells a document that the OFD does not show from one that nobody looked for', () => {
    expect(stepsOf({ ...ROWS.fine, states: ['received', 'fiscal'], seen: 'notChecked' }).seen).toBe('unknown');
    expect(stepsOf({ ...ROWS.fine, states: ['received', 'fiscal'], seen: 'notSeen' }).seen).toBe('not');
  });

  it('misses no answer of a shop that never asked', () => {
    const { checkId: _, ...ofPerson } = ROWS.waiting;
    expect(stepsOf(ofPerson).reported).toBe('notNeeded');
  });
});
