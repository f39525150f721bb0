import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Candidate, ReceiptRow } from '../../../../src/contract/receipts.ts';
import { refusalWords } from '../../../../src/contract/refusal-words.ts';
import { bridge } from '../../../bridge.ts';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { useAsked } from '../../../state/asked.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { count } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { checkName, headline } from '../words/receipt-words.ts';
import { CandidateChoice } from './candidate-choice.tsx';
import { Reading } from './reading.tsx';

const TITLE: Words = { ru: 'Какой документ в ФН — этот чек?', en: 'Which document in the FN is this receipt?' };
const NONE_FOUND: Words = {
  ru: 'После отправки этого чека в ФН не появилось документа с такими же признаком расчёта и суммой.',
  en: 'Since this receipt was sent, the FN has no document of the same operation and sum.',
};
const CANCEL: Words = { ru: 'Отмена', en: 'Cancel' };
const NEXT: Words = { ru: 'Дальше…', en: 'Next…' };

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Reads what the FN holds that may be this receipt, and lets a person choose. */
export function ChooseDialog({
  status,
  mayRefuse,
  chosen,
  onChoose,
  onNext,
  onCancel,
}: {
  readonly status: ReceiptRow;
  readonly mayRefuse: boolean;
  readonly chosen: string;
  readonly onChoose: (chosen: string) => void;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const { jobId } = status;
  const { answer, fault, again } = useAsked(() => bridge.agent.candidates({ jobId }), `candidates ${jobId}`);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say(TITLE)}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text weight="semibold">
              {say(checkName(status))} · {say(headline(status))}
            </Text>
            {!answer && !fault && <Reading />}
            {fault && <FaultBar words={fault} again={again} />}
            {answer && !answer.done && <FaultBar words={refusalWords(answer)} again={again} />}
            {answer?.done && (
              <Found {...answer}>
                <CandidateChoice {...{ documents: answer.documents, mayRefuse, chosen, onChoose }} />
              </Found>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onCancel}>{say(CANCEL)}</Button>
            <Button appearance="primary" disabled={chosen === ''} onClick={onNext}>
              {say(NEXT)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Found({
  documents,
  unreadCount,
  children,
}: {
  readonly documents: readonly Candidate[];
  readonly unreadCount: number;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      {documents.length === 0 && <Text>{say(NONE_FOUND)}</Text>}
      {children}
      {unreadCount > 0 && <Text>{say(cutWords(count(unreadCount, language)))}</Text>}
    </>
  );
}

const cutWords = (unread: string): Words => ({
  ru: `Просмотрены не все документы: ещё ${unread} более поздних не читались.`,
  en: `Not all documents were looked at: ${unread} later ones were not read.`,
});
