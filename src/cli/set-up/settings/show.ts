import { formFault } from '../../../adapters/system/settings/form-faults.ts';
import { formOfSettings } from '../../../adapters/system/settings/form-of-settings.ts';
import type { ReadSecret } from '../../../adapters/system/settings/read-secret.ts';
import { isShopLink, type Settings } from '../../../adapters/system/settings/schema.ts';
import type { SetUpAnswer } from '../../../contract/set-up.ts';
import { isThere } from './secret-rules.ts';
import { readStored, secretsBeside } from './stored.ts';

/** The settings for the wizard, and the text they were read from. */
export function show(file: string): { readonly answer: SetUpAnswer<'settings'>; readonly text: string | undefined } {
  const stored = readStored(file);
  const { text } = stored;
  if (stored.state === 'none') return { answer: { state: 'none' }, text };
  if (stored.state === 'faulty')
    return {
      answer: { state: 'faulty', faults: stored.faults.map((line) => formFault(line, stored.tree ?? {})) },
      text,
    };
  const { settings } = stored;
  const shownWays = ['telegram', 'mail'].filter((kind) => settings.notify.some((way) => way.kind === kind)).length;
  return {
    answer: {
      state: 'found',
      form: formOfSettings(settings),
      secrets: secretsThere(settings, secretsBeside(file)),
      more: settings.shops.length > 1 || settings.cashboxes.length > 1 || settings.notify.length > shownWays,
    },
    text,
  };
}

/** Which secrets of what the wizard shows are stored and can be read. */
export function secretsThere(settings: Settings, readSecret: ReadSecret) {
  const [shop] = settings.shops;
  const telegram = settings.notify.find((way) => way.kind === 'telegram');
  const mail = settings.notify.find((way) => way.kind === 'mail');
  return {
    link: shop?.url !== undefined || isThere(readSecret, shop?.urlFile, isShopLink),
    telegram: isThere(readSecret, telegram?.tokenFile),
    mail: isThere(readSecret, mail?.passwordFile),
  };
}
