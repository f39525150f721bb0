import * as z from 'zod';

/** Two limits of one figure: what is worth a look, and what is trouble. */
const rising = (attention: number, trouble: number) =>
  z
    .tuple([z.number().nonnegative(), z.number().nonnegative()], 'два числа: [внимание, беда]')
    .refine(([first, second]) => first <= second, 'второе число не меньше первого')
    .default([attention, trouble]);

const ladder = (rungs: readonly number[], rises: boolean) =>
  z
    .array(z.number().nonnegative())
    .min(1, 'хотя бы одно число')
    .refine(
      (numbers) => numbers.every((n, i) => i === 0 || (rises ? n > (numbers[i - 1] ?? 0) : n < (numbers[i - 1] ?? 0))),
      rises ? 'числа по возрастанию' : 'числа по убыванию',
    )
    .default([...rungs]);

/** Limits of the alarms; the defaults and their source are those of `core/alarms/rules.ts`. */
export const AlarmsSchema = z.strictObject({
  siteMinutes: rising(3, 15),
  cashboxSilentSeconds: rising(0, 60),
  cashboxQuietSeconds: rising(60, 300),
  ofdBacklogHours: ladder([0.5, 24, 5 * 24, 10 * 24, 20 * 24, 25 * 24], true),
  ofdBacklogCount: rising(20, 200),
  fnDaysLeft: ladder([30, 10, 3], false),
  certificateDaysLeft: ladder([14, 3, 0], false),
  shiftHours: rising(22, 24),
  lateMinutes: rising(2, 4),
  linkLossesPerHour: rising(3, 10),
  /** A receipt without VAT on the general system is news for so long; 0: never. */
  vatNoneHours: z.number().nonnegative().default(24),
  clockSeconds: rising(120, 300),
  diskFreeMib: z
    .tuple([z.number().positive(), z.number().positive()], 'два числа: [внимание, беда]')
    .refine(([first, second]) => first >= second, 'второе число не больше первого')
    .default([2048, 500]),
  /** An alarm that nobody has acknowledged is told again after so long. */
  repeatMinutes: z
    .tuple([z.number().min(1), z.number().min(1)], 'два числа: [внимание, беда], не меньше минуты')
    .default([24 * 60, 60]),
});
