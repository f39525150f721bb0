import type { OfdExchange } from '../../../../core/ports/cashbox-driver.ts';
import type { Session } from '../session.ts';
import { toMinuteText } from './device-time.ts';

/** OFD exchange as the FN tells it (A4 20), with the last errors of the device (register 43). */
export async function readOfdExchange({ device }: Session, signal: AbortSignal): Promise<OfdExchange> {
  const { unsentCount, firstUnsentFd, firstUnsentAt } = await device.call('readExchange', {}, signal);
  const errors = await device.call('readExchangeErrors', {}, signal);
  const hasUnsent = unsentCount > 0;
  return {
    unsentCount,
    firstUnsentFd: hasUnsent ? firstUnsentFd : undefined,
    firstUnsentAt: hasUnsent && firstUnsentAt ? toMinuteText(firstUnsentAt) : undefined,
    lastError: errorWords(errors),
  };
}

/** The numbers are the device's own; no source says what each means, so they are named, not translated. */
function errorWords(errors: {
  readonly network: number;
  readonly ofd: number;
  readonly fn: number;
  readonly fdNumber: number;
}) {
  const words = [
    errors.network !== 0 && `сеть: код ${errors.network}`,
    errors.ofd !== 0 && `ОФД: код ${errors.ofd}`,
    errors.fn !== 0 && `ФН: код ${errors.fn}`,
  ].filter((word) => word !== false);
  if (words.length === 0) return undefined;
  return `${words.join(', ')}${errors.fdNumber > 0 ? ` (ФД ${errors.fdNumber})` : ''}`;
}
