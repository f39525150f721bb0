import { Text } from '@fluentui/react-components';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import { Facts } from '../../parts/facts.tsx';
import { useLanguage, useSay } from '../../words/language.tsx';
import { counted, type Forms } from '../../words/numbers.ts';
import type { Words } from '../../words/words.ts';
import { Part } from './part.tsx';

const TITLE: Words = { ru: 'Передача в ОФД', en: 'Delivery to the OFD' };
const UNSENT: Words = { ru: 'Не передано', en: 'Not sent' };
const FIRST: Words = { ru: 'Первый из них', en: 'The first of them' };
const DOCUMENTS: Forms = { ru: ['документ', 'документа', 'документов'], en: ['document', 'documents'] };
const NOTHING: Words = {
  ru: 'Сколько документов не передано, неизвестно.',
  en: 'How many documents are not sent is not known.',
};
const CARRIED: Words = {
  ru: 'Документы в ОФД передаёт этот компьютер: они уходят, только пока агент работает.',
  en: 'This computer carries the documents to the OFD: they leave only while the agent runs.',
};

/** What has not reached the OFD yet, and who carries it there. */
export function OfdPart({ box }: { readonly box: CashboxStatus }) {
  const say = useSay();
  const language = useLanguage();
  const { ofd, identity } = box;
  const first = ofd?.firstUnsentFd;
  return (
    <Part title={TITLE}>
      {ofd ? (
        <Facts
          facts={[
            { name: UNSENT, value: counted(ofd.unsentCount, DOCUMENTS, language) },
            { name: FIRST, value: first === undefined ? undefined : say({ ru: `ФД ${first}`, en: `FD ${first}` }) },
          ]}
        />
      ) : (
        <Text>{say(NOTHING)}</Text>
      )}
      {identity?.carriesOfdExchange && <Text>{say(CARRIED)}</Text>}
    </Part>
  );
}
