import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { refusalWords } from '../../../src/contract/refusal-words.ts';
import type { ShiftClosing } from '../../../src/contract/shift-closing.ts';
import { bridge } from '../../bridge.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { useAsked } from '../../state/asked.ts';
import { useLanguage, useSay } from '../../words/language.tsx';
import { deviceDate, rubles } from '../../words/numbers.ts';
import type { Language, Words } from '../../words/words.ts';

type Closed = Extract<ShiftClosing, { state: 'closed' }>;

const CLOSING: Words = { ru: 'Смена закрывается…', en: 'The shift is being closed…' };
const STANDS: Words = { ru: 'Пока мешает:', en: 'In the way just now:' };
const LATE: Words = {
  ru: 'Смена ещё не закрыта. Приказ записан: агент выполнит его один раз, когда касса сможет. Ждать здесь не обязательно, а второй раз приказывать не нужно.',
  en: 'The shift is not closed yet. The order is written down: the agent does it once, when the cashbox can. There is no need to wait here, nor to order it again.',
};
const CLOSED: Words = { ru: 'Смена закрыта', en: 'The shift is closed' };
const MET: Words = {
  ru: 'Эту смену уже закрыл кто-то другой: второго отчёта касса не сделала.',
  en: 'Somebody else had closed this shift already: the cashbox made no second report.',
};
const FAILED: Words = { ru: 'Смена не закрыта.', en: 'The shift was not closed.' };
const NO_TOTALS: Words = {
  ru: 'Итоги смены касса перед закрытием не отдала: они есть в отчёте о закрытии.',
  en: 'The cashbox did not tell its totals before the closing: they stand in the report of the closing.',
};
const FACTS = {
  fd: { ru: 'Документ (ФД)', en: 'Document (FD)' },
  sign: { ru: 'Фискальный признак', en: 'Fiscal sign' },
  issued: { ru: 'Время кассы', en: 'Time of the cashbox' },
  shift: { ru: 'Смена', en: 'Shift' },
  sales: { ru: 'Продажи', en: 'Sales' },
  returns: { ru: 'Возвраты', en: 'Returns' },
  cash: { ru: 'Принято наличными', en: 'Taken in cash' },
  drawer: { ru: 'В денежном ящике', en: 'In the drawer' },
  whole: { ru: 'Необнуляемая сумма', en: 'Sum that is never reset' },
} as const satisfies Readonly<Record<string, Words>>;

const EVERY_MS = 1_000;
/** After that nobody is kept waiting at the screen; the order stands all the same. */
const PATIENCE_MS = 3 * 60_000;

const useStyles = makeStyles({
  closed: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  waiting: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
});

/** How far the closing of a shift has come, until it is over. */
export function ClosingProgress({ jobId, onOver }: { readonly jobId: number; readonly onOver: () => void }) {
  const [isOver, setOver] = useState(false);
  const { answer, fault } = useAsked(
    () => bridge.agent.shiftClosing({ jobId }),
    String(jobId),
    isOver ? {} : { everyMs: EVERY_MS },
  );
  const state = answer?.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new listener is no reason to tell the same end twice
  useEffect(() => {
    if (state === undefined || state === 'waiting') return;
    setOver(true);
    onOver();
  }, [state]);
  return (
    <div aria-live="polite">
      {fault && <FaultBar words={fault} />}
      {(state === undefined || state === 'waiting') && <Under closing={answer} />}
      {answer?.state === 'closed' && <Totals closing={answer} />}
      {answer?.state === 'met' && <Told words={MET} intent="info" />}
      {answer?.state === 'failed' && <Told words={failedWords(answer)} intent="error" />}
    </div>
  );
}

function failedWords(closing: Extract<ShiftClosing, { state: 'failed' }>): Words {
  const { ru, en } = refusalWords(closing);
  return { ru: `${FAILED.ru} ${ru}`, en: `${FAILED.en} ${en}` };
}

function inTheWayWords({ ru, en }: Extract<ShiftClosing, { state: 'waiting' }>): Words | undefined {
  return ru === undefined ? undefined : refusalWords({ ru, en });
}

function Under({ closing }: { readonly closing: ShiftClosing | undefined }) {
  const styles = useStyles();
  const say = useSay();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const inTheWay = closing?.state === 'waiting' ? inTheWayWords(closing) : undefined;
  return (
    <div className={styles.waiting}>
      {isLate ? <Told words={LATE} intent="warning" /> : <Spinner size="tiny" label={say(CLOSING)} />}
      {inTheWay !== undefined && (
        <Text>
          {say(STANDS)} {say(inTheWay)}
        </Text>
      )}
    </div>
  );
}

function Told({ words, intent }: { readonly words: Words; readonly intent: 'info' | 'warning' | 'error' }) {
  const say = useSay();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{say(words)}</MessageBarBody>
    </MessageBar>
  );
}

function Totals({ closing }: { readonly closing: Closed }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  return (
    <div className={styles.closed}>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{say(CLOSED)}</MessageBarTitle>
          {!closing.totals && say(NO_TOTALS)}
        </MessageBarBody>
      </MessageBar>
      <Facts facts={factsOf(closing, language)} />
    </div>
  );
}

function factsOf({ document, totals }: Closed, language: Language): readonly Fact[] {
  const money = (kopecks: number | undefined) => (kopecks === undefined ? undefined : rubles(kopecks, language));
  return [
    { name: FACTS.shift, value: totals && String(totals.shiftNumber) },
    { name: FACTS.sales, value: money(totals?.salesKop) },
    { name: FACTS.returns, value: money(totals?.returnsKop) },
    { name: FACTS.cash, value: money(totals?.cashPaymentsKop) },
    { name: FACTS.drawer, value: money(totals?.cashInDrawerKop) },
    { name: FACTS.whole, value: money(totals?.nonResettableKop) },
    { name: FACTS.fd, value: String(document.fdNumber) },
    { name: FACTS.sign, value: document.fiscalSign },
    { name: FACTS.issued, value: deviceDate(document.issuedAt, language) },
  ];
}
