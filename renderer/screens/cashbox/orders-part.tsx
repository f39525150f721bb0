import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { CashboxOrder } from '../../../src/contract/cashbox-detail.ts';
import { LiveOutcome } from '../../parts/live-outcome.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { ClosingProgress } from './closing-progress.tsx';
import { OfdSteps } from './ofd-steps.tsx';
import { ORDER_WORDS, type ShiftOrder } from './order-words.ts';
import { Part } from './part.tsx';
import { ShiftDialog } from './shift-dialog.tsx';
import { useOrders } from './use-orders.ts';

const TITLE: Words = { ru: 'Что можно сделать', en: 'What can be done' };
const NOTHING: Words = {
  ru: 'Сейчас кассе ничего нельзя приказать: она не на связи.',
  en: 'Nothing can be ordered now: the cashbox is out of reach.',
};
const LONG: Words = {
  ru: 'Касса занята дольше обычного: чеки идут вперёд. Уйти с этого экрана можно, приказ от этого не пропадёт.',
  en: 'The cashbox is busy for longer than usual: receipts go first. You may leave this screen; the order does not get lost.',
};
const PATIENCE_MS = 10_000;
/** In this order, whatever the agent's is. */
const ORDERS = Object.keys(ORDER_WORDS) as readonly CashboxOrder[];

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // Places that wait for news take no room before it comes.
  outcome: { outline: 'none', '& > :not(:empty) + :not(:empty)': { marginTop: tokens.spacingVerticalM } },
});

/** Buttons for what fits the cashbox now, and what became of the last one. */
export function OrdersPart({
  cashboxId,
  orders,
  onDone,
}: {
  readonly cashboxId: string;
  readonly orders: readonly CashboxOrder[];
  readonly onDone: () => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const { deed, doing, check, closing, order } = useOrders(cashboxId, onDone);
  const [asked, setAsked] = useState<ShiftOrder>();
  const outcome = useRef<HTMLDivElement>(null);
  const opener = useFocusBack(asked, outcome);
  const press = (which: CashboxOrder) => (event: MouseEvent<HTMLButtonElement>) => {
    if (which !== 'openShift' && which !== 'closeShift') return order(which);
    opener.current = event.currentTarget;
    setAsked(which);
  };
  return (
    <Part title={TITLE}>
      {orders.length === 0 && <Text>{say(NOTHING)}</Text>}
      <div className={styles.buttons}>
        {ORDERS.filter((which) => orders.includes(which)).map((which) => (
          <Button key={which} disabledFocusable={doing !== undefined} onClick={press(which)}>
            {say(ORDER_WORDS[which].button)}
          </Button>
        ))}
      </div>
      <div ref={outcome} className={styles.outcome} tabIndex={-1}>
        {doing && <Doing words={ORDER_WORDS[doing].busy} />}
        <LiveOutcome deed={deed} />
        {closing !== undefined && <ClosingProgress key={closing} jobId={closing} onOver={onDone} />}
        <div aria-live="polite">{check && <OfdSteps check={check} />}</div>
      </div>
      {asked && (
        <ShiftDialog
          order={asked}
          cashboxId={cashboxId}
          onDone={(reason) => {
            setAsked(undefined);
            if (reason !== undefined) order(asked, reason);
          }}
        />
      )}
    </Part>
  );
}

/** Says what is being done, and after a while why it may take longer. */
function Doing({ words }: { readonly words: Words }) {
  const say = useSay();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      <Spinner size="tiny" labelPosition="after" label={say(words)} />
      {isLong && <Text>{say(LONG)}</Text>}
    </div>
  );
}

/** After a dialog the focus goes back to its button, or to the outcome where that button is gone. */
function useFocusBack(asked: ShiftOrder | undefined, outcome: React.RefObject<HTMLDivElement | null>) {
  const opener = useRef<HTMLButtonElement>(undefined);
  useEffect(() => {
    const button = opener.current;
    if (asked || !button) return;
    opener.current = undefined;
    // The dialog holds the focus until it has gone from the page.
    const timer = setTimeout(() => (button.isConnected ? button : outcome.current)?.focus());
    return () => clearTimeout(timer);
  }, [asked, outcome]);
  return opener;
}
