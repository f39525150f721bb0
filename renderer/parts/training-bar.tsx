import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import type { Picture } from '../../src/contract/window.ts';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

const TITLE: Words = { ru: 'УЧЕБНАЯ КАССА', en: 'TRAINING CASHBOX' };
const BODY: Words = {
  ru: 'Чеки этой кассы не имеют юридической силы и не уходят в налоговую:',
  en: 'Receipts of this cashbox have no legal force and never reach the tax service:',
};

// A low window takes its room from the screen below.
const useStyles = makeStyles({ bar: { flexShrink: 0 } });

/** No screen shows a training device like a real one. */
export function TrainingBar({ picture }: { readonly picture: Picture }) {
  const styles = useStyles();
  const say = useSay();
  const training = picture.snapshot?.cashboxes.filter((box) => box.training) ?? [];
  if (training.length === 0) return null;
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say(TITLE)}</MessageBarTitle>
        {say(BODY)} {training.map(({ id }) => id).join(', ')}
      </MessageBarBody>
    </MessageBar>
  );
}
