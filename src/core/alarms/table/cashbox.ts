import { ERRORS, type Remedy, sentence, sentences } from '../../errors.ts';
import { ageWords } from '../../health/age-words.ts';
import { freshCondition } from '../../health/cashbox-lights.ts';
import type { CashboxCondition } from '../../ports/cashbox-driver.ts';
import type { CashboxForAlarms } from '../readings.ts';
import { type AlarmRow, about, type Bad, bad, type Look, levelOf, type Verdict } from '../row.ts';
import type { AlarmRules } from '../rules.ts';

type Row = AlarmRow<CashboxForAlarms>;

/** A verdict that only a fresh look at the device can give. */
function onFresh(judge: (condition: CashboxCondition, box: CashboxForAlarms, look: Look) => Verdict): Row['judge'] {
  return (box, look) => {
    const fresh = freshCondition(box, look.now, look.rules.health);
    return 'state' in fresh ? 'unknown' : judge(fresh.value, box, look);
  };
}

/** An alarm that is one sign of the device, said by the catalog. */
const sign = (
  kind: string,
  cure: Row['cure'],
  code: keyof typeof ERRORS,
  shows: (c: CashboxCondition) => boolean,
): Row => ({
  kind,
  cure,
  judge: onFresh((condition) => (shows(condition) ? bad('attention', sentence(code, ''), ERRORS[code].en) : 'fine')),
});

/** After these the cashbox is asked again and again: only then can it be silent. */
const MENDS_ITSELF: ReadonlySet<Remedy> = new Set(['retry', 'reconcile']);

/** A device that answers is not silent, whatever it says; what it says is the other alarms' business. */
const SILENT: Row = {
  kind: 'cashbox-silent',
  cure: {
    ru: 'Проверьте питание и кабель кассы, затем закройте другие программы, которые с ней работают.',
    en: 'Check power and cable of the cashbox, then close other programs that use it.',
  },
  judge(box, { now, rules }) {
    const { trouble } = box;
    if (box.connected && !trouble) return hung(box, now, rules);
    if (!trouble) return 'unknown';
    if (!MENDS_ITSELF.has(ERRORS[trouble.code].remedy)) return 'fine';
    const silentMs = now - trouble.since;
    const level = levelOf(silentMs, rules.cashboxSilentMs);
    if (!level) return 'fine';
    const age = ageWords(silentMs);
    const silent = bad(level, `Касса не отвечает ${age.ru}.`, `The cashbox has not answered for ${age.en}.`);
    // The plain silence says nothing more; of anything else the catalog knows what it is and what helps.
    return trouble.code === 'CB-101' ? silent : { ...silent, cure: sentences(trouble.code, trouble.detail) };
  },
};

/** In the middle of something for so long that it may hang: nobody has complained yet, and nobody has heard from it either. */
function hung({ condition }: CashboxForAlarms, now: number, rules: AlarmRules): Verdict {
  if (!condition) return 'unknown';
  const quietMs = now - condition.at;
  const level = levelOf(quietMs, rules.cashboxQuietMs);
  if (!level) return 'fine';
  const age = ageWords(quietMs);
  return bad(
    level,
    `Касса занята или зависла: последний ответ о состоянии был ${age.ru} назад.`,
    `The cashbox is busy or hangs: it last said how it is ${age.en} ago.`,
  );
}

/** The cashbox answers and makes nothing until a person has acted. */
const STOPPED: Row = {
  kind: 'cashbox-stopped',
  cure: {
    ru: 'Сделайте то, о чём говорит сообщение; касса продолжит сама.',
    en: 'Do what the message says; the cashbox goes on by itself.',
  },
  judge({ trouble, condition, connected }) {
    if (!trouble) return condition ? 'fine' : 'unknown';
    // A person wanted it so; how long it lasts is an alarm of its own.
    if (trouble.code === 'CB-320') return 'fine';
    // What stopped it before the line broke is not over by that.
    if (ERRORS[trouble.code].remedy !== 'operator') return connected ? 'fine' : 'unknown';
    return {
      ...bad('trouble', 'Касса стоит, чеки не пробиваются.', 'The cashbox stands, no receipts are made.'),
      cure: sentences(trouble.code, trouble.detail),
    };
  },
};

const SHIFT: Row = {
  kind: 'shift-long',
  cure: {
    ru: 'Агент закроет смену сам. Если не закрыл к 24 часам — закройте её вручную, иначе касса откажет в чеках.',
    en: 'The agent closes the shift itself. If it has not by 24 hours, close it by hand, or the cashbox refuses receipts.',
  },
  judge: onFresh(({ shift }, { shiftAgeMinutes }, { rules }) => {
    if (shift.state === 'closed') return 'fine';
    if (shift.state === 'expired')
      return bad('trouble', 'Смена открыта дольше 24 часов.', 'The shift is open for more than 24 hours.');
    if (shiftAgeMinutes === undefined) return 'unknown';
    const level = levelOf(shiftAgeMinutes, rules.shiftMinutes);
    const hours = Math.floor(shiftAgeMinutes / 60);
    return level ? bad(level, `Смена открыта уже ${hours} ч.`, `The shift is open for ${hours} h.`) : 'fine';
  }),
};

