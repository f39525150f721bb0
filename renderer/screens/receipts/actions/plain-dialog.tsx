import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReceiptRow } from '../../../../src/contract/receipts.ts';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';
import { useSay } from '../../../words/language.tsx';
import { deedWords, type PlainDeed } from '../words/action-words.ts';
import { checkName, headline } from '../words/receipt-words.ts';

const useStyles = makeStyles({
  what: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalL,
  },
});

/** Says which receipt and what will happen, and asks why. */
export function PlainDialog({
  deed,
  doubtful,
  status,
  onDone,
}: {
  readonly deed: PlainDeed;
  readonly doubtful: boolean;
  readonly status: ReceiptRow;
  readonly onDone: (reason: string | undefined) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const { title, what, confirm } = deedWords(deed, doubtful);
  return (
    <ReasonDialog title={title} confirm={confirm} onDone={onDone}>
      <div className={styles.what}>
        <Text weight="semibold">
          {say(checkName(status))} · {say(headline(status))}
        </Text>
        <Text>{say(what)}</Text>
      </div>
    </ReasonDialog>
  );
}
