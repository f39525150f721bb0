import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReceiptDetail } from '../../../../src/contract/receipts.ts';
import { Facts } from '../../../parts/facts.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { deviceDate } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { CopyButton } from './copy-button.tsx';
import { QrCode } from './qr-code.tsx';
import { Section } from './section.tsx';

const TITLE: Words = { ru: 'Фискальные данные', en: 'Fiscal data' };
const FN: Words = { ru: 'ФН', en: 'FN' };
const FD: Words = { ru: 'ФД', en: 'FD' };
const FPD: Words = { ru: 'ФПД', en: 'FPD' };
const DATE: Words = { ru: 'Дата на чеке', en: 'Date on it' };
const KEY: Words = { ru: 'Ключ (1084)', en: 'Key (1084)' };
const COPY: Words = { ru: 'Копировать данные', en: 'Copy the data' };
const COPY_QR: Words = { ru: 'Копировать строку QR', en: 'Copy the QR text' };

const useStyles = makeStyles({
  both: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXL, alignItems: 'flex-start' },
  facts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, flex: '1 1 240px', minWidth: 0 },
  copy: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What the FN holds of it, and the same as its QR code. Nothing where there is no document. */
export function FiscalData({ receipt: { status, qr, key } }: { readonly receipt: ReceiptDetail }) {
  const styles = useStyles();
  const language = useLanguage();
  const { document } = status;
  if (!document) return null;
  const { fnSerial, fdNumber, fiscalSign, issuedAt } = document;
  const text = `ФН ${fnSerial}\nФД ${fdNumber}\nФПД ${fiscalSign}\n${issuedAt.replace('T', ' ')}`;
  return (
    <Section title={TITLE}>
      <div className={styles.both}>
        {qr && <QrCode text={qr} />}
        <div className={styles.facts}>
          <Facts
            facts={[
              { name: FN, value: fnSerial },
              { name: FD, value: String(fdNumber) },
              { name: FPD, value: fiscalSign },
              { name: DATE, value: deviceDate(issuedAt, language) },
              { name: KEY, value: key },
            ]}
          />
          <div className={styles.copy}>
            <CopyButton label={COPY} text={text} />
            {qr && <CopyButton label={COPY_QR} text={qr} />}
          </div>
        </div>
      </div>
    </Section>
  );
}
