import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { refusalWords } from '../../../src/contract/refusal-words.ts';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import type { Place } from '../../../src/contract/window.ts';
import { bridge } from '../../bridge.ts';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { LiveOutcome } from '../../parts/live-outcome.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useAsked } from '../../state/asked.ts';
import { deedOf, useDeed } from '../../state/deed.ts';
import { useNow } from '../../state/now.ts';
import type { Words } from '../../words/words.ts';
import { CashboxHead } from './cashbox-head.tsx';
import { ConfirmCard } from './confirm-card.tsx';
import { DevicePart } from './device-part.tsx';
import { FnLife } from './fn-life.tsx';
import { isIdentityDoubted } from './identity-doubt.ts';
import { LastErrors } from './last-errors.tsx';
import { LightsRow } from './lights-row.tsx';
import { OfdPart } from './ofd-part.tsx';
import { OrdersPart } from './orders-part.tsx';
import { ShiftPart } from './shift-part.tsx';

const CONFIRMED: Words = {
  ru: 'Касса подтверждена: номера запомнены.',
  en: 'The cashbox is confirmed: its numbers are kept.',
};
/** The detail is asked for so often, ms; besides, whenever the picture shows something new. */
const EVERY_MS = 20_000;

const useStyles = makeStyles({
  // What the frame scrolls is one thing: its parts keep their height.
  sheet: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, flexShrink: 0 },
  outcome: { outline: 'none' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXXL,
    alignItems: 'start',
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, minWidth: 0 },
});

/**
 * @param isNamed the choice above says already which one it is
 * @param at when the picture was made, ms since the epoch
 * @param runs the agent answers: what may be ordered is known, and somebody would do it
 */
export function CashboxSheet({
  box,
  isNamed,
  at,
  runs,
  go,
}: {
  readonly box: CashboxStatus;
  readonly isNamed: boolean;
  readonly at: number;
  readonly runs: boolean;
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const now = useNow();
  const { id } = box;
  const stamp = `${box.connected} ${box.shift?.state} ${box.shift?.number} ${box.stoppedBy?.code}`;
  const ask = () => bridge.agent.cashbox({ cashboxId: id });
  const { answer, fault, again } = useAsked(ask, `${id} ${runs}`, { everyMs: EVERY_MS, stamp });
  const detail = answer?.done ? answer.cashbox : undefined;
  const refusal = answer && !answer.done ? refusalWords(answer) : undefined;
  const why = fault ?? refusal;
  const { deed, busy, act } = useDeed();
  const outcome = useRef<HTMLDivElement>(null);
  const confirm = () =>
    act(async () => {
      const made = deedOf(await bridge.agent.confirm({ cashboxId: id }), CONFIRMED);
      again();
      // The card goes away with the next picture, and the focus must not go with it.
      if (made.done) outcome.current?.focus();
      return made;
    });
  return (
    <div className={styles.sheet}>
      <CashboxHead box={box} isNamed={isNamed} go={go} />
      <div>
        <div ref={outcome} className={styles.outcome} tabIndex={-1}>
          <LiveOutcome deed={deed} />
        </div>
        <LightsRow lights={box.lights} oldMs={Math.max(0, now - at)} />
      </div>
      {runs && isIdentityDoubted(box) && box.identity && (
        <ConfirmCard key={numbersOf(box.identity)} identity={box.identity} busy={busy} onConfirm={confirm} />
      )}
      {runs && why && <FaultBar words={why} again={again} />}
      {runs && !answer && !fault && <Waiting again={again} />}
      {runs && detail && <OrdersPart cashboxId={id} orders={detail.orders} onDone={again} />}
      <div className={styles.columns}>
        <DevicePart box={box} detail={detail} />
        <div className={styles.column}>
          <ShiftPart shift={box.shift} />
          <OfdPart box={box} />
          <FnLife box={box} detail={detail} />
        </div>
      </div>
      {detail && <LastErrors errors={detail.lastErrors} now={now} />}
    </div>
  );
}

/** Other numbers are to be compared anew: no tick outlives the number it was set for. */
function numbersOf({ kktSerial, fnSerial, inn }: NonNullable<CashboxStatus['identity']>): string {
  return `${kktSerial} ${fnSerial} ${inn}`;
}
