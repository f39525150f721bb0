import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { bridge } from '../../../bridge.ts';
import { LiveOutcome } from '../../../parts/live-outcome.tsx';
import { useDeed } from '../../../state/deed.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { SecretField } from '../fields/secret-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { StepFrame } from '../step-frame.tsx';
import { formOf } from '../wizard/draft.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

type Way = 'telegram' | 'mail';

const TELEGRAM: Words = { ru: 'Сообщать в Telegram', en: 'Tell by Telegram' };
const MAIL: Words = { ru: 'Сообщать на почту', en: 'Tell by mail' };
const TOKEN_STORED: Words = { ru: 'Токен сохранён', en: 'The token is stored' };
const PASSWORD_STORED: Words = { ru: 'Пароль сохранён', en: 'The password is stored' };
const TEST: Readonly<Record<Way, Words>> = {
  telegram: { ru: 'Отправить пробное в Telegram', en: 'Send a test by Telegram' },
  mail: { ru: 'Отправить пробное письмо', en: 'Send a test mail' },
};
const SENT: Words = {
  ru: 'Пробное отправлено: проверьте, дошло ли.',
  en: 'The test was sent: look whether it has arrived.',
};

const useStyles = makeStyles({
  way: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalL,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** On which ways people are told, each with a test. */
export function AlarmsStep() {
  const styles = useStyles();
  const say = useSay();
  const { draft, stored } = useWizard();
  return (
    <StepFrame>
      <div className={styles.way}>
        <Switch
          label={say(TELEGRAM)}
          checked={draft.hasTelegram}
          onChange={(_, { checked }) => wizard.edit({ ...draft, hasTelegram: checked }, 'telegram')}
        />
        {draft.hasTelegram && (
          <WayFields way="telegram">
            <SecretField path="telegram.botToken" isStored={stored.telegram} stored={TOKEN_STORED} />
            <TextField path="telegram.chatId" required />
          </WayFields>
        )}
      </div>
      <div className={styles.way}>
        <Switch
          label={say(MAIL)}
          checked={draft.hasMail}
          onChange={(_, { checked }) => wizard.edit({ ...draft, hasMail: checked }, 'mail')}
        />
        {draft.hasMail && (
          <WayFields way="mail">
            <TextField path="mail.host" required />
            <TextField path="mail.port" required numeric />
            <TextField path="mail.user" required />
            <SecretField path="mail.password" isStored={stored.mail} stored={PASSWORD_STORED} />
            <TextField path="mail.from" required />
            <TextField path="mail.to" required />
          </WayFields>
        )}
      </div>
    </StepFrame>
  );
}

function WayFields({ way, children }: { readonly way: Way; readonly children: ReactNode }) {
  const styles = useStyles();
  const say = useSay();
  const { draft } = useWizard();
  const { deed, busy, act } = useDeed();
  const test = () =>
    act(async () => {
      const answered = await bridge.setUp.testWay({ way, form: formOf(draft) });
      if (!answered.ok) return { done: false, words: answered.words };
      return answered.answer.done ? { done: true, words: SENT } : { done: false, words: answered.answer };
    });
  return (
    <div className={styles.fields}>
      {children}
      <div>
        <Button disabledFocusable={busy} onClick={test}>
          {say(TEST[way])}
        </Button>
      </div>
      <LiveOutcome deed={deed} />
    </div>
  );
}
