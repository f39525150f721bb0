import {
  Badge,
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import type { Place } from '../../../src/contract/window.ts';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { TRAINING } from './training-words.ts';

const TO_SET_UP: Words = { ru: 'В настройку', en: 'To the set-up' };
/** A matter of the settings. Source: the catalog. */
const OF_SETTINGS: ReadonlySet<string> = new Set(['CB-108', 'CB-303', 'CB-304', 'CB-310']);

const useStyles = makeStyles({
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Which one it is, and what keeps it from making receipts. */
export function CashboxHead({
  box,
  isNamed,
  go,
}: {
  readonly box: CashboxStatus;
  readonly isNamed: boolean;
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const { stoppedBy } = box;
  return (
    <>
      {!isNamed && (
        <div className={styles.name}>
          <Text size={500} weight="semibold">
            {box.id}
          </Text>
          {box.training && (
            <Badge appearance="outline" color="warning">
              {say(TRAINING)}
            </Badge>
          )}
        </div>
      )}
      {stoppedBy && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{say(stoppedBy)}</MessageBarBody>
          {OF_SETTINGS.has(stoppedBy.code) && (
            <MessageBarActions>
              <Button onClick={() => go({ screen: 'setUp' })}>{say(TO_SET_UP)}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
    </>
  );
}
