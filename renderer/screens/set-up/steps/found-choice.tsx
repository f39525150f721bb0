import { Badge, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { FoundCashbox, SetUpAnswer } from '../../../../src/contract/set-up.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { withCashbox } from '../wizard/draft.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

const LABEL: Words = { ru: 'Найденные кассы', en: 'Cashboxes that were found' };
const NOTHING: Words = {
  ru: 'Касса не нашлась. Проверьте питание и кабель, отметьте или добавьте порт и ищите ещё раз.',
  en: 'No cashbox was found. Look at power and cable, tick or add the port and search again.',
};
const HELD: Words = { ru: 'Занято:', en: 'Held:' };
const TRAINING: Words = { ru: 'УЧЕБНАЯ', en: 'TRAINING' };
const NAMES = {
  serial: { ru: 'ЗН', en: 'serial' },
  fn: { ru: 'ФН', en: 'FN' },
  inn: { ru: 'ИНН', en: 'INN' },
  ffd: { ru: 'ФФД', en: 'FFD' },
  firmware: { ru: 'прошивка', en: 'firmware' },
  port: { ru: 'порт', en: 'port' },
} as const satisfies Readonly<Record<string, Words>>;

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  label: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  numbers: { fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
  badge: { marginLeft: tokens.spacingHorizontalS },
  notes: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});

/** What the search found, what somebody holds, and why perhaps not everything. */
export function FoundChoice({ found }: { readonly found: SetUpAnswer<'findCashboxes'> }) {
  const styles = useStyles();
  const say = useSay();
  const { draft } = useWizard();
  const { cashboxes, held, notes, cancelled } = found;
  const choose = (kktSerial: string) => {
    const one = cashboxes.find((box) => box.kktSerial === kktSerial);
    if (one)
      wizard.edit(withCashbox(draft, one), 'cashbox.port', 'cashbox.driver', 'cashbox.kktSerial', 'cashbox.ofdChannel');
  };
  return (
    <div className={styles.part} aria-live="polite">
      {cashboxes.length === 0 && !cancelled && <Text>{say(NOTHING)}</Text>}
      {cashboxes.length > 0 && (
        <RadioGroup
          aria-label={say(LABEL)}
          value={draft.texts['cashbox.kktSerial']}
          onChange={(_, { value }) => choose(value)}
        >
          {cashboxes.map((one) => (
            <Radio key={one.kktSerial} value={one.kktSerial} label={<FoundLabel found={one} />} />
          ))}
        </RadioGroup>
      )}
      {held.length + notes.length > 0 && (
        <ul className={styles.notes}>
          {held.map(({ port, holder }) => (
            <li key={port}>
              {say(HELD)} {port} — {say(holder)}
            </li>
          ))}
          {notes.map((note) => (
            <li key={note.en}>{say(note)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FoundLabel({ found }: { readonly found: FoundCashbox }) {
  const styles = useStyles();
  const say = useSay();
  const { modelName, firmware, kktSerial, fnSerial, inn, ffdVersion, ofdName, training, port, why } = found;
  const numbers = [
    `${say(NAMES.serial)} ${kktSerial}`,
    `${say(NAMES.fn)} ${fnSerial}`,
    `${say(NAMES.inn)} ${inn}`,
    `${say(NAMES.ffd)} ${ffdVersion}`,
  ].join(' · ');
  const rest = [ofdName, `${say(NAMES.firmware)} ${firmware}`, `${say(NAMES.port)} ${port}`]
    .filter(Boolean)
    .join(' · ');
  return (
    <span className={styles.label}>
      <Text weight="semibold">
        {modelName}
        {training && (
          <Badge className={styles.badge} appearance="outline" color="warning" size="small">
            {say(TRAINING)}
          </Badge>
        )}
      </Text>
      <Text className={styles.numbers}>{numbers}</Text>
      <Text size={200} className={styles.quiet}>
        {rest}
      </Text>
      <Text size={200} className={styles.quiet}>
        {say(why)}
      </Text>
    </span>
  );
}
