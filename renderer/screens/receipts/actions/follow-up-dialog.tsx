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
import { useState } from 'react';
import type { FollowUp } from '../../../../src/contract/receipts.ts';
import { refusalWords } from '../../../../src/contract/refusal-words.ts';
import { bridge } from '../../../bridge.ts';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useAsked } from '../../../state/asked.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { headline } from '../words/receipt-words.ts';
import { FollowUpPreview } from './follow-up-preview.tsx';

const TITLES: Readonly<Record<FollowUp['kind'], Words>> = {
  makeReturn: { ru: 'Новый чек возврата', en: 'A new return' },
  makeCorrection: { ru: 'Новый чек коррекции', en: 'A new correction' },
};
const CANCEL: Words = { ru: 'Отмена', en: 'Cancel' };
const NEXT: Words = { ru: 'Дальше…', en: 'Next…' };
const WHAT: Words = {
  ru: 'Касса пробьёт новый фискальный документ. Он попадёт в ФН, в ОФД и в налоговую, и отменить его будет нельзя.',
  en: 'The cashbox makes a new fiscal document. It goes into the FN, to the OFD and to the tax service, and cannot be undone.',
};

export interface FollowUpOrder {
  readonly token: string;
  readonly reason: string;
}

const useStyles = makeStyles({ what: { marginBottom: tokens.spacingVerticalL } });

/** First what would be made, whole; then once more, by operation and sum, and why. */
export function FollowUpDialog({
  jobId,
  kind,
  onDone,
}: {
  readonly jobId: number;
  readonly kind: FollowUp['kind'];
  readonly onDone: (order: FollowUpOrder | undefined) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const [read, setRead] = useState<FollowUp>();
  if (!read) return <ReadDialog {...{ jobId, kind }} onRead={setRead} onCancel={() => onDone(undefined)} />;
  return (
    <ReasonDialog
      title={sureTitle(read)}
      confirm={sureButton(read)}
      onDone={(reason) => onDone(reason === undefined ? undefined : { token: read.token, reason })}
    >
      <Text block className={styles.what}>
        {say(WHAT)}
      </Text>
    </ReasonDialog>
  );
}

function ReadDialog({
  jobId,
  kind,
  onRead,
  onCancel,
}: {
  readonly jobId: number;
  readonly kind: FollowUp['kind'];
  readonly onRead: (followUp: FollowUp) => void;
  readonly onCancel: () => void;
}) {
  const say = useSay();
  const ask = () => bridge.agent.prepareFollowUp({ jobId, kind });
  const { answer, fault, again } = useAsked(ask, `${kind} ${jobId}`);
  const followUp = answer?.done ? answer.followUp : undefined;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say(TITLES[kind])}</DialogTitle>
          <DialogContent tabIndex={0}>
            {!answer && !fault && <Waiting again={again} />}
            {fault && <FaultBar words={fault} again={again} />}
            {answer && !answer.done && <FaultBar words={refusalWords(answer)} again={again} />}
            {followUp && <FollowUpPreview followUp={followUp} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onCancel}>{say(CANCEL)}</Button>
            <Button appearance="primary" disabled={!followUp} onClick={() => followUp && onRead(followUp)}>
              {say(NEXT)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Both name operation and sum, so that nobody confirms something else. */
function sureTitle(followUp: FollowUp): Words {
  const { ru, en } = headline(followUp);
  return followUp.kind === 'makeReturn'
    ? { ru: `${ru}: пробить?`, en: `${en}: make it?` }
    : { ru: `Коррекция, ${ru}: пробить?`, en: `Correction, ${en}: make it?` };
}

function sureButton(followUp: FollowUp): Words {
  const { ru, en } = headline(followUp);
  return { ru: `Пробить: ${ru}`, en: `Make it: ${en}` };
}
