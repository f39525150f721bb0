import { expect, it } from 'vitest';
import { AGENT_ALARMS } from '../../../src/core/alarms/table/agent.ts';
import { CASHBOX_ALARMS } from '../../../src/core/alarms/table/cashbox.ts';
import { FN_ALARMS } from '../../../src/core/alarms/table/fn.ts';
import { LINK_ALARMS } from '../../../src/core/alarms/table/link.ts';
import { OFD_ALARMS } from '../../../src/core/alarms/table/ofd.ts';
import { SITE_ALARMS } from '../../../src/core/alarms/table/site.ts';
import { CASHBOX_VAT_ALARMS, SHOP_VAT_ALARMS } from '../../../src/core/alarms/table/vat.ts';
import { DIFFERENCES } from '../../../src/core/day/difference.ts';
import { ERRORS } from '../../../src/core/errors.ts';

const ALARMS = [
  ...AGENT_ALARMS,
  ...CASHBOX_ALARMS,
  ...FN_ALARMS,
  ...LINK_ALARMS,
  ...OFD_ALARMS,
  ...SITE_ALARMS,
  ...CASHBOX_VAT_ALARMS,
  ...SHOP_VAT_ALARMS,
].map(({ kind, cure }) => [kind, cure] as const);
/** Said by nothing but `kassabridge ofd-export` itself. */
const OF_A_COMMAND: ReadonlySet<string> = new Set(['CB-872']);
const CATALOG = Object.entries(ERRORS).filter(([code]) => !OF_A_COMMAND.has(code));
const NEXT_STEPS = Object.entries(DIFFERENCES).map(([kind, { next }]) => [kind, next] as const);

/** A window, a notification and a message are read by people who have no command line. */
it.each([...ALARMS, ...CATALOG, ...NEXT_STEPS])('%s sends nobody to a command line', (_, { ru, en }) => {
  for (const words of [ru, en]) expect(words).not.toMatch(/kassabridge [a-z-]|--[a-z]/);
  expect(en).not.toMatch(/[А-яЁё]/);
});
