import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { bridge } from '../../bridge.ts';
import { LiveOutcome } from '../../parts/live-outcome.tsx';
import { shellDeedOf, useDeed } from '../../state/deed.ts';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { useWizard } from './wizard/use-wizard.ts';
import { wizard } from './wizard/wizard.ts';

const TITLE: Words = { ru: 'Настройки в файл и из файла', en: 'Settings to a file and from a file' };
const WHAT: Words = {
  ru: 'Для другого компьютера или тихой установки. Ссылок, токенов и паролей в файле нет: их укажут заново. Загрузка заменит то, что записано и введено здесь.',
  en: 'For another computer or a silent install. There are no links, tokens or passwords in the file: they are given anew. Loading replaces what is stored and typed here.',
};
const EXPORT: Words = { ru: 'Сохранить в файл…', en: 'Save to a file…' };
const EXPORTED: Words = { ru: 'Сохранено без секретов', en: 'Saved without secrets' };
const IMPORT: Words = { ru: 'Загрузить из файла…', en: 'Load from a file…' };
const IMPORTED: Words = { ru: 'Настройки загружены', en: 'The settings are loaded' };

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { color: tokens.colorNeutralForeground2, maxWidth: '640px' },
  deeds: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** Settings without any secret, out and in. */
export function SettingsFilePart() {
  const styles = useStyles();
  const say = useSay();
  const { file } = useWizard();
  const { deed, busy, act } = useDeed();
  const save = () => act(async () => shellDeedOf(await bridge.shell.exportSettings({}), EXPORTED));
  const load = () =>
    act(async () => {
      const outcome = await bridge.shell.importSettings({});
      if (outcome.state === 'done') await wizard.replaced();
      return shellDeedOf(outcome, IMPORTED);
    });
  return (
    <section className={styles.part} aria-labelledby="settings-file">
      <Subtitle2 as="h2" id="settings-file">
        {say(TITLE)}
      </Subtitle2>
      <Text className={styles.what}>{say(WHAT)}</Text>
      <div className={styles.deeds}>
        {file === 'found' && (
          <Button disabledFocusable={busy} onClick={save}>
            {say(EXPORT)}
          </Button>
        )}
        <Button disabledFocusable={busy} onClick={load}>
          {say(IMPORT)}
        </Button>
      </div>
      <LiveOutcome deed={deed} />
    </section>
  );
}
