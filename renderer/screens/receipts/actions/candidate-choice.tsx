import { makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { Candidate } from '../../../../src/contract/receipts.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { deviceDate, rubles } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { OPERATION_WORDS } from '../words/receipt-words.ts';

/** What is chosen where none of the documents is. */
export const NOT_MADE = 'notMade';

const KEYS: Readonly<Record<Candidate['key'], Words>> = {
  ours: { ru: 'В документе ключ этого чека: это он', en: 'It carries the key of this receipt: this is it' },
  other: {
    ru: 'Ключ другого чека или без ключа: это не он, выбрать нельзя',
    en: 'The key of another receipt, or none: this is not it and cannot be chosen',
  },
  unread: {
    ru: 'Ключ прочитать нельзя: сверьте с бумажным чеком или кабинетом ОФД',
    en: 'The key cannot be read: compare it with the paper or with the site of the OFD',
  },
};
const LABEL: Words = { ru: 'Документы в ФН с той же суммой', en: 'Documents in the FN with the same sum' };
const NONE_OF_THEM: Words = { ru: 'Ни один из них: чек не пробит', en: 'None of them: the receipt was not made' };
const NONE: Words = { ru: 'Чек не пробит', en: 'The receipt was not made' };
const READ_AGAIN: Words = {
  ru: 'Агент ещё раз прочитает ФН и отклонит чек, если документа с его ключом там нет',
  en: 'The agent reads the FN again and refuses the receipt if no document there has its key',
};

const useStyles = makeStyles({
  label: { display: 'flex', flexDirection: 'column', fontVariantNumeric: 'tabular-nums' },
  small: { fontSize: tokens.fontSizeBase200 },
});

/** The documents that may be the receipt, each with what its key says, and that none of them is. */
export function CandidateChoice({
  documents,
  mayRefuse,
  chosen,
  onChoose,
}: {
  readonly documents: readonly Candidate[];
  readonly mayRefuse: boolean;
  /** An FD number as text, or {@link NOT_MADE}. */
  readonly chosen: string;
  readonly onChoose: (chosen: string) => void;
}) {
  const say = useSay();
  return (
    <RadioGroup aria-label={say(LABEL)} value={chosen} onChange={(_, { value }) => onChoose(value)}>
      {documents.map((document) => (
        <Radio
          key={document.fdNumber}
          value={String(document.fdNumber)}
          disabled={document.key === 'other'}
          label={<DocumentLabel document={document} />}
        />
      ))}
      {mayRefuse && (
        <Radio
          value={NOT_MADE}
          label={<Label title={say(documents.length > 0 ? NONE_OF_THEM : NONE)} under={say(READ_AGAIN)} />}
        />
      )}
    </RadioGroup>
  );
}

function DocumentLabel({ document }: { readonly document: Candidate }) {
  const say = useSay();
  const language = useLanguage();
  const { fdNumber, fiscalSign, issuedAt, operation, totalKop, key } = document;
  const fpd = language === 'ru' ? `ФПД ${fiscalSign}` : `FPD ${fiscalSign}`;
  return (
    <Label
      title={`${fdWords(fdNumber)[language]} · ${say(OPERATION_WORDS[operation])} · ${rubles(totalKop, language)}`}
      under={`${deviceDate(issuedAt, language)} · ${fpd}`}
      more={say(KEYS[key])}
    />
  );
}

export const fdWords = (fdNumber: number): Words => ({ ru: `ФД ${fdNumber}`, en: `FD ${fdNumber}` });

function Label({ title, under, more }: { readonly title: string; readonly under: string; readonly more?: string }) {
  const styles = useStyles();
  return (
    <span className={styles.label}>
      <Text weight="semibold">{title}</Text>
      <span className={styles.small}>{under}</span>
      {more && <span className={styles.small}>{more}</span>}
    </span>
  );
}
