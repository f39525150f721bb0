import { Button, Field, Switch } from '@fluentui/react-components';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { fieldId } from '../fields/field-id.ts';
import { TextField } from '../fields/text-field.tsx';
import { useFault } from '../fields/use-fault.ts';
import { StepFrame } from '../step-frame.tsx';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

const FROM_LINK: Words = { ru: 'Взять из ссылки:', en: 'Take it from the link:' };
const PRINT: Words = { ru: 'Печатать чеки на бумаге', en: 'Print receipts on paper' };
const PRINT_HINT: Words = {
  ru: 'Покупатель интернет-магазина получает чек на почту или телефон; бумага обычно не нужна.',
  en: 'A buyer of an internet shop gets the receipt by mail or phone; paper is usually not needed.',
};

/** What stands on each receipt beside the goods. */
export function PeopleStep() {
  const say = useSay();
  const { draft } = useWizard();
  const fault = useFault('cashbox.printReceipts');
  const site = siteOf(draft.texts['shop.link']);
  const isOffered = site !== undefined && draft.texts['shop.settlementPlace'].trim() !== site;
  return (
    <StepFrame>
      <TextField path="shop.settlementPlace" required />
      {isOffered && (
        <div>
          <Button onClick={() => wizard.type('shop.settlementPlace', site)}>
            {say(FROM_LINK)} {site}
          </Button>
        </div>
      )}
      <TextField path="cashbox.cashier.name" />
      <TextField path="cashbox.cashier.inn" numeric />
      <Field hint={say(PRINT_HINT)} {...(fault !== undefined && { validationMessage: fault })}>
        <Switch
          id={fieldId('cashbox.printReceipts')}
          label={say(PRINT)}
          checked={draft.printReceipts}
          onChange={(_, { checked }) => wizard.edit({ ...draft, printReceipts: checked }, 'cashbox.printReceipts')}
        />
      </Field>
    </StepFrame>
  );
}

/** The address of the site alone; of the secret part of the link nothing is shown. */
function siteOf(link: string): string | undefined {
  const text = link.trim();
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}
