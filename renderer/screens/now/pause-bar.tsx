import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useState } from 'react';
import { refusalWords } from '../../../src/contract/refusal-words.ts';
import type { StatusSnapshot } from '../../../src/contract/snapshot.ts';
import { bridge } from '../../bridge.ts';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { useLanguage, useSay } from '../../words/language.tsx';
import { moment } from '../../words/numbers.ts';
import type { Words } from '../../words/words.ts';

const TITLE: Words = { ru: 'Приём чеков приостановлен', en: 'Receipts are paused' };
const UNTIL: Words = { ru: 'до', en: 'until' };
const BY: Words = { ru: 'приостановил(а)', en: 'paused by' };
const RESUME: Words = { ru: 'Продолжить сейчас', en: 'Resume now' };

/** A pause is no accident and no calm either: everybody sees until when, and can end it. */
export function PauseBar({
  paused,
  now,
}: {
  readonly paused: NonNullable<StatusSnapshot['paused']>;
  readonly now: number;
}) {
  const say = useSay();
  const language = useLanguage();
  const [fault, setFault] = useState<Words>();
  const resume = async () => {
    const answered = await bridge.agent.resume({});
    if (!answered.ok) setFault(answered.words);
    else if (!answered.answer.done) setFault(refusalWords(answered.answer));
  };
  return (
    <>
      <MessageBar intent="warning">
        <MessageBarBody>
          <MessageBarTitle>{say(TITLE)}</MessageBarTitle>
          {`${say(UNTIL)} ${moment(paused.until, now, language)}; ${say(BY)} ${paused.by}`}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => void resume()}>{say(RESUME)}</Button>
        </MessageBarActions>
      </MessageBar>
      {fault && <FaultBar words={fault} />}
    </>
  );
}
