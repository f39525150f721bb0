import { Badge, Button, makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import type { Place } from '../../../src/contract/window.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { ScreenFrame } from '../../parts/screen-frame.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import type { ScreenProps } from '../screen-props.ts';
import { CashboxSheet } from './cashbox-sheet.tsx';
import { TRAINING } from './training-words.ts';
import { worstLight } from './worst-light.ts';

const TITLE: Words = { ru: 'Касса', en: 'Cashbox' };
const CHOICE: Words = { ru: 'Какая касса', en: 'Which cashbox' };
const UNKNOWN: Words = {
  ru: 'О кассе пока ничего не известно: агент ещё не рассказал.',
  en: 'Nothing is known of the cashbox yet: the agent has told nothing.',
};
const NONE: Words = { ru: 'В настройках нет ни одной кассы.', en: 'The settings name no cashbox.' };
const SET_UP: Words = { ru: 'Найти кассу', en: 'Find the cashbox' };

const useStyles = makeStyles({
  empty: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  // Many cashboxes: the row wraps, the page never scrolls sideways.
  tabs: { flexWrap: 'wrap', flexShrink: 0 },
  badge: { marginLeft: tokens.spacingHorizontalS },
});

/** All about one cashbox, and what a person may order of it; with several of them a choice first. */
export function CashboxScreen({ picture, place, go }: ScreenProps) {
  const styles = useStyles();
  const say = useSay();
  const { snapshot } = picture;
  const boxes = snapshot?.cashboxes ?? [];
  const box = boxes.find(({ id }) => id === place.cashboxId) ?? boxes[0];
  return (
    <ScreenFrame title={say(TITLE)}>
      {boxes.length > 1 && box && <Choice boxes={boxes} box={box} go={go} />}
      {snapshot && box ? (
        <CashboxSheet
          key={box.id}
          box={box}
          isNamed={boxes.length > 1}
          at={snapshot.at}
          runs={picture.agent.state === 'running'}
          go={go}
        />
      ) : (
        <div className={styles.empty}>
          <Text>{say(snapshot ? NONE : UNKNOWN)}</Text>
          {(snapshot || picture.agent.state === 'notSetUp') && (
            <Button appearance="primary" onClick={() => go({ screen: 'setUp' })}>
              {say(SET_UP)}
            </Button>
          )}
        </div>
      )}
    </ScreenFrame>
  );
}

function Choice({
  boxes,
  box,
  go,
}: {
  readonly boxes: readonly CashboxStatus[];
  readonly box: CashboxStatus;
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    <TabList
      className={styles.tabs}
      aria-label={say(CHOICE)}
      selectedValue={box.id}
      onTabSelect={(_, { value }) => go({ screen: 'cashbox', cashboxId: String(value) })}
    >
      {boxes.map((one) => (
        <Tab key={one.id} value={one.id} icon={<LightMark state={worstLight(one)} size={18} />}>
          {one.id}
          {one.training && (
            <Badge className={styles.badge} appearance="outline" color="warning" size="small">
              {say(TRAINING)}
            </Badge>
          )}
        </Tab>
      ))}
    </TabList>
  );
}
