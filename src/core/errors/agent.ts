import { type ErrorRow, row } from './row.ts';

/** 8xx. The agent itself: journal, settings, people. */
export const AGENT_ERRORS = {
  'CB-801': row(
    'JournalDamaged',
    'operator',
    'В журнале повреждена запись. Касса остановлена, пока человек не решит, что с ней делать.',
    'A journal row is damaged. The cashbox is stopped until a person decides.',
  ),
  'CB-802': row(
    'JournalNotWritable',
    'operator',
    'Журнал не записывается (диск полон или только для чтения). Чеки не печатаются, пока место не освободится.',
    'The journal cannot be written (disk full or read-only). No receipt is made until it can.',
  ),
  'CB-803': row(
    'AlreadyRunning',
    'operator',
    'Другой агент уже работает с этой папкой или с этой кассой.',
    'Another agent already works with this folder or this cashbox.',
  ),
  'CB-804': row('SettingsInvalid', 'operator', 'Ошибка в файле настроек.', 'The settings file has an error.'),
  'CB-805': row(
    'RefusedByPerson',
    'reject',
    'Человек решил не пробивать этот чек.',
    'A person decided that this receipt is not to be made.',
  ),
  'CB-806': row(
    'JournalUnknown',
    'operator',
    'Файл журнала не от этой версии агента. Обновите KassaBridge или укажите другую папку состояния; файл не изменён.',
    'The journal file is not of this version of the agent. Update KassaBridge or name another state folder; the file is unchanged.',
  ),
  'CB-807': row(
    'ParkedByPerson',
    'park',
    'Чек отложил человек: на кассу ничего не отправлено. Пробейте его или откажитесь от него, когда решите.',
    'A person put this receipt aside: nothing was sent to the cashbox. Make it or refuse it once you have decided.',
  ),
  'CB-808': row(
    'OrderWithdrawn',
    'reject',
    'Распоряжение человека не выполнено и снято: касса его тогда не могла выполнить. Документ не создан; если нужно, повторите.',
    'The order of a person was not carried out and is withdrawn: the cashbox could not do it then. No document was made; repeat it if needed.',
  ),
} as const satisfies Record<string, ErrorRow>;
