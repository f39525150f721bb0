import { describe, expect, it } from 'vitest';
import { keepsDoubt, stepsOf } from '../../renderer/screens/receipts/steps.ts';
import { stepEvidence } from '../../renderer/screens/receipts/words/step-words.ts';
import { DETAILS, ROWS, rowOf } from './fixtures/receipts.ts';

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

  it('knows by what a person may do whether a doubt is kept', () => {
    expect(keepsDoubt({ ...DETAILS.putAside, actions: ['settle'] })).toBe(true);
    expect(keepsDoubt(DETAILS.putAside)).toBe(false);
    expect(keepsDoubt(DETAILS.waiting)).toBe(false);
    expect(keepsDoubt({ ...DETAILS.waiting, actions: [] })).toBe(true);
    expect(keepsDoubt(DETAILS.fine)).toBe(false);
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
