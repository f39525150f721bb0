import { Button, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { PageLink } from '../../../parts/page-link.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { fieldId } from '../fields/field-id.ts';
import { MoreFields } from '../fields/more-fields.tsx';
import { SecretField } from '../fields/secret-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useFault } from '../fields/use-fault.ts';
import { RunProgress } from '../run-progress.tsx';
import { SeenSteps } from '../seen-steps.tsx';
import { StepFrame } from '../step-frame.tsx';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

const STORED: Words = { ru: 'Ссылка сохранена', en: 'The link is stored' };
const TRY: Words = { ru: 'Проверить ссылку', en: 'Try the link' };
const TRY_STORED: Words = { ru: 'Проверить сохранённую', en: 'Try the stored one' };
const TRYING: Words = { ru: 'Спрашиваем магазин…', en: 'Asking the shop…' };
const MEANWHILE: Words = {
  ru: 'Ждать не обязательно: можно идти дальше, итог останется здесь.',
  en: 'There is no need to wait: go on, the result stays here.',
};
const STOPPED: Words = {
  ru: 'Проверка остановлена: что отвечает, неизвестно.',
  en: 'The check was stopped: what answers is not known.',
};
const VERSION: Words = { ru: 'Версия обмена с магазином', en: 'Version of the exchange with the shop' };
const VERSION_HINT: Words = {
  ru: 'Выберите один раз: после смены версии некоторые магазины отвечают ошибкой 500.',
  en: 'Choose it once: after a change some shops answer error 500.',
};
const VERSIONS = [
  {
    value: '2',
    words: { ru: '2 — ФФД 1.05, есть у всех магазинов с 2019 года', en: '2: FFD 1.05, every shop since 2019 has it' },
  },
  { value: '3', words: { ru: '3 — ФФД 1.2 и маркировка', en: '3: FFD 1.2 and marking' } },
] as const;
const HELP: Words = { ru: 'Справка 1С-Битрикс о кассах', en: "1C-Bitrix's page on cashboxes" };
const MORE: Words = { ru: 'Дополнительно', en: 'More' };

/** The link of the shop: tried by itself, step by step, as soon as it is pasted. */
export function LinkStep() {
  const say = useSay();
  const { draft, stored } = useWizard();
  const versionFault = useFault('shop.apiVersion');
  const idFault = useFault('shop.id');
  const isTyped = draft.texts['shop.link'].trim() !== '';
  return (
    <StepFrame>
      <SecretField path="shop.link" isStored={stored.link} stored={STORED} />
      <LinkResult />
      <PageLink page="bitrixCashboxes" words={HELP} />
      {(isTyped || stored.link) && wizard.link.state.state !== 'running' && (
        <div>
          <Button onClick={() => wizard.tryLink()}>{say(isTyped ? TRY : TRY_STORED)}</Button>
        </div>
      )}
      <Field
        label={say(VERSION)}
        hint={say(VERSION_HINT)}
        {...(versionFault !== undefined && { validationMessage: versionFault })}
      >
        <RadioGroup
          id={fieldId('shop.apiVersion')}
          value={draft.apiVersion}
          onChange={(_, { value }) =>
            wizard.edit({ ...draft, apiVersion: value === '3' ? '3' : '2' }, 'shop.apiVersion')
          }
        >
          {VERSIONS.map(({ value, words }) => (
            <Radio key={value} value={value} label={say(words)} />
          ))}
        </RadioGroup>
      </Field>
      <MoreFields title={MORE} hasFault={idFault !== undefined}>
        <TextField path="shop.id" required />
      </MoreFields>
    </StepFrame>
  );
}

function LinkResult() {
  const say = useSay();
  const run = wizard.link.state;
  switch (run.state) {
    case 'idle':
      return null;
    case 'running':
      return (
        <div>
          <RunProgress begun={TRYING} told={run.told} onCancel={() => wizard.link.cancel()} />
          <Text>{say(MEANWHILE)}</Text>
        </div>
      );
    case 'ended':
      return (
        <div aria-live="polite">
          <SeenSteps steps={run.answer.steps} />
        </div>
      );
    case 'cancelled':
      return <Text role="status">{say(STOPPED)}</Text>;
    case 'failed':
      return <FaultBar words={run.words} again={() => wizard.tryLink()} />;
  }
}
