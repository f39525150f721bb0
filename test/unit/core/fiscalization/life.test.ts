import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ERRORS, type ErrorCode, type Remedy } from '../../../../src/core/errors.ts';
import type { FiscalDocument } from '../../../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import {
  type Baseline,
  type Closing,
  type Doubt,
  isOpenQuestion,
  type Life,
  type LifeEvent,
  type LifeState,
  MAX_ATTEMPTS,
  next,
} from '../../../../src/core/fiscalization/life.ts';
import { lifeEvent } from './life-events.ts';

const baseline: Baseline = { fnSerial: '9999078900001234', lastFdNumber: 41, shiftNumber: 7, cash: undefined };
const laterBaseline: Baseline = { ...baseline, lastFdNumber: 43 };
const closing: Closing = { at: 1_000, taskRef: 'task-9' };
const document: FiscalDocument = {
  fnSerial: baseline.fnSerial,
  fdNumber: 42,
  fiscalSign: '0012345678',
  issuedAt: '2026-11-24T12:00',
  type: 'receipt',
  operation: 'sell',
  totalKop: kopecks(500_00),
};
const doubt: Doubt = { attempt: 2, baseline, closing, code: 'CB-101', detail: 'обрыв' };

const LIVES: { readonly [S in LifeState]: Extract<Life, { state: S }> } = {
  received: { state: 'received', attempt: 2 },
  sent: { state: 'sent', attempt: 2, baseline },
  closing: { state: 'closing', attempt: 2, baseline, closing },
  inDoubt: { state: 'inDoubt', ...doubt },
  fiscal: { state: 'fiscal', document },
  done: { state: 'done' },
  refused: { state: 'refused', code: 'CB-805', detail: '' },
  parked: { state: 'parked', attempt: 2, code: 'CB-317', detail: 'похожий', doubt },
};

const EVENTS: { readonly [T in LifeEvent['type']]: Extract<LifeEvent, { type: T }> } = {
  aboutToSend: { type: 'aboutToSend', baseline: laterBaseline },
  aboutToClose: { type: 'aboutToClose', closing },
  cannotBegin: { type: 'cannotBegin', code: 'CB-309', detail: 'нет сдачи' },
  metAlready: { type: 'metAlready' },
  wentWrong: { type: 'wentWrong', code: 'CB-103', detail: 'не разобрано' },
  restarted: { type: 'restarted' },
  fnShowsOurs: { type: 'fnShowsOurs', document },
  countersShowOurs: { type: 'countersShowOurs' },
  fnShowsAbsence: { type: 'fnShowsAbsence' },
  unclear: { type: 'unclear', code: 'CB-317', detail: 'похожий' },
  personParks: { type: 'personParks', code: 'CB-807', detail: 'уточнить заказ' },
  personRetries: { type: 'personRetries' },
  personRefuses: { type: 'personRefuses', code: 'CB-805', detail: 'не нужен' },
  personSaysNotOurs: { type: 'personSaysNotOurs', code: 'CB-805', detail: 'не нужен' },
  personFinds: { type: 'personFinds', document },
};

const fiscal: Life = { state: 'fiscal', document };
const done: Life = { state: 'done' };
const refusedByPerson: Life = { state: 'refused', code: 'CB-805', detail: 'не нужен' };
const wrong = { attempt: 2, baseline, code: 'CB-103', detail: 'не разобрано' } as const;
const cutOff = { attempt: 2, baseline, code: 'CB-102', detail: '' } as const;

/** What each event does in each state; an event that is not named makes no sense there. */
const TABLE: Readonly<Record<LifeState, Partial<Record<LifeEvent['type'], Life>>>> = {
  received: {
    aboutToSend: { state: 'sent', attempt: 2, baseline: laterBaseline },
    cannotBegin: { state: 'parked', attempt: 2, code: 'CB-309', detail: 'нет сдачи', doubt: undefined },
    metAlready: done,
    restarted: LIVES.received,
    unclear: { state: 'parked', attempt: 2, code: 'CB-317', detail: 'похожий', doubt: undefined },
    personParks: { state: 'parked', attempt: 2, code: 'CB-807', detail: 'уточнить заказ', doubt: undefined },
    personRefuses: refusedByPerson,
  },
  sent: {
    aboutToClose: LIVES.closing,
    wentWrong: { state: 'inDoubt', ...wrong, closing: undefined },
    restarted: { state: 'inDoubt', ...cutOff, closing: undefined },
  },
  closing: {
    fnShowsOurs: fiscal,
    countersShowOurs: done,
    wentWrong: { state: 'inDoubt', ...wrong, closing },
    restarted: { state: 'inDoubt', ...cutOff, closing },
  },
  inDoubt: {
    fnShowsOurs: fiscal,
    countersShowOurs: done,
    fnShowsAbsence: { state: 'received', attempt: 3 },
    unclear: LIVES.parked,
    restarted: LIVES.inDoubt,
  },
  parked: {
    personRetries: LIVES.inDoubt,
    personSaysNotOurs: refusedByPerson,
    personFinds: fiscal,
    restarted: LIVES.parked,
  },
  fiscal: { restarted: LIVES.fiscal },
  done: { restarted: LIVES.done },
  refused: { restarted: LIVES.refused },
};

