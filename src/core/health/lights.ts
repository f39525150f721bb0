import { cashboxLight, fnLight } from './cashbox-lights.ts';
import { type Light, type Lights, light, worst } from './light.ts';
import { ofdLight } from './ofd-light.ts';
import { type CashboxReading, HEALTH_RULES, type HealthRules, type SiteReading } from './readings.ts';
import { siteLight } from './site-light.ts';

/** The lights of one cashbox. */
export function cashboxLights(
  box: CashboxReading,
  now: number,
  rules: HealthRules = HEALTH_RULES,
): Omit<Lights, 'site'> {
  return {
    cashbox: cashboxLight(box, now, rules),
    fn: fnLight(box, now, rules),
    ofd: ofdLight(box, now, rules),
  };
}

/** The four lights over everything: each shows its worst part, and where there is no part it shows that nothing is known. */
export function overallLights(
  sites: readonly SiteReading[],
  boxes: readonly CashboxReading[],
  now: number,
  rules: HealthRules = HEALTH_RULES,
): Lights {
  return {
    site: worst(sites.map((site) => siteLight(site, now, rules))) ?? NO_SHOP,
    cashbox: worst(boxes.map((box) => cashboxLight(box, now, rules))) ?? NO_CASHBOX,
    fn: worst(boxes.map((box) => fnLight(box, now, rules))) ?? NO_CASHBOX,
    ofd: worst(boxes.map((box) => ofdLight(box, now, rules))) ?? NO_CASHBOX,
  };
}

const NO_SHOP: Light = light(
  'unknown',
  { ru: 'В настройках нет магазинов.', en: 'There are no shops in the settings.' },
  undefined,
);
const NO_CASHBOX: Light = light(
  'unknown',
  { ru: 'В настройках нет касс.', en: 'There are no cashboxes in the settings.' },
  undefined,
);
