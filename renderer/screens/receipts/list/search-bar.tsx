import { Dropdown, makeStyles, Option, SearchBox, tokens } from '@fluentui/react-components';
import type { ReceiptFilter } from '../../../../src/contract/receipts.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { FILTER_WORDS } from '../words/receipt-words.ts';
import type { Wanted } from './receipts-view.ts';

const SEARCH: Words = { ru: 'Найти чек', en: 'Find a receipt' };
const BY: Words = { ru: 'Чек, сумма, контакт, ФД', en: 'Check, sum, contact, FD' };
const FILTER: Words = { ru: 'Какие чеки показать', en: 'Which receipts to show' };
const FILTERS = Object.keys(FILTER_WORDS) as readonly ReceiptFilter[];
const LONGEST = 100;

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  search: { width: '240px', maxWidth: '100%' },
  filter: { minWidth: '0', width: '180px' },
});

/** What to look for and among which; each key press is a question to the agent. */
export function SearchBar({ wanted, onWant }: { readonly wanted: Wanted; readonly onWant: (wanted: Wanted) => void }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <search className={styles.bar}>
      <SearchBox
        className={styles.search}
        aria-label={say(SEARCH)}
        placeholder={say(BY)}
        maxLength={LONGEST}
        value={wanted.text}
        onChange={(_, { value }) => onWant({ ...wanted, text: value })}
      />
      <Dropdown
        className={styles.filter}
        aria-label={say(FILTER)}
        value={say(FILTER_WORDS[wanted.filter])}
        selectedOptions={[wanted.filter]}
        onOptionSelect={(_, { optionValue }) => onWant({ ...wanted, filter: filterOf(optionValue) })}
      >
        {FILTERS.map((filter) => (
          <Option key={filter} value={filter}>
            {say(FILTER_WORDS[filter])}
          </Option>
        ))}
      </Dropdown>
    </search>
  );
}

const filterOf = (value: string | undefined): ReceiptFilter => FILTERS.find((filter) => filter === value) ?? 'all';
