import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReceiptRow } from '../../../../src/contract/receipts.ts';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { checkName, headline } from '../words/receipt-words.ts';
import { fdWords, NOT_MADE } from './candidate-choice.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import { PlainDialog } from './plain-dialog.tsx';

const SURE: Words = { ru: 'Это и есть документ этого чека?', en: 'Is this the document of this receipt?' };
const WHAT: Words = {
  ru: 'Чек будет считаться пробитым этим документом, и магазину уйдут его номера. Второй раз касса его не пробьёт. Передумать будет нельзя.',
  en: 'The receipt counts as made with this document, and the shop is told its numbers. The cashbox does not make it again. This cannot be taken back.',
};

export type Settlement =
  | { readonly kind: 'made'; readonly fdNumber: number; readonly reason: string }
  | { readonly kind: 'notMade'; readonly reason: string };

const useStyles = makeStyles({
  sure: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalL,
  },
});

/** First which document it is, out of what the FN holds; then what will come of that, and why. */
export function SettleDialog({
  status,
  mayRefuse,
  onDone,
}: {
  readonly status: ReceiptRow;
  readonly mayRefuse: boolean;
  readonly onDone: (settlement: Settlement | undefined) => void;
}) {
  const [chosen, setChosen] = useState('');
  const [isChosen, setIsChosen] = useState(false);
  const done = (reason: string | undefined) => {
    if (reason === undefined) onDone(undefined);
    else onDone(chosen === NOT_MADE ? { kind: 'notMade', reason } : { kind: 'made', fdNumber: Number(chosen), reason });
  };
  if (!isChosen)
    return (
      <ChooseDialog
        {...{ status, mayRefuse, chosen }}
        onChoose={setChosen}
        onNext={() => setIsChosen(true)}
        onCancel={() => onDone(undefined)}
      />
    );
  if (chosen === NOT_MADE) return <PlainDialog deed="notMade" doubtful status={status} onDone={done} />;
  return <SureDialog status={status} fdNumber={Number(chosen)} onDone={done} />;
}

function SureDialog({
  status,
  fdNumber,
  onDone,
}: {
  readonly status: ReceiptRow;
  readonly fdNumber: number;
  readonly onDone: (reason: string | undefined) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const fd = fdWords(fdNumber);
  const confirm = { ru: `Это ${fd.ru}: чек пробит`, en: `It is ${fd.en}: the receipt is made` };
  return (
    <ReasonDialog title={SURE} confirm={confirm} onDone={onDone}>
      <div className={styles.sure}>
        <Text weight="semibold">
          {say(checkName(status))} · {say(headline(status))} — {say(fd)}
        </Text>
        <Text>{say(WHAT)}</Text>
      </div>
    </ReasonDialog>
  );
}
