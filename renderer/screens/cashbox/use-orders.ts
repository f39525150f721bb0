import { useCallback, useState } from 'react';
import type { CashboxOrder, OfdCheck } from '../../../src/contract/cashbox-detail.ts';
import { refusalWords } from '../../../src/contract/refusal-words.ts';
import { bridge } from '../../bridge.ts';
import type { Deed } from '../../parts/live-outcome.tsx';
import { deedOf, useDeed } from '../../state/deed.ts';
import { DONE_WORDS } from './order-words.ts';
import { keepClosing, orderedClosing } from './ordered-closings.ts';

export interface Orders {
  readonly deed: Deed | undefined;
  /** What is being done just now. */
  readonly doing: CashboxOrder | undefined;
  /** What the last check of the way to the OFD found. */
  readonly check: OfdCheck | undefined;
  /** Number of the closing that was ordered last. */
  readonly closing: number | undefined;
  readonly order: (order: CashboxOrder, reason?: string) => void;
}

/** Orders of a person to one cashbox, one at a time. */
export function useOrders(cashboxId: string, onDone: () => void): Orders {
  const { deed, busy, act } = useDeed();
  const [last, setLast] = useState<CashboxOrder>();
  const [check, setCheck] = useState<OfdCheck>();
  const [closing, setClosing] = useState(() => orderedClosing(cashboxId));
  const order = useCallback(
    (which: CashboxOrder, reason = '') => {
      setLast(which);
      if (which === 'checkOfd') setCheck(undefined);
      act(async () => {
        const outcome = await ask(which, cashboxId, reason, { onCheck: setCheck, onClosing: setClosing });
        onDone();
        return outcome;
      });
    },
    [act, cashboxId, onDone],
  );
  return { deed, doing: busy ? last : undefined, check, closing, order };
}

interface Followed {
  readonly onCheck: (check: OfdCheck) => void;
  readonly onClosing: (jobId: number) => void;
}

async function ask(
  order: CashboxOrder,
  cashboxId: string,
  reason: string,
  { onCheck, onClosing }: Followed,
): Promise<Deed | undefined> {
  switch (order) {
    case 'openShift':
      return deedOf(await bridge.agent.openShift({ cashboxId }), DONE_WORDS.openShift);
    case 'xReport':
      return deedOf(await bridge.agent.xReport({ cashboxId }), DONE_WORDS.xReport);
    case 'testPrint':
      return deedOf(await bridge.agent.testPrint({ cashboxId }), DONE_WORDS.testPrint);
    case 'closeShift': {
      const answered = await bridge.agent.closeShift({ cashboxId, ...(reason !== '' && { reason }) });
      if (!answered.ok) return { done: false, words: answered.words };
      if (!answered.answer.done) return { done: false, words: refusalWords(answered.answer) };
      keepClosing(cashboxId, answered.answer.jobId);
      onClosing(answered.answer.jobId);
      // How it ends is told by its own progress; nothing is called done before.
      return undefined;
    }
    case 'checkOfd': {
      const answered = await bridge.agent.checkOfd({ cashboxId });
      if (!answered.ok) return { done: false, words: answered.words };
      if (!answered.answer.done) return { done: false, words: refusalWords(answered.answer) };
      // Its steps say how it went, each for itself.
      onCheck(answered.answer.check);
      return undefined;
    }
  }
}