const CLOCK: Row = {
  kind: 'clock-apart',
  cure: {
    ru: 'Проверьте часы компьютера. Верны — поставьте чеки на паузу (меню значка), сначала закройте смену (окно «Касса»), затем остановите агента (меню значка, «Остановить приём чеков и выйти») и выставьте часы кассы тестом драйвера АТОЛ или по инструкции кассы: при открытой смене время не меняется.',
    en: 'Check the clock of the computer. If it is right, pause the receipts (menu of the icon), close the shift first (the screen Cashbox), then stop the agent (menu of the icon, “Stop taking receipts and quit”) and set the clock of the cashbox with the driver test or by its manual: with an open shift it cannot be set.',
  },
  judge: onFresh((_, { clockOffsetS }, { rules }) => {
    if (clockOffsetS === undefined) return 'unknown';
    const level = levelOf(Math.abs(clockOffsetS), rules.clockS);
    if (!level) return 'fine';
    const apart = ageWords(Math.abs(clockOffsetS) * 1_000);
    const [ru, en] = clockOffsetS > 0 ? ['спешат', 'fast'] : ['отстают', 'slow'];
    return bad(level, `Часы кассы ${ru} на ${apart.ru}.`, `The clock of the cashbox is ${apart.en} ${en}.`);
  }),
};

const LATE: Row = {
  kind: 'receipt-late',
  cure: {
    ru: 'Посмотрите, что с кассой: чек ждёт её. Закон даёт пять минут от оплаты; отсчёт здесь — от получения чека нами.',
    en: 'Look at the cashbox: the receipt waits for it. Counted from the first hand-out to us.',
  },
  judge({ waiting }, { now, rules }) {
    if (waiting.oldestAt === undefined) return 'fine';
    const waitsMs = now - waiting.oldestAt;
    const level = levelOf(waitsMs, rules.lateMs);
    if (!level) return 'fine';
    const age = ageWords(waitsMs);
    return about(
      waiting.jobIds?.oldest,
      bad(level, `Чек ждёт у нас ${age.ru}.`, `A receipt has been waiting with us for ${age.en}.`),
    );
  },
};

const PARKED: Row = {
  kind: 'receipt-parked',
  cure: {
    ru: 'Решите о каждом: окно «Сейчас», «Решить», или окно «Чеки».',
    en: 'Decide about each: the screen Now, “Decide”, or the screen Receipts.',
  },
  judge({ waiting: { parkedCount, jobIds } }) {
    if (parkedCount === 0) return 'fine';
    return about(
      jobIds?.parked,
      bad('trouble', `Ждут решения человека: ${parkedCount}.`, `Waiting for a person: ${parkedCount}.`, parkedCount),
    );
  },
};

const IN_DOUBT: Row = {
  kind: 'receipt-in-doubt',
  cure: {
    ru: 'Ничего не пробивайте вручную: агент прочитает ФН и решит сам, как только касса ответит.',
    en: 'Make nothing by hand: the agent reads the FN and decides as soon as the cashbox answers.',
  },
  judge({ inDoubtCount, waiting }): Verdict {
    if (inDoubtCount === 0) return 'fine';
    return about(
      waiting.jobIds?.doubt,
      bad(
        'attention',
        `Под вопросом, сверяется с ФН: ${inDoubtCount}.`,
        `In doubt, being checked against the FN: ${inDoubtCount}.`,
      ),
    );
  },
};

const ALIEN: Row = {
  kind: 'alien-documents',
  cure: {
    ru: 'Узнайте, кто ещё пробивает чеки на этой кассе. Если так и задумано — отметьте тревогу прочитанной.',
    en: 'Find out who else makes receipts on this cashbox. If that is meant so, acknowledge the alarm.',
  },
  judge({ alienCount }): 'fine' | Bad {
    if (alienCount === 0) return 'fine';
    return bad(
      'attention',
      `В ФН документы не от нас: ${alienCount}.`,
      `Documents in the FN that are not ours: ${alienCount}.`,
      alienCount,
    );
  },
};

const AT_THE_PRINTER = {
  ru: 'Документ мог уже попасть в ФН: пробивать его заново не нужно, касса допечатает сама.',
  en: 'The document may be in the FN already: do not make it again, the cashbox goes on printing by itself.',
};

/** What can be wrong with a cashbox and its receipts. */
export const CASHBOX_ALARMS: readonly Row[] = [
  SILENT,
  STOPPED,
  sign('paper-out', AT_THE_PRINTER, 'CB-201', ({ paper }) => paper === 'out'),
  sign('cover-open', AT_THE_PRINTER, 'CB-203', ({ coverOpen }) => coverOpen),
  sign('printer-fault', AT_THE_PRINTER, 'CB-204', ({ printerFault }) => printerFault),
  SHIFT,
  CLOCK,
  LATE,
  PARKED,
  IN_DOUBT,
  ALIEN,
];
