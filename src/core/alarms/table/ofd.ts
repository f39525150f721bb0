import { ageWords } from '../../health/age-words.ts';
import { freshReading } from '../../health/cashbox-lights.ts';
import { OFD_CURE, unsentWaitMs } from '../../health/ofd-light.ts';
import type { OfdExchange } from '../../ports/cashbox-driver.ts';
import type { CashboxForAlarms } from '../readings.ts';
import { type AlarmRow, bad, type Look, levelOf, levelOfRung, rungsPassed, type Verdict } from '../row.ts';

type Row = AlarmRow<CashboxForAlarms>;

const NEVER = { ru: '', en: '' };

function onFresh(judge: (value: OfdExchange, box: CashboxForAlarms, look: Look) => Verdict): Row['judge'] {
  return (box, look) => {
    const fresh = freshReading(box.ofd, look.now, look.rules.health.ofdStaleMs, NEVER);
    return 'state' in fresh ? 'unknown' : judge(fresh.value, box, look);
  };
}

/** Do the documents reach the OFD? Both end only when nothing is unsent: a backlog that shrinks is still one. */
export const OFD_ALARMS: readonly Row[] = [
  {
    kind: 'ofd-backlog',
    cure: OFD_CURE,
    judge: onFresh((value, box, { now, rules, stands }) => {
      if (value.unsentCount === 0) return 'fine';
      const waitsMs = unsentWaitMs(box, value, now);
      if (waitsMs === undefined) return 'unknown';
      const rung = rungsPassed(waitsMs, rules.ofdBacklogMs);
      if (rung === 0 && !stands) return 'fine';
      const age = ageWords(waitsMs);
      const error = value.lastError ? ` Ошибка обмена: ${value.lastError}.` : '';
      return bad(
        levelOfRung(rung),
        `Не передано в ОФД документов: ${value.unsentCount}, старший ждёт ${age.ru}.${error}`,
        `Not sent to the OFD: ${value.unsentCount}, the oldest waits for ${age.en}.`,
        rung,
      );
    }),
  },
  {
    kind: 'ofd-backlog-count',
    cure: OFD_CURE,
    judge: onFresh((value, _, { rules, stands }) => {
      if (value.unsentCount === 0) return 'fine';
      const level = levelOf(value.unsentCount, rules.ofdBacklogCount);
      if (!level && !stands) return 'fine';
      const count = value.unsentCount;
      return bad(
        level ?? 'attention',
        `В очереди к ОФД документов: ${count}.`,
        `Documents waiting for the OFD: ${count}.`,
      );
    }),
  },
];
