import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useLayoutEffect, useMemo, useRef } from 'react';
import type { Picture, Screen } from '../src/contract/window.ts';
import { AgentBar } from './parts/agent-bar.tsx';
import { ScreenTabs } from './parts/screen-tabs.tsx';
import { LOW } from './parts/small-window.ts';
import { TrainingBar } from './parts/training-bar.tsx';
import { Waiting } from './parts/waiting.tsx';
import { SCREENS_SHOWN } from './screens/screens.ts';
import { knownPicture } from './state/known-picture.ts';
import { usePicture } from './state/picture.ts';
import { usePlace } from './state/place.ts';
import { usePreferences } from './state/preferences.ts';
import { useTheme } from './state/theme.ts';
import { LanguageProvider } from './words/language.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', height: '100vh', backgroundColor: tokens.colorNeutralBackground1 },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, [LOW]: { overflowY: 'auto' } },
  screen: { flexGrow: 1, minHeight: 0, [LOW]: { flexShrink: 0, minHeight: 'auto' } },
});

export function App() {
  const styles = useStyles();
  const { language, theme } = usePreferences();
  const told = usePicture();
  const picture = useMemo(() => told && knownPicture(told), [told]);
  const [place, go] = usePlace();
  const shown = SCREENS_SHOWN.find(({ screen }) => screen === place.screen);
  document.documentElement.lang = language;
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen begins at its top
  useLayoutEffect(() => {
    main.current?.scrollTo({ top: 0 });
  }, [place.screen]);
  return (
    <LanguageProvider language={language}>
      {/* Without a class of its own: dialogs and lists open in layers that would get it too, and hide the page. */}
      <FluentProvider theme={useTheme(theme)}>
        <div className={styles.page}>
          <ScreenTabs screen={place.screen} waits={waitsOf(picture)} onChoose={(screen) => go({ screen })} />
          <main className={styles.main} ref={main}>
            {picture && <AgentBar picture={picture} go={go} />}
            {picture && <TrainingBar picture={picture} />}
            <div className={styles.screen}>
              <Suspense fallback={<Waiting />}>
                {picture && shown ? <shown.component picture={picture} place={place} go={go} /> : <Waiting />}
              </Suspense>
            </div>
          </main>
        </div>
      </FluentProvider>
    </LanguageProvider>
  );
}

/** What a badge on a tab counts: as many as the screen then shows. */
function waitsOf(picture: Picture | undefined): Partial<Record<Screen, number>> {
  const snapshot = picture?.snapshot;
  if (!snapshot) return {};
  return {
    receipts: snapshot.parked.length,
    alarms: snapshot.alarms.length,
  };
}
