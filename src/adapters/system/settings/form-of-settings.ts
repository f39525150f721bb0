import type { SetUpForm } from '../../../contract/set-up.ts';
import type { Settings } from './schema.ts';
import { shownRows } from './shown-rows.ts';

/** Ports of a mail server where the settings leave it to `security`. */
const USUAL_PORTS = { tls: 465, starttls: 587, none: 25 } as const;

/** What the wizard shows of settings: one shop, one cashbox, one way of each kind, no secret. */
export function formOfSettings(settings: Settings): SetUpForm {
  const shown = shownRows({ ...settings });
  const shop = settings.shops[shown.shop];
  const box = settings.cashboxes[shown.cashbox];
  if (!shop || !box) throw new RangeError('Settings have a shop and a cashbox');
  const telegram = settings.notify[shown.telegram];
  const mail = settings.notify[shown.mail];
  return {
    shop: { id: shop.id, apiVersion: shop.apiVersion, settlementPlace: shop.settlementPlace },
    cashbox: {
      id: box.id,
      driver: box.driver,
      port: box.port,
      ...(box.serialNumber !== undefined && { kktSerial: box.serialNumber }),
      ...(box.fnSerial !== undefined && { fnSerial: box.fnSerial }),
      ...(box.inn !== undefined && { inn: box.inn }),
      ...(box.ofdChannel !== undefined && { ofdChannel: box.ofdChannel }),
      allowLiveFiscal: box.allowLiveFiscal,
      printReceipts: box.printReceipts,
      ...(box.cashier && { cashier: { ...box.cashier } }),
    },
    ...(telegram?.kind === 'telegram' && { telegram: { chatId: telegram.chatId } }),
    ...(mail?.kind === 'mail' && {
      mail: {
        host: mail.host,
        port: mail.port ?? USUAL_PORTS[mail.security],
        ...(mail.user !== undefined && { user: mail.user }),
        from: mail.from,
        to: [...mail.to],
      },
    }),
  };
}
