import { type ErrorRow, row } from './row.ts';

/** 9xx. What nobody has mapped yet. */
export const UNKNOWN_ERRORS = {
  'CB-901': row(
    'Unmapped',
    'reconcile',
    'Касса сообщила неизвестную ошибку. Агент сверяется с ФН.',
    'The cashbox reported an unknown error. The agent checks the FN.',
  ),
  'CB-902': row(
    'CodeOfNewerVersion',
    'reconcile',
    'Причину записала более новая версия программы, эта её не знает. Состояние чека верно; поставьте новую версию ещё раз.',
    'A newer version of the program wrote the reason, and this one does not know it. The state of the receipt is right; install the new version again.',
  ),
} as const satisfies Record<string, ErrorRow>;
