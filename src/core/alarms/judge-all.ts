import { type AlarmSubject, alarmKey, type Finding } from './alarm.ts';
import type { Readings, ShopForAlarms } from './readings.ts';
import type { AlarmRow } from './row.ts';
import type { AlarmRules } from './rules.ts';
import { AGENT_ALARMS } from './table/agent.ts';
import { CASHBOX_ALARMS } from './table/cashbox.ts';
import { FN_ALARMS } from './table/fn.ts';
import { LINK_ALARMS } from './table/link.ts';
import { OFD_ALARMS } from './table/ofd.ts';
import { SITE_ALARMS } from './table/site.ts';
import { CASHBOX_VAT_ALARMS, SHOP_VAT_ALARMS } from './table/vat.ts';

/** What one look at everything says. */
export interface Judged {
  readonly findings: readonly Finding[];
  /** Keys that cannot be judged now: what stands there goes on standing. */
  readonly unknown: ReadonlySet<string>;
}

const OF_SHOP: readonly AlarmRow<ShopForAlarms>[] = [...SITE_ALARMS, ...SHOP_VAT_ALARMS];
const OF_CASHBOX = [...CASHBOX_ALARMS, ...LINK_ALARMS, ...FN_ALARMS, ...OFD_ALARMS, ...CASHBOX_VAT_ALARMS];

/** Every row of the table over every subject. */
export function judgeAll(readings: Readings, rules: AlarmRules, standing: ReadonlySet<string>): Judged {
  const findings: Finding[] = [];
  const unknown = new Set<string>();
  const judge = <Subject>(rows: readonly AlarmRow<Subject>[], reading: Subject, subject: AlarmSubject) => {
    for (const { kind, cure, judge: judgeOne } of rows) {
      const key = alarmKey(kind, subject);
      const verdict = judgeOne(reading, { now: readings.now, rules, stands: standing.has(key) });
      if (verdict === 'unknown') unknown.add(key);
      else if (verdict !== 'fine') findings.push({ kind, subject, cure, ...verdict });
    }
  };
  for (const shop of readings.sites) judge(OF_SHOP, shop, { of: 'shop', id: shop.shopId });
  for (const box of readings.cashboxes) judge(OF_CASHBOX, box, { of: 'cashbox', id: box.cashboxId });
  judge(AGENT_ALARMS, readings.agent, { of: 'agent' });
  return { findings, unknown };
}
