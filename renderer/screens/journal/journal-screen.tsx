import { Button, makeStyles, SearchBox, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { bridge } from '../../bridge.ts';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { LiveOutcome } from '../../parts/live-outcome.tsx';
import { ScreenFrame } from '../../parts/screen-frame.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { shellDeedOf, useDeed } from '../../state/deed.ts';
import { useNow } from '../../state/now.ts';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { stampOf } from '../receipts/stamp.ts';
import type { ScreenProps } from '../screen-props.ts';
import { EventList } from './event-list.tsx';
import { ReportPart } from './report/report-part.tsx';
import { useEvents } from './use-events.ts';

const TITLE: Words = { ru: 'Журнал', en: 'Journal' };
const SEARCH: Words = { ru: 'Найти в журнале', en: 'Find in the journal' };
const SUPPORT: Words = { ru: 'Файл для поддержки', en: 'Support file' };
const SUPPORT_NOTE: Words = {
  ru: 'В файле для поддержки нет ссылок, паролей и контактов покупателей.',
  en: 'The support file holds no links, no passwords and no contacts of buyers.',
};
const SAVED: Words = { ru: 'Файл сохранён', en: 'The file is saved' };
const HAPPENED: Words = { ru: 'Что происходило', en: 'What happened' };
const MORE: Words = { ru: 'Показать раньше', en: 'Show earlier' };
const NOTHING: Words = { ru: 'Ничего не нашлось.', en: 'Nothing was found.' };
const EMPTY: Words = { ru: 'В журнале ещё ничего нет.', en: 'There is nothing in the journal yet.' };

const useStyles = makeStyles({
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What happened, newest first, whose word it was; and the one file for whoever helps. */
export function JournalScreen({ picture, go }: ScreenProps) {
  const styles = useStyles();
  const say = useSay();
  const now = useNow();
  const [text, setText] = useState('');
  const { deed, busy, act } = useDeed();
  const runs = picture.agent.state === 'running';
  const stamp = useMemo(() => stampOf(picture.snapshot), [picture.snapshot]);
  const { events, fault, waiting, hasMore, more, again } = useEvents(text, runs, stamp);
  const save = () => act(async () => shellDeedOf(await bridge.shell.saveSupportFile({}), SAVED));
  return (
    <ScreenFrame
      title={say(TITLE)}
      actions={
        <div className={styles.actions}>
          <SearchBox
            aria-label={say(SEARCH)}
            placeholder={say(SEARCH)}
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
          <Button appearance="primary" disabled={busy} onClick={save}>
            {say(SUPPORT)}
          </Button>
        </div>
      }
    >
      <LiveOutcome deed={deed} />
      <Text size={200} className={styles.quiet}>
        {say(SUPPORT_NOTE)}
      </Text>
      <ReportPart lastDate={picture.snapshot?.lastReport?.date} now={now} runs={runs} go={go} />
      <Subtitle2 as="h2">{say(HAPPENED)}</Subtitle2>
      {fault && <FaultBar words={fault} again={again} />}
      {!events && waiting && !fault && <Waiting again={again} />}
      {events?.length === 0 && <Text>{say(text === '' ? EMPTY : NOTHING)}</Text>}
      {events && events.length > 0 && <EventList events={events} now={now} go={go} />}
      {hasMore && (
        <div>
          <Button disabled={waiting} onClick={more}>
            {say(MORE)}
          </Button>
        </div>
      )}
    </ScreenFrame>
  );
}
