import { type ErrorRow, row } from './row.ts';

/** 9xx. What nobody has mapped yet. */
export const UNKNOWN_ERRORS = {
  'CB-901': row(
    'Unmapped',
    'reconcile',
    'Касса сообщила неизвестную ошибку. Агент сверяется с ФН.',
    'The cashbox reported an unknown error. The agent checks the FN.',
  ),
} as const satisfies Record<string, ErrorRow>;
