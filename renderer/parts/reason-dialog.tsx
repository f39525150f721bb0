import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

const REASON: Words = { ru: 'Почему (останется в журнале)', en: 'Why (kept in the journal)' };
const CANCEL: Words = { ru: 'Отмена', en: 'Cancel' };
const LONGEST = 500;

/** Asks a person whether and why; nothing happens without a reason where `needsReason`. */
export function ReasonDialog({
  title,
  confirm,
  children,
  needsReason = true,
  onDone,
}: {
  readonly title: Words;
  /** What the button says: the deed itself, never a bare yes. */
  readonly confirm: Words;
  readonly children?: ReactNode;
  readonly needsReason?: boolean;
  /** With the reason; undefined when the person thought better of it. */
  readonly onDone: (reason: string | undefined) => void;
}) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const isReady = !needsReason || reason.trim() !== '';
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onDone(undefined)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say(title)}</DialogTitle>
          <DialogContent>
            {children}
            {needsReason && (
              <Field label={say(REASON)} required>
                <Textarea value={reason} maxLength={LONGEST} onChange={(_, { value }) => setReason(value)} />
              </Field>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onDone(undefined)}>{say(CANCEL)}</Button>
            <Button appearance="primary" disabled={!isReady} onClick={() => onDone(reason.trim())}>
              {say(confirm)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
