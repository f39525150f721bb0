import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { ReceiptAction, ReceiptDetail } from '../../../../src/contract/receipts.ts';
import { bridge } from '../../../bridge.ts';
import { LiveOutcome } from '../../../parts/live-outcome.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { isDoubtful } from '../steps.ts';
import { ACTION_BUTTONS, deedWords, isPlain, type PlainDeed } from '../words/action-words.ts';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import { offeredOf } from './offered.ts';
import { PlainDialog } from './plain-dialog.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { useDeed } from './use-deed.ts';

/** In this order; of those that fit a state the first is the likely one. */
const ORDER = Object.keys(ACTION_BUTTONS) as readonly ReceiptAction[];
const LEADS: ReadonlySet<ReceiptAction> = new Set<ReceiptAction>(['settle', 'retry']);
const SETTLING: Words = { ru: 'Агент читает документ в ФН…', en: 'The agent reads the document in the FN…' };
const SETTLED: Words = { ru: 'Чек признан пробитым.', en: 'The receipt is known to be made.' };
const ORDERING: Words = { ru: 'Записываем новый чек…', en: 'Writing down the new receipt…' };
const ORDERED: Words = { ru: 'Новый чек записан.', en: 'The new receipt is written down.' };

const useStyles = makeStyles({
  bar: { outlineStyle: 'none' },
  news: { marginTop: tokens.spacingVerticalM },
  busy: { justifyContent: 'flex-start', marginTop: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

/** What a person may do with a receipt now, and what became of it. */
export function ActionBar({
  receipt,
  onChange,
  onOpen,
}: {
  readonly receipt: ReceiptDetail;
  readonly onChange: () => void;
  readonly onOpen: (jobId: number) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const [asked, setAsked] = useState<ReceiptAction>();
  const [{ busy, outcome }, run] = useDeed();
  const bar = useRef<HTMLDivElement>(null);
  const opener = useFocusBack(asked, bar);
  const { status } = receipt;
  const actions = offeredOf(receipt);
  const doubtful = isDoubtful(status);
  const { jobId } = status;
  const offered = ORDER.filter((action) => actions.includes(action));
  const lead = offered.find((action) => LEADS.has(action));

  const doPlain = (deed: PlainDeed, reason: string) => {
    const { busy: doing, done } = deedWords(deed, doubtful);
    void run({ ask: () => askPlain(deed, jobId, reason), busy: doing, words: done, onDone: onChange });
  };
  const settle = (fdNumber: number, reason: string) => {
    const decision = { kind: 'made', fdNumber } as const;
    void run({
      ask: () => bridge.agent.decide({ jobId, decision, reason }),
      ...{ busy: SETTLING, words: SETTLED, onDone: onChange },
    });
  };
  const makeFollowUp = (token: string, reason: string) =>
    void run({
      ask: () => bridge.agent.makeFollowUp({ jobId, token, reason }),
      ...{ busy: ORDERING, words: ORDERED },
      onDone: (made) => {
        onChange();
        onOpen(made.jobId);
      },
    });
  const open = (action: ReceiptAction) => (event: MouseEvent<HTMLButtonElement>) => {
    opener.current = event.currentTarget;
    setAsked(action);
  };

  return (
    <div ref={bar} className={styles.bar} tabIndex={-1}>
      {offered.length > 0 && (
        <div className={styles.buttons}>
          {offered.map((action) => (
            <Button
              key={action}
              appearance={action === lead ? 'primary' : 'secondary'}
              disabled={busy !== undefined}
              onClick={open(action)}
            >
              {say(ACTION_BUTTONS[action])}
            </Button>
          ))}
        </div>
      )}
      {busy && <Spinner className={styles.busy} size="tiny" labelPosition="after" label={say(busy)} />}
      <div className={mergeClasses(outcome && styles.news)}>
        <LiveOutcome deed={outcome} />
      </div>
      {asked && isPlain(asked) && (
        <PlainDialog
          {...{ deed: asked, doubtful, status }}
          onDone={(reason) => {
            setAsked(undefined);
            if (reason !== undefined) doPlain(asked, reason);
          }}
        />
      )}
      {asked === 'settle' && (
        <SettleDialog
          status={status}
          mayRefuse={actions.includes('notMade')}
          onDone={(choice) => {
            setAsked(undefined);
            if (choice?.kind === 'made') settle(choice.fdNumber, choice.reason);
            if (choice?.kind === 'notMade') doPlain('notMade', choice.reason);
          }}
        />
      )}
      {(asked === 'makeReturn' || asked === 'makeCorrection') && (
        <FollowUpDialog
          {...{ jobId, kind: asked }}
          onDone={(order) => {
            setAsked(undefined);
            if (order) makeFollowUp(order.token, order.reason);
          }}
        />
      )}
    </div>
  );
}

function askPlain(deed: PlainDeed, jobId: number, reason: string) {
  switch (deed) {
    case 'park':
      return bridge.agent.park({ jobId, reason });
    case 'resend':
      return bridge.agent.resend({ jobId, reason });
    case 'retry':
      return bridge.agent.decide({ jobId, decision: { kind: 'retry' }, reason });
    case 'notMade':
      return bridge.agent.decide({ jobId, decision: { kind: 'refuse' }, reason });
  }
}

/** After a dialog the focus goes back to its button, or to what it was about where that button is gone or at rest. */
function useFocusBack(asked: ReceiptAction | undefined, bar: React.RefObject<HTMLDivElement | null>) {
  const opener = useRef<HTMLButtonElement>(undefined);
  useEffect(() => {
    const button = opener.current;
    if (asked || !button) return;
    opener.current = undefined;
    // The dialog holds the focus until it has gone from the page.
    const timer = setTimeout(() => (button.isConnected && !button.disabled ? button : bar.current)?.focus());
    return () => clearTimeout(timer);
  }, [asked, bar]);
  return opener;
}
