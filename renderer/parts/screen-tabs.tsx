import { CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import {
  AlertRegular,
  HistoryRegular,
  HomeRegular,
  PrintRegular,
  ReceiptRegular,
  SettingsRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Screen } from '../../src/contract/window.ts';
import { SCREENS_SHOWN } from '../screens/screens.ts';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';
import { NARROW } from './small-window.ts';

const LABEL: Words = { ru: 'Разделы', en: 'Screens' };
/** Instead of the words where there is no room for them. */
const ICONS: Readonly<Record<Screen, ReactNode>> = {
  now: <HomeRegular fontSize={24} />,
  receipts: <ReceiptRegular fontSize={24} />,
  cashbox: <PrintRegular fontSize={24} />,
  alarms: <AlertRegular fontSize={24} />,
  journal: <HistoryRegular fontSize={24} />,
  setUp: <SettingsRegular fontSize={24} />,
};

const useStyles = makeStyles({
  tabs: {
    flexShrink: 0,
    width: '168px',
    paddingTop: tokens.spacingVerticalL,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowY: 'auto',
    [NARROW]: { width: '52px', paddingTop: tokens.spacingVerticalXS },
  },
  // Fluent keeps room for the bold title of the chosen one, and a button puts its words into the middle of that.
  tab: {
    textAlign: 'start',
    [NARROW]: { minHeight: '40px', paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  },
  icon: { display: 'none', lineHeight: 0, [NARROW]: { display: 'inline' } },
  // Still there for who listens.
  title: {
    [NARROW]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  badge: {
    marginLeft: tokens.spacingHorizontalS,
    [NARROW]: { position: 'absolute', top: '2px', right: '2px', marginLeft: 0 },
  },
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
          <Tab key={row.screen} value={row.screen} className={styles.tab}>
            <span className={styles.icon} title={say(row.title)} aria-hidden>
              {ICONS[row.screen]}
            </span>
            <span className={styles.title}>{say(row.title)}</span>
            {(waits[row.screen] ?? 0) > 0 && (
              <CounterBadge className={styles.badge} count={waits[row.screen] ?? 0} color="danger" size="small" />
            )}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}
