import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { fieldId } from '../fields/field-id.ts';
import { useFault } from '../fields/use-fault.ts';
import { RunProgress } from '../run-progress.tsx';
import { StepFrame } from '../step-frame.tsx';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';
import { CashboxByHand } from './cashbox-by-hand.tsx';
import { FoundChoice } from './found-choice.tsx';
import { NamedPorts } from './named-ports.tsx';

const FIND: Words = { ru: 'Найти кассу', en: 'Find the cashbox' };
const FIND_AGAIN: Words = { ru: 'Искать ещё раз', en: 'Search again' };
const SEARCHING: Words = { ru: 'Ищем кассу…', en: 'Looking for the cashbox…' };
const STOPPED: Words = { ru: 'Поиск остановлен.', en: 'The search was stopped.' };
const CHOSEN: Words = { ru: 'Выбрано: порт', en: 'Chosen: port' };
const SERIAL: Words = { ru: 'заводской номер', en: 'serial number' };
const LIVE: Words = { ru: 'Разрешить настоящие чеки на этой кассе', en: 'Allow real receipts on this cashbox' };
const LIVE_WHAT: Words = {
  ru: 'Каждый такой чек остаётся в ФН, уходит в налоговую, и отменить его нельзя. Без отметки агент боевую кассу только читает. Первого чека он всё равно не сделает, пока вы не сверите номера кассы с документами на экране «Касса». Драйвер ещё не проверен на настоящей кассе: за первыми чеками проследите сами.',
  en: 'Each such receipt stays in the FN, goes to the tax service, and nobody can take it back. Without the tick the agent only reads a live cashbox. It makes no first receipt before you have compared the numbers with the papers on the screen Cashbox. The driver was never tried on a real cashbox: watch the first receipts yourself.',
};
const TRAINING: Words = {
  ru: 'Это учебная касса или тестовый ФН: чеки не имеют юридической силы, разрешение не нужно.',
  en: 'This is a training device or a test FN: its receipts have no legal force, and nothing has to be allowed.',
};

const useStyles = makeStyles({
  search: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'flex-start' },
});

/** The cashbox: found by itself, or named by hand; a live FN is allowed by a tick of its own. */
export function CashboxStep() {
  const say = useSay();
  const { draft } = useWizard();
  const run = wizard.search.state;
  const port = draft.texts['cashbox.port'].trim();
  const serial = draft.texts['cashbox.kktSerial'].trim();
  return (
    <StepFrame leads={port !== ''}>
      <Search leads={port === ''} />
      {run.state === 'ended' && <FoundChoice found={run.answer} />}
      {port !== '' && (
        <Text role="status" weight="semibold">
          {`${say(CHOSEN)} ${port}${serial === '' ? '' : `, ${say(SERIAL)} ${serial}`}`}
        </Text>
      )}
      {port !== '' && <LiveTick />}
      <CashboxByHand />
    </StepFrame>
  );
}

function Search({ leads }: { readonly leads: boolean }) {
  const styles = useStyles();
  const say = useSay();
  const run = wizard.search.state;
  if (run.state === 'running') {
    return <RunProgress begun={SEARCHING} told={run.told} onCancel={() => wizard.search.cancel()} />;
  }
  return (
    <div className={styles.search}>
      <NamedPorts />
      <Button appearance={leads ? 'primary' : 'secondary'} onClick={() => wizard.findCashboxes()}>
        {say(run.state === 'idle' ? FIND : FIND_AGAIN)}
      </Button>
      {run.state === 'cancelled' && <Text role="status">{say(STOPPED)}</Text>}
      {run.state === 'failed' && <FaultBar words={run.words} again={() => wizard.findCashboxes()} />}
    </div>
  );
}

function LiveTick() {
  const say = useSay();
  const { draft } = useWizard();
  const fault = useFault('cashbox.allowLiveFiscal');
  if (isTraining(draft.texts['cashbox.kktSerial'])) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{say(TRAINING)}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <div>
      <Text id="live-what">{say(LIVE_WHAT)}</Text>
      <Field {...(fault !== undefined && { validationMessage: fault })}>
        <Checkbox
          aria-describedby="live-what"
          id={fieldId('cashbox.allowLiveFiscal')}
          label={say(LIVE)}
          checked={draft.allowLiveFiscal}
          onChange={(_, { checked }) =>
            wizard.edit({ ...draft, allowLiveFiscal: checked === true }, 'cashbox.allowLiveFiscal')
          }
        />
      </Field>
    </div>
  );
}

/** Only a device that was found tells what it is. */
function isTraining(kktSerial: string): boolean {
  const run = wizard.search.state;
  if (run.state !== 'ended') return false;
  return run.answer.cashboxes.some((one) => one.kktSerial === kktSerial && one.training);
}
