import { makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Preferences } from '../../../src/contract/window.ts';
import { bridge } from '../../bridge.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const LANGUAGE: Words = { ru: 'Язык (language)', en: 'Language (язык)' };
const THEME: Words = { ru: 'Вид окна', en: 'Look of the window' };
/** Each in its own words, whatever the screen speaks. */
const LANGUAGES: Readonly<Record<Preferences['language'], string>> = { ru: 'Русский', en: 'English' };
const THEMES: Readonly<Record<Preferences['theme'], Words>> = {
  system: { ru: 'Как в системе', en: 'As the system' },
  light: { ru: 'Светлый', en: 'Light' },
  dark: { ru: 'Тёмный', en: 'Dark' },
};

const useStyles = makeStyles({
  part: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

/** Language and look of the window: they act at once, in every window. */
export function LookPart() {
  const styles = useStyles();
  const say = useSay();
  const { language, theme } = usePreferences();
  return (
    <div className={styles.part}>
      <Select
        aria-label={say(LANGUAGE)}
        value={language}
        onChange={(_, { value }) => void bridge.shell.setPreferences({ language: value === 'en' ? 'en' : 'ru' })}
      >
        {Object.entries(LANGUAGES).map(([value, name]) => (
          <option key={value} value={value} lang={value}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label={say(THEME)}
        value={theme}
        onChange={(_, { value }) => void bridge.shell.setPreferences({ theme: themeOf(value) })}
      >
        {Object.entries(THEMES).map(([value, words]) => (
          <option key={value} value={value}>
            {say(words)}
          </option>
        ))}
      </Select>
    </div>
  );
}

function themeOf(value: string): Preferences['theme'] {
  return value === 'light' || value === 'dark' ? value : 'system';
}
