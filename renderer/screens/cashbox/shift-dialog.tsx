import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { SHIFT_DIALOGS, type ShiftOrder } from './order-words.ts';

const REASON: Words = {
  ru: 'Почему (можно не писать; останется в журнале)',
  en: 'Why (may stay empty; kept in the journal)',
};
const CANCEL: Words = { ru: 'Отмена', en: 'Cancel' };
const BOX: Words = { ru: 'Касса', en: 'Cashbox' };
const LONGEST = 500;

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Says which document will be made, and asks once more. A shift is closed every day: here a reason may stay empty. */
export function ShiftDialog({
  order,
  cashboxId,
  onDone,
}: {
  readonly order: ShiftOrder;
  readonly cashboxId: string;
  /** With the reason, perhaps empty; undefined when the person thought better of it. */
  readonly onDone: (reason: string | undefined) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const [reason, setReason] = useState('');
  const { title, what, confirm } = SHIFT_DIALOGS[order];
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onDone(undefined)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say(title)}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text weight="semibold">
              {say(BOX)} {cashboxId}
            </Text>
            {what.map((sentence) => (
              <Text key={sentence.en}>{say(sentence)}</Text>
            ))}
            {/* The contract keeps a reason of a closing alone. */}
            {order === 'closeShift' && (
              <Field label={say(REASON)}>
                <Textarea value={reason} maxLength={LONGEST} onChange={(_, { value }) => setReason(value)} />
              </Field>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onDone(undefined)}>{say(CANCEL)}</Button>
            <Button appearance="primary" onClick={() => onDone(reason.trim())}>
              {say(confirm)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
