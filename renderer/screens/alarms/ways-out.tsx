import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Outcome } from '../../../src/contract/calls.ts';
import { refusalWords } from '../../../src/contract/refusal-words.ts';
import type { SignOfLifeStatus, StatusSnapshot } from '../../../src/contract/snapshot.ts';
import type { LightState } from '../../../src/core/health/light.ts';
import { bridge } from '../../bridge.ts';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { LightMark } from '../../parts/light-mark.tsx';
import { useLanguage, useSay } from '../../words/language.tsx';
import { moment } from '../../words/numbers.ts';
import type { Words } from '../../words/words.ts';

const TITLE: Words = { ru: 'Кого и как оповещаем', en: 'Who is told, and how' };
const NO_WAY: Words = {
  ru: 'Путей оповещения нет: о беде скажет только этот компьютер. Добавьте Telegram или почту в «Настройке».',
  en: 'There is no way to tell anybody: only this computer shows trouble. Add Telegram or mail under Set-up.',
};
/** Names the wizard gives; others are those of whoever wrote the settings. */
const NAMES: Readonly<Record<string, Words>> = {
  telegram: { ru: 'Telegram', en: 'Telegram' },
  mail: { ru: 'Почта', en: 'Mail' },
};
const TEST: Words = { ru: 'Отправить пробное', en: 'Send a test' };
const SENT: Words = { ru: 'пробное отправлено', en: 'the test was sent' };
const WAITS: Words = { ru: 'есть неотправленное', en: 'something has still to go out' };
const READY: Words = { ru: 'готов', en: 'ready' };
const HEARTBEAT: Words = { ru: 'Сигнал сайту', en: 'Sign of life to the site' };
const PING: Words = { ru: 'Сигнал внешней службе', en: 'Sign of life to a public service' };
const TAKEN: Words = { ru: 'принят', en: 'taken' };
const NEVER: Words = { ru: 'ещё не принят', en: 'not taken yet' };

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  way: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

interface Tested {
  readonly id: string;
  readonly outcome: Outcome;
}

/** Whether anybody would hear of trouble. */
export function WaysOut({ snapshot, now }: { readonly snapshot: StatusSnapshot; readonly now: number }) {
  const styles = useStyles();
  const say = useSay();
  const [tested, setTested] = useState<readonly Tested[]>([]);
  const [fault, setFault] = useState<Words>();
  const [busy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    setFault(undefined);
    const answered = await bridge.agent.testWays({});
    setBusy(false);
    if (answered.ok) setTested(answered.answer.ways);
    else setFault(answered.words);
  };
  const { waysOut, heartbeat, ping } = snapshot;
  return (
    <section className={styles.part} aria-labelledby="ways-out">
      <Subtitle2 as="h2" id="ways-out">
        {say(TITLE)}
      </Subtitle2>
      {waysOut.length === 0 && <Text>{say(NO_WAY)}</Text>}
      {waysOut.map(({ id, waits, stoppedBy }) => {
        const outcome = tested.find((one) => one.id === id)?.outcome;
        const seen = stoppedBy ?? (waits ? WAITS : READY);
        return (
          <div key={id} className={styles.way} role="status">
            <LightMark state={stateOf(stoppedBy !== undefined, waits)} />
            <Text>
              {say(nameOf(id))}: {say(seen)}
              {outcome && `; ${say(outcome.done ? SENT : refusalWords(outcome))}`}
            </Text>
          </div>
        );
      })}
      {heartbeat && <Sign title={HEARTBEAT} sign={heartbeat} now={now} />}
      {ping && <Sign title={PING} sign={ping} now={now} />}
      {waysOut.length > 0 && (
        <Button disabled={busy} onClick={() => void test()}>
          {say(TEST)}
        </Button>
      )}
      {fault && <FaultBar words={fault} />}
    </section>
  );
}

function nameOf(id: string): Words {
  return (Object.hasOwn(NAMES, id) ? NAMES[id] : undefined) ?? { ru: id, en: id };
}

function stateOf(isStopped: boolean, waits: boolean): LightState {
  if (isStopped) return 'trouble';
  return waits ? 'attention' : 'fine';
}

function Sign({ title, sign, now }: { readonly title: Words; readonly sign: SignOfLifeStatus; readonly now: number }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const { takenAt, stoppedBy } = sign;
  const seen = takenAt === undefined ? say(NEVER) : `${say(TAKEN)} ${moment(takenAt, now, language)}`;
  return (
    <div className={styles.way}>
      <LightMark state={stoppedBy ? 'trouble' : takenAt === undefined ? 'unknown' : 'fine'} />
      <Text>
        {say(title)}: {stoppedBy ? say(stoppedBy) : seen}
      </Text>
    </div>
  );
}
