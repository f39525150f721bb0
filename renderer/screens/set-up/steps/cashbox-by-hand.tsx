import { Field, Select } from '@fluentui/react-components';
import { PageLink } from '../../../parts/page-link.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { fieldId } from '../fields/field-id.ts';
import { MoreFields } from '../fields/more-fields.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useFault } from '../fields/use-fault.ts';
import type { Draft } from '../wizard/draft.ts';
import { isPathIn, stepOfPath } from '../wizard/steps.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

const BY_HAND: Words = { ru: 'Указать самому', en: 'Name it by hand' };
const DRIVER: Words = { ru: 'Как говорить с кассой', en: 'How to speak to the cashbox' };
const DRIVERS: Readonly<Record<Draft['driver'], Words>> = {
  auto: { ru: 'Агент выберет сам', en: 'The agent chooses' },
  'atol-dto': { ru: 'Через драйвер АТОЛ', en: "Through ATOL's driver" },
  'atol-serial': { ru: 'По проводу, без драйвера АТОЛ', en: "By wire, without ATOL's driver" },
};
const GET_DRIVER: Words = { ru: 'Где взять драйвер АТОЛ', en: "Where to get ATOL's driver" };
const CHANNEL: Words = { ru: 'Кто передаёт документы в ОФД', en: 'Who carries documents to the OFD' };
const AS_IS: Words = { ru: 'Оставить как есть', en: 'Leave it as it is' };
const CHANNELS: Readonly<Record<NonNullable<Draft['ofdChannel']>, Words>> = {
  none: { ru: 'Сама касса', en: 'The cashbox itself' },
  proto: { ru: 'Этот компьютер: драйвер внутри агента', en: 'This computer: the driver inside the agent' },
  usb: { ru: 'Этот компьютер: служба АТОЛ (EoU)', en: "This computer: ATOL's service (EoU)" },
};

/** Every field of the cashbox, for whoever knows better than the search; open by itself when one of them has a fault. */
export function CashboxByHand() {
  const say = useSay();
  const { draft, faults } = useWizard();
  const driverFault = useFault('cashbox.driver');
  const channelFault = useFault('cashbox.ofdChannel');
  const hasFault = faults.some(
    ({ path }) => stepOfPath(path) === 'cashbox' && !isPathIn(path, 'cashbox.allowLiveFiscal'),
  );
  return (
    <MoreFields title={BY_HAND} hasFault={hasFault}>
      <TextField path="cashbox.port" required />
      <Field label={say(DRIVER)} {...(driverFault !== undefined && { validationMessage: driverFault })}>
        <Select
          id={fieldId('cashbox.driver')}
          value={draft.driver}
          onChange={(_, { value }) =>
            wizard.edit({ ...draft, driver: chosen(DRIVERS, value) ?? 'auto' }, 'cashbox.driver')
          }
        >
          {Object.entries(DRIVERS).map(([value, words]) => (
            <option key={value} value={value}>
              {say(words)}
            </option>
          ))}
        </Select>
      </Field>
      <PageLink page="atolDriver" words={GET_DRIVER} />
      <Field label={say(CHANNEL)} {...(channelFault !== undefined && { validationMessage: channelFault })}>
        <Select
          id={fieldId('cashbox.ofdChannel')}
          value={draft.ofdChannel ?? ''}
          onChange={(_, { value }) =>
            wizard.edit({ ...draft, ofdChannel: chosen(CHANNELS, value) }, 'cashbox.ofdChannel')
          }
        >
          <option value="">{say(AS_IS)}</option>
          {Object.entries(CHANNELS).map(([value, words]) => (
            <option key={value} value={value}>
              {say(words)}
            </option>
          ))}
        </Select>
      </Field>
      <TextField path="cashbox.kktSerial" numeric />
      <TextField path="cashbox.fnSerial" numeric />
      <TextField path="cashbox.inn" numeric />
      <TextField path="cashbox.id" required />
    </MoreFields>
  );
}

/** The value of a select as one of the table's keys. */
function chosen<K extends string>(table: Readonly<Record<K, Words>>, value: string): K | undefined {
  return (Object.keys(table) as K[]).find((key) => key === value);
}
