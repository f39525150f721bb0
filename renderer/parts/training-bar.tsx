import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { Picture } from '../../src/contract/window.ts';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

const TITLE: Words = { ru: 'УЧЕБНАЯ КАССА', en: 'TRAINING CASHBOX' };
const BODY: Words = {
  ru: 'Чеки этой кассы не имеют юридической силы и не уходят в налоговую:',
  en: 'Receipts of this cashbox have no legal force and never reach the tax service:',
};

/** No screen shows a training device like a real one. */
export function TrainingBar({ picture }: { readonly picture: Picture }) {
  const say = useSay();
  const training = picture.snapshot?.cashboxes.filter((box) => box.training) ?? [];
  if (training.length === 0) return null;
  return (
    <MessageBar intent="warning">
      <MessageBarBody>
        <MessageBarTitle>{say(TITLE)}</MessageBarTitle>
        {say(BODY)} {training.map(({ id }) => id).join(', ')}
      </MessageBarBody>
    </MessageBar>
  );
}