const STATES = Object.keys(LIVES) as LifeState[];
const TYPES = Object.keys(EVENTS) as LifeEvent['type'][];
const PAIRS = STATES.flatMap((state) => TYPES.map((type) => [state, type] as const));

describe('life of one job', () => {
  it.each(PAIRS)('in %s, %s does what the table says', (state, type) => {
    expect(next(LIVES[state], EVENTS[type])).toEqual(TABLE[state][type]);
  });

  it('holds open questions exactly while a device may hold something of the job', () => {
    expect(STATES.filter((state) => isOpenQuestion(LIVES[state]))).toEqual(['sent', 'closing', 'inDoubt']);
  });
});

/** A code of each remedy, whichever the catalog has. */
function codeFor(remedy: Remedy): ErrorCode {
  const found = (Object.keys(ERRORS) as ErrorCode[]).find((code) => ERRORS[code].remedy === remedy);
  if (!found) throw new Error(`The catalog has no code to ${remedy}`);
  return found;
}

describe('when the job cannot even begin', () => {
  const begin = (remedy: Remedy, attempt = 2) =>
    next({ state: 'received', attempt }, { type: 'cannotBegin', code: codeFor(remedy), detail: 'так' });

  it('waits without counting an attempt for a cashbox that is silent or busy', () => {
    expect(begin('retry', MAX_ATTEMPTS)).toEqual({ state: 'received', attempt: MAX_ATTEMPTS });
  });
  it('waits without counting an attempt for a cashbox that waits for a person', () => {
    expect(begin('operator', MAX_ATTEMPTS)).toEqual({ state: 'received', attempt: MAX_ATTEMPTS });
  });
  it('is refused when the catalog says so', () => {
    expect(begin('reject')).toEqual({ state: 'refused', code: codeFor('reject'), detail: 'так' });
  });
  it('is parked when the catalog says so, without a doubt', () => {
    expect(begin('park')).toMatchObject({ state: 'parked', code: codeFor('park'), doubt: undefined });
  });
});

describe('when the FN shows that nothing was made', () => {
  const absence = (code: ErrorCode, attempt: number) =>
    next({ state: 'inDoubt', ...doubt, code, attempt }, { type: 'fnShowsAbsence' });

  it.each(['retry', 'reconcile'] as const)('begins again after an error to %s, up to the last attempt', (remedy) => {
    const code = codeFor(remedy);
    expect(absence(code, 1)).toEqual({ state: 'received', attempt: 2 });
    expect(absence(code, MAX_ATTEMPTS - 1)).toEqual({ state: 'received', attempt: MAX_ATTEMPTS });
    expect(absence(code, MAX_ATTEMPTS)).toEqual({
      state: 'parked',
      attempt: MAX_ATTEMPTS,
      code: 'CB-318',
      detail: `${code} обрыв`,
      doubt: undefined,
    });
  });
  it('is refused when what went wrong was a refusal', () => {
    expect(absence(codeFor('reject'), 1)).toEqual({ state: 'refused', code: codeFor('reject'), detail: 'обрыв' });
  });
  it('waits for its cashbox as long as that waits for a person', () => {
    expect(absence(codeFor('operator'), 1)).toEqual({ state: 'received', attempt: 1 });
    expect(absence(codeFor('operator'), MAX_ATTEMPTS)).toEqual({ state: 'received', attempt: MAX_ATTEMPTS });
  });
  it('is refused by a person only without a doubt; with one the FN is read first', () => {
    const refuses = { type: 'personRefuses', code: 'CB-805', detail: '' } as const;
    expect(next(LIVES.parked, refuses)).toBeUndefined();
    expect(next({ ...LIVES.parked, doubt: undefined }, refuses)).toMatchObject({ state: 'refused' });
    expect(next({ ...LIVES.parked, doubt: undefined }, { ...refuses, type: 'personSaysNotOurs' })).toBeUndefined();
  });
  it('waits for a person when what went wrong asks for one', () => {
    expect(absence(codeFor('park'), 1)).toMatchObject({ state: 'parked', doubt: undefined });
  });
});

describe("a person's word", () => {
  it('sends a doubtful job back to the FN, never straight to the cashbox', () => {
    expect(next(LIVES.parked, EVENTS.personRetries)).toEqual({ state: 'inDoubt', ...doubt });
  });
  it('begins anew when nothing of the job ever left', () => {
    const parked: Life = { ...LIVES.parked, attempt: MAX_ATTEMPTS, doubt: undefined };
    expect(next(parked, EVENTS.personRetries)).toEqual({ state: 'received', attempt: 1 });
  });
});

