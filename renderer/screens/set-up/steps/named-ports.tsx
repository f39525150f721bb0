import { Button, Checkbox, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

const LABEL: Words = { ru: 'Ещё посмотреть порт (если знаете)', en: 'Look at this port too (if you know it)' };
const HINT: Words = {
  ru: 'Сеть: tcp://192.168.1.20:5555. Порт, которого нет в списке: COM5 или /dev/ttyS0.',
  en: 'Network: tcp://192.168.1.20:5555. A port that is not in the list: COM5 or /dev/ttyS0.',
};
const ADD: Words = { ru: 'Добавить порт', en: 'Add the port' };
const REMOVE: Words = { ru: 'Убрать порт', en: 'Take away the port' };
const OURS: Words = {
  ru: 'Кассы АТОЛ на USB ищем сами. Порты этого компьютера: отметьте тот, к которому касса подключена проводом или через переходник.',
  en: "ATOL's cashboxes on USB are looked for by themselves. Ports of this computer: tick the one your cashbox is on, by wire or behind a converter.",
};
const ONLY_TICKED: Words = {
  ru: 'Что не отмечено, не трогаем: проверка посылает на порт несколько байт, а там могут быть весы или банковский терминал.',
  en: 'What is not ticked is left alone: the search sends some bytes to a port, and a scale or a bank terminal may be there.',
};
const NO_PORTS: Words = { ru: 'Других портов на этом компьютере нет.', en: 'This computer has no other ports.' };
const NOT_LISTED: Words = {
  ru: 'Система не назвала порты этого компьютера: впишите порт сами.',
  en: 'The system did not tell the ports of this computer: name the port yourself.',
};
const AGAIN: Words = { ru: 'Обновить список', en: 'Read the list again' };
const OF_ATOL: Words = { ru: 'касса АТОЛ, смотрим сами', en: "ATOL's cashbox, looked at by itself" };

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignSelf: 'stretch' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    overflowWrap: 'anywhere',
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  add: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: '120px' },
  ports: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Where to look besides ATOL's own USB: ports of the list that a person ticks, and what a person names. */
export function NamedPorts() {
  const styles = useStyles();
  const { ports, serialPorts } = useWizard();
  useEffect(() => {
    void wizard.readPorts();
  }, []);
  const listed = new Set(serialPorts?.ports.map(({ path }) => path));
  return (
    <div className={styles.part}>
      <ListedPorts />
      <AddPort />
      <TypedPorts ports={ports.filter((one) => !listed.has(one))} />
    </div>
  );
}

function ListedPorts() {
  const styles = useStyles();
  const say = useSay();
  const { ports, serialPorts } = useWizard();
  if (!serialPorts) return null;
  const tick = (path: string, isTicked: boolean) =>
    wizard.namePorts(isTicked ? [...ports, path] : ports.filter((other) => other !== path));
  const { listed } = serialPorts;
  return (
    <fieldset className={styles.list}>
      <legend>
        <Text>{say(listed ? OURS : NOT_LISTED)}</Text>
      </legend>
      {serialPorts.ports.map(({ path, name, isAtol }) => (
        <Checkbox
          key={path}
          disabled={isAtol}
          checked={isAtol || ports.includes(path)}
          label={[path, name, ...(isAtol ? [say(OF_ATOL)] : [])].filter(Boolean).join(' — ')}
          onChange={(_, { checked }) => tick(path, checked === true)}
        />
      ))}
      {listed && serialPorts.ports.length === 0 && <Text>{say(NO_PORTS)}</Text>}
      <Text size={200} className={styles.quiet}>
        {say(ONLY_TICKED)}
      </Text>
      <Button size="small" onClick={() => void wizard.readPorts()}>
        {say(AGAIN)}
      </Button>
    </fieldset>
  );
}

function AddPort() {
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
  );
}

function TypedPorts({ ports }: { readonly ports: readonly string[] }) {
  const styles = useStyles();
  const say = useSay();
  const { ports: all } = useWizard();
  if (ports.length === 0) return null;
  return (
    <div className={styles.ports}>
      {ports.map((one) => (
        <Button
          key={one}
          size="small"
          iconPosition="after"
          icon={<DismissRegular />}
          aria-label={`${say(REMOVE)} ${one}`}
          onClick={() => wizard.namePorts(all.filter((other) => other !== one))}
        >
          {one}
        </Button>
      ))}
    </div>
  );
}
