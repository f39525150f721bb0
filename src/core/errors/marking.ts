import { type ErrorRow, row } from './row.ts';

/** 6xx. Marking codes and their check before the sale. */
export const MARKING_ERRORS = {
  'CB-601': row(
    'MarkingNotSupported',
    'reject',
    'Эта касса не продаёт товар с таким кодом маркировки: нужны ФФД 1.2 и драйвер АТОЛ 10.9 или новее.',
    'This cashbox does not sell goods with such a marking code: FFD 1.2 and vendor driver 10.9 or newer are needed.',
  ),
  'CB-602': row(
    'MarkingCodeInvalid',
    'reject',
    'Касса не разобрала код маркировки. Отсканируйте код в отгрузке заново и создайте чек ещё раз.',
    'The cashbox could not read the marking code. Scan it again in the shipment and make the check anew.',
  ),
  'CB-603': row(
    'MarkingCodeRefused',
    'reject',
    'Проверка кода маркировки не пройдена: товар с этим кодом продать нельзя. Сверьте код на упаковке с отгрузкой.',
    'The marking code did not pass its check: goods with this code must not be sold. Compare the code on the package.',
  ),
  'CB-604': row(
    'MarkingServerSilent',
    'retry',
    'Сервер «Честного знака» не ответил на проверку кода маркировки. Проверьте интернет у кассы; агент повторит.',
    'The marking server did not answer. Check the internet of the cashbox; the agent tries again.',
  ),
  'CB-605': row(
    'MarkingBusy',
    'retry',
    'Касса занята проверкой кодов маркировки. Агент повторит.',
    'The cashbox is busy checking marking codes. The agent tries again.',
  ),
  'CB-606': row(
    'MarkingForbidden',
    'operator',
    'Касса не может работать с маркированным товаром: она зарегистрирована без него, или ФН этого не разрешает. Нужен сервисный центр.',
    'The cashbox may not sell marked goods: it is registered without them or the FN forbids it. Call service.',
  ),
  'CB-607': row(
    'MarkingKeysOutdated',
    'operator',
    'Ключи проверки кодов маркировки в ФН не обновлены. Дайте кассе интернет и обновите ключи; агент продолжит сам.',
    'The marking keys of the FN are out of date. Give the cashbox internet and update them; the agent goes on by itself.',
  ),
} as const satisfies Record<string, ErrorRow>;