const FINAL: readonly LifeState[] = ['fiscal', 'done', 'refused'];
const LEADS_OUT_OF_DOUBT: readonly LifeEvent['type'][] = [
  'fnShowsOurs',
  'countersShowOurs',
  'fnShowsAbsence',
  'unclear',
];

interface Step {
  readonly from: Life;
  readonly event: LifeEvent;
  readonly to: Life;
}

/** Events that make no sense are let go, as the recorder does. */
function live(events: readonly LifeEvent[], start: Life = { state: 'received', attempt: 1 }): readonly Step[] {
  const steps: Step[] = [];
  let life = start;
  for (const event of events) {
    const to = next(life, event);
    if (!to) continue;
    steps.push({ from: life, event, to });
    life = to;
  }
  return steps;
}

/** Long enough, and weighted enough, that deep states are met. */
const events = fc.array(lifeEvent, { maxLength: 80 });
const always = (holds: (steps: readonly Step[]) => void): void =>
  fc.assert(
    fc.property(events, (some) => holds(live(some))),
    { numRuns: 2000 },
  );

describe('whatever happens', () => {
  it('random events do reach every state, so the rules below say something', () => {
    const reached = new Set<LifeState>();
    for (const some of fc.sample(events, { numRuns: 2000, seed: 7 })) {
      for (const { to } of live(some)) reached.add(to.state);
    }
    expect([...reached].toSorted()).toEqual([...STATES].toSorted());
  });

  it('nothing leaves a final state', () => {
    always((steps) => {
      for (const { from, to } of steps) if (FINAL.includes(from.state)) expect(to).toEqual(from);
    });
  });

  it('only a reading of FN or counters, or a person, leads out of doubt', () => {
    always((steps) => {
      for (const { from, event, to } of steps) {
        if (from.state === 'inDoubt' && to.state !== 'inDoubt') expect(LEADS_OUT_OF_DOUBT).toContain(event.type);
      }
    });
  });

  it('the deciding command is never about to leave before intent and baseline are on the disk', () => {
    always((steps) => {
      for (const { from, to } of steps) if (to.state === 'closing') expect(from.state).toBe('sent');
    });
  });

  it('a new attempt never starts while an earlier one is open', () => {
    always((steps) => {
      for (const { from, to } of steps) if (to.state === 'sent') expect(from.state).toBe('received');
    });
  });

  it('an open question becomes a new attempt only when the FN shows absence', () => {
    always((steps) => {
      for (const { from, event, to } of steps) {
        if (isOpenQuestion(from) && to.state === 'received') expect(event.type).toBe('fnShowsAbsence');
        if (isOpenQuestion(from) && to.state === 'refused') expect(event.type).toBe('fnShowsAbsence');
      }
    });
  });

  it('baseline and task of an open attempt stay what they were until it is settled', () => {
    always((steps) => {
      for (const { from, to } of steps) {
        if (!isOpenQuestion(from) || !isOpenQuestion(to) || !('baseline' in from) || !('baseline' in to)) continue;
        expect(to.baseline).toEqual(from.baseline);
        expect(to.attempt).toBe(from.attempt);
        if (from.state !== 'sent') expect('closing' in to && to.closing).toEqual(from.closing);
      }
    });
  });

  it('a doubt that was parked comes back as the same doubt', () => {
    always((steps) => {
      for (const { from, event, to } of steps) {
        if (from.state !== 'parked' || event.type !== 'personRetries') continue;
        expect(to).toEqual(from.doubt ? { state: 'inDoubt', ...from.doubt } : { state: 'received', attempt: 1 });
      }
    });
  });

  it('attempts stay between one and the most allowed', () => {
    always((steps) => {
      for (const { to } of steps) {
        if (!('attempt' in to)) continue;
        expect(to.attempt).toBeGreaterThanOrEqual(1);
        expect(to.attempt).toBeLessThanOrEqual(MAX_ATTEMPTS);
      }
    });
  });

  it('a document is called fiscal only as the FN, or a person, showed it', () => {
    always((steps) => {
      for (const { event, to } of steps) {
        if (to.state !== 'fiscal' || event.type === 'restarted') continue;
        expect(['fnShowsOurs', 'personFinds']).toContain(event.type);
        expect('document' in event && event.document).toEqual(to.document);
      }
    });
  });

  it('restarts alone never change what is known', () => {
    fc.assert(
      fc.property(events, (some) => {
        const last = live(some).at(-1)?.to ?? LIVES.received;
        const once = next(last, EVENTS.restarted);
        expect(once && next(once, EVENTS.restarted)).toEqual(once);
        if (!isOpenQuestion(last)) expect(once).toEqual(last);
      }),
    );
  });
});
