import { MessageBar, MessageBarBody, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { FollowUp } from '../../../../src/contract/receipts.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { LinesTable } from '../detail/lines-table.tsx';
import { MoneyRows } from '../detail/money-rows.tsx';
import { useTenderRows } from '../detail/payments.tsx';
import { headline } from '../words/receipt-words.ts';

const NOT_YET: Words = {
  ru: 'Пока ничего не пробито. Прочитайте, что получится:',
  en: 'Nothing is made yet. Read what would come of it:',
};
const NOTES: Words = { ru: 'Прежде чем пробить', en: 'Before you make it' };

const useStyles = makeStyles({
  preview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  notes: { margin: 0, paddingLeft: tokens.spacingHorizontalL, display: 'grid', gap: tokens.spacingVerticalS },
});

/** The whole of what would be made, and what a person must know first. */
export function FollowUpPreview({ followUp }: { readonly followUp: FollowUp }) {
  const styles = useStyles();
  const say = useSay();
  const { lines, tenders, totalKop, notes } = followUp;
  const tenderRows = useTenderRows(tenders, totalKop);
  return (
    <div className={styles.preview}>
      <Text>{say(NOT_YET)}</Text>
      <Subtitle2 as="h3">{say(headline(followUp))}</Subtitle2>
      {notes.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <Subtitle2 as="h3" block>
              {say(NOTES)}
            </Subtitle2>
            <ul className={styles.notes}>
              {notes.map((note) => (
                <li key={note.en}>{say(note)}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      <LinesTable lines={lines} />
      <MoneyRows rows={tenderRows} />
    </div>
  );
}
