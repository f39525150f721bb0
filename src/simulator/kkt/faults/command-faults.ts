import { ERROR, KktError } from '../kkt-error.ts';
import { STATUS } from '../task-buffer.ts';
import { type FaultRow, numberOf, onCommand } from './row.ts';

/** Any command. */
const ANY = '';
/** Free in the error table of the page. */
const UNKNOWN_ERROR = 0xfb;
const GARBAGE = Uint8Array.of(0x21, 0x00, 0xff, 0x7e);
const HALF_MINUTE_MS = 30_000;

/** What may go wrong with one command. */
export const COMMAND_FAULTS: readonly FaultRow[] = [
  {
    name: 'does-work-then-silence',
    argument: 'CMD',
    ru: 'Касса выполняет команду и не присылает результат; на повторный вопрос о задании отвечает.',
    en: 'Does the command and never sends the result; still answers when asked for the task.',
    make: ([command]) => onCommand(command, () => ({ isAnswerLost: true })),
  },
  {
    name: 'does-work-then-deaf',
    argument: 'CMD',
    ru: 'Касса выполняет команду и больше ни на что не отвечает, пока связь не откроют заново.',
    en: 'Does the command and answers nothing at all until the line is opened anew.',
    make: ([command]) => onCommand(command, () => ({ goesDeaf: true })),
  },
  {
    name: 'silence-before-work',
    argument: 'CMD',
    ru: 'Команда пропадает по дороге: касса её не видела.',
    en: 'The command gets lost on its way: the cashbox never saw it.',
    make: ([command]) => onCommand(command, () => ({ isIgnored: true })),
  },
  {
    name: 'hangs',
    argument: 'CMD',
    ru: 'Касса принимает команду и зависает; на остальные отвечает «занята», пока её не выключат.',
    en: 'Takes the command and never finishes it; busy (76) to everything else until the power goes.',
    make: ([command]) => onCommand(command, () => ({ hangs: true })),
  },
  {
    name: 'does-work-late',
    argument: 'MS[:CMD]',
    ru: 'Касса доделывает команду через MS миллисекунд после возвращения связи или отмены заданий, когда её уже не ждут.',
    en: 'Does the command MS milliseconds after the line came back or after an Abort, when nobody waits for it.',
    make: ([ms, command]) => {
      const lateMs = numberOf(ms, HALF_MINUTE_MS);
      return onCommand(command, () => ({ lateMs }));
    },
  },
  {
    name: 'cuts-power-before',
    argument: 'CMD',
    ru: 'Питание пропадает перед выполнением команды.',
    en: 'The power goes before the command is done.',
    make: ([command]) => onCommand(command, () => ({ cutsPower: 'before' })),
  },
  {
    name: 'cuts-power-after',
    argument: 'CMD',
    ru: 'Питание пропадает сразу после выполнения команды, ответа нет.',
    en: 'The power goes right after the command was done, before the answer.',
    make: ([command]) => onCommand(command, () => ({ cutsPower: 'after' })),
  },
  {
    name: 'buffer-overflow-once',
    argument: 'CMD',
    ru: 'Касса один раз отвечает, что буфер заданий полон (B1).',
    en: 'Says once that its task buffer is full (B1).',
    make: ([command]) => onCommand(command, () => ({ rejectedWith: STATUS.overflow }), ANY),
  },
  {
    name: 'tid-exists-once',
    argument: 'CMD',
    ru: 'Касса один раз отвечает, что задание с таким номером уже есть (B2).',
    en: 'Says once that the task id exists already (B2).',
    make: ([command]) => onCommand(command, () => ({ rejectedWith: STATUS.tidExists }), ANY),
  },
  {
    name: 'busy-once',
    argument: 'CMD',
    ru: 'Касса один раз отвечает, что предыдущая операция не завершена (76).',
    en: 'Answers once that the previous operation is unfinished (76).',
    make: ([command]) => onCommand(command, () => ({ refusal: new KktError(ERROR.busy) }), ANY),
  },
  {
    name: 'fails',
    argument: 'CMD:HEX[:EXT]',
    ru: 'Касса отказывает в команде с указанной ошибкой (EXT — код регистра 55).',
    en: 'Refuses the command with this error (EXT is the code for register 55).',
    make: ([command, code, extended]) => {
      const refusal = new KktError(numberOf(code, undefined, 16), { extended: numberOf(extended, 0, 16) });
      return onCommand(command, () => ({ refusal }));
    },
  },
  {
    name: 'unknown-error',
    argument: 'CMD[:after]',
    ru: 'Касса отвечает ошибкой, которой нет в таблице; с «after» — уже выполнив команду.',
    en: 'Answers with an error no table knows; with `after` it did the work first.',
    make: ([command, when]) => {
      const error = new KktError(UNKNOWN_ERROR);
      return onCommand(command, () => (when === 'after' ? { refusalAfterwards: error } : { refusal: error }));
    },
  },
  {
    name: 'unreadable-answer',
    argument: 'CMD',
    ru: 'Касса выполняет команду и отвечает бессмыслицей с верной контрольной суммой.',
    en: 'Does the command and answers nonsense with a good check sum.',
    make: ([command]) => onCommand(command, () => ({ answer: GARBAGE })),
  },
];
