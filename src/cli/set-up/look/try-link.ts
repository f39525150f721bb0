import { openLinkWarning } from '../../../adapters/system/settings/open-link.ts';
import { isShopLink } from '../../../adapters/system/settings/schema.ts';
import { readShopLink } from '../../../adapters/system/settings/shop-link.ts';
import type { SetUpAnswer, SetUpRequest, SetUpStep } from '../../../contract/set-up.ts';
import type { Words } from '../../../core/health/light.ts';
import { errorInWords } from '../../screen/error-in-words.ts';
import type { SetUpParts } from '../parts.ts';
import { CancelledError, type Tell } from '../runs.ts';
import { asSecret } from '../settings/secret-rules.ts';
import { readStored, secretsBeside } from '../settings/stored.ts';
import { step, words } from '../steps.ts';
import { linkStepWords } from './link-words.ts';
import { unseenAtShop } from './unseen-at-shop.ts';

/** A shop that works holds the question for so long, seconds. Source: bitrix-protocol 11. */
const HOLD_S = 66;

const TITLE = words('Ссылка подключения', 'The connect link');

/** Tries a link, pasted or stored, without taking a check. Of the link itself nothing comes out. */
export async function tryConnectLink(
  { file, clock, tryShop }: Pick<SetUpParts, 'file' | 'clock' | 'tryShop'>,
  { link, apiVersion }: Pick<SetUpRequest<'tryLink'>, 'link' | 'apiVersion'>,
  signal: AbortSignal,
  tell: Tell,
): Promise<SetUpAnswer<'tryLink'>> {
  const url = link === undefined ? storedLink(file) : { link: asSecret(link) };
  if ('fault' in url) return { steps: [step('link', 'trouble', TITLE, url.fault)] };
  if (!isShopLink(url.link)) return { steps: [notALink()] };
  const done = new AbortController();
  const waiting = tellWaiting(clock, tell, AbortSignal.any([done.signal, signal]));
  try {
    const seen = await tryShop({ kind: 'bitrix', apiVersion }, { clock, url: url.link }, signal);
    const isOpen = openLinkWarning(url.link) !== undefined;
    const now = clock.now();
    return {
      steps: [
        // To this computer itself a readable link travels nowhere.
        ...seen.filter(({ state }) => state !== 'notUsed' || isOpen).map((one) => linkStepWords(one, now)),
        ...unseenAtShop(apiVersion, serialStored(file)),
      ],
    };
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    return { steps: [step('link', 'unknown', TITLE, words('проверка остановлена', 'the check was stopped'))] };
  } finally {
    done.abort();
    await waiting;
  }
}

function notALink(): SetUpStep {
  return step(
    'link',
    'trouble',
    TITLE,
    words('вставлена не ссылка подключения', 'what was pasted is no connect link'),
    words(
      'Нужна ссылка целиком, вида https://…/sale_check_print.php?hash=…: Магазин → Кассы → «Сгенерировать ссылку». В новых версиях кнопка есть, только если в списке уже есть касса «1С-Битрикс».',
      'The whole link is needed, like https://…/sale_check_print.php?hash=…: Магазин → Кассы → «Сгенерировать ссылку». Newer versions show the button only when the list has a 1C-Bitrix cashbox already.',
    ),
  );
}

function storedLink(file: string): { readonly link: string } | { readonly fault: Words } {
  try {
    const stored = readStored(file);
    const shop = stored.state === 'found' ? stored.settings.shops[0] : undefined;
    if (!shop) return { fault: words('ссылки ещё нет: вставьте её', 'there is no link yet: paste it') };
    return { link: readShopLink(shop, secretsBeside(file)) };
  } catch (error) {
    return { fault: errorInWords(error) };
  }
}

function serialStored(file: string): string | undefined {
  const stored = readStored(file);
  return stored.state === 'found' ? stored.settings.cashboxes[0]?.serialNumber : undefined;
}

/** Says every second how long it waits: a shop that works keeps silent for a minute. */
async function tellWaiting(clock: SetUpParts['clock'], tell: Tell, signal: AbortSignal): Promise<void> {
  const said = words(
    'Спрашиваю магазин; исправный держит такой вопрос до минуты…',
    'Asking the shop; one that works holds such a question for up to a minute…',
  );
  try {
    for (let second = 0; !signal.aborted; second++) {
      tell(said, { done: Math.min(second, HOLD_S), of: HOLD_S });
      await clock.sleep(1_000, signal);
    }
  } catch {
    // Answered or cancelled: there is nothing to wait for any more.
  }
}
