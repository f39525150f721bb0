import { CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { Screen } from '../../src/contract/window.ts';
import { SCREENS_SHOWN } from '../screens/screens.ts';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

const LABEL: Words = { ru: 'Разделы', en: 'Screens' };

const useStyles = makeStyles({
  tabs: {
    flexShrink: 0,
    width: '168px',
    paddingTop: tokens.spacingVerticalL,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowY: 'auto',
  },
  badge: { marginLeft: tokens.spacingHorizontalS },
});

/** @param waits how many things on a screen wait for a person */
export function ScreenTabs({
  screen,
  waits,
  onChoose,
}: {
  readonly screen: Screen;
  readonly waits: Partial<Readonly<Record<Screen, number>>>;
  readonly onChoose: (screen: Screen) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    <nav className={styles.tabs} aria-label={say(LABEL)}>
      <TabList vertical size="large" selectedValue={screen} onTabSelect={(_, { value }) => onChoose(value as Screen)}>
        {SCREENS_SHOWN.map((row) => (
          <Tab key={row.screen} value={row.screen}>
            {say(row.title)}
            {(waits[row.screen] ?? 0) > 0 && (
              <CounterBadge className={styles.badge} count={waits[row.screen] ?? 0} color="danger" size="small" />
            )}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}
