import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

const LABEL: Words = { ru: 'Ещё посмотреть порт (если знаете)', en: 'Look at this port too (if you know it)' };
const HINT: Words = {
  ru: 'USB смотрим сами. Сеть: tcp://192.168.1.20:5555. Провод: COM5 или /dev/ttyS0.',
  en: 'USB is looked at by itself. Network: tcp://192.168.1.20:5555. Wire: COM5 or /dev/ttyS0.',
};
const ADD: Words = { ru: 'Добавить порт', en: 'Add the port' };
const REMOVE: Words = { ru: 'Убрать порт', en: 'Take away the port' };

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignSelf: 'stretch' },
  add: { display: 'flex', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: 0 },
  ports: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Ports beside those that are looked at by themselves. */
export function NamedPorts() {
  const styles = useStyles();
  const say = useSay();
  const { ports } = useWizard();
  const [text, setText] = useState('');
  const port = text.trim();
  const add = () => {
    if (port === '') return;
    wizard.namePorts([...new Set([...ports, port])]);
    setText('');
  };
  return (
    <div className={styles.part}>
      <Field label={say(LABEL)} hint={say(HINT)}>
        <div className={styles.add}>
          <Input
            className={styles.input}
            aria-label={say(LABEL)}
            value={text}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => setText(value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || port === '') return;
              // Enter in a form goes on to the next step; here it adds.
              event.preventDefault();
              add();
            }}
          />
          <Button disabledFocusable={port === ''} onClick={add}>
            {say(ADD)}
          </Button>
        </div>
      </Field>
      {ports.length > 0 && (
        <div className={styles.ports}>
          {ports.map((one) => (
            <Button
              key={one}
              size="small"
              iconPosition="after"
              icon={<DismissRegular />}
              aria-label={`${say(REMOVE)} ${one}`}
              onClick={() => wizard.namePorts(ports.filter((other) => other !== one))}
            >
              {one}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
