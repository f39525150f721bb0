import { KassaError } from '../../../core/errors.ts';
import { type AtolModel, atolModelOf } from '../../../core/fiscal/atol-models.ts';
import { type FfdVersion, TAXATION_TYPES, type TaxationType } from '../../../core/fiscal/terms.ts';
import { VAT_RATE_NAMES, type VatRate } from '../../../core/fiscal/vat.ts';
import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import { fnQuery, query } from './asks.ts';
import { PARAM, TAG } from './constants.ts';
import type { Device } from './device.ts';
import { LIMITS } from './limits.ts';
import { asInt, asText, maybe } from './values.ts';
import { type DriverVersion, isAtLeast, SINCE } from './version.ts';

/** Who answered. */
export interface Recognized {
  readonly identity: CashboxIdentity;
  readonly model: AtolModel;
}

const SERIAL_DIGITS = 14;

/** `LIBFPTR_FFD_…`. */
const FFD_OF_CODE: ReadonlyMap<number, FfdVersion> = new Map([
  [100, '1.0'],
  [105, '1.05'],
  [110, '1.1'],
  [120, '1.2'],
]);

const WHO = query('STATUS', {
  model: asInt(PARAM.MODEL),
  modelName: asText(PARAM.MODEL_NAME),
  firmware: asText(PARAM.UNIT_VERSION),
  kktSerial: asText(PARAM.SERIAL_NUMBER),
});
const FN = fnQuery('FN_INFO', { fnSerial: asText(PARAM.SERIAL_NUMBER) });
const FFD = fnQuery('FFD_VERSIONS', { ffd: asInt(PARAM.FFD_VERSION) });
const REGISTRATION = fnQuery('REG_INFO', {
  inn: asText(TAG.inn),
  kktRegNumber: asText(TAG.kktRegNumber),
  taxationBits: asInt(TAG.taxationTypes),
  // A cashbox registered to work without an OFD has none.
  ofdName: maybe(asText(TAG.ofdName)),
  ofdInn: maybe(asText(TAG.ofdInn)),
});

/**
 * Reads who the device is.
 *
 * @throws {KassaError} CB-108 another device than the settings name, CB-135 an FFD nobody knows
 */
export async function recognize(
  device: Device,
  version: DriverVersion,
  wantedSerial: string | undefined,
  signal: AbortSignal,
): Promise<Recognized> {
  const [who, { fnSerial }, { ffd }, registration] = await device.call(
    [WHO, FN, FFD, REGISTRATION],
    LIMITS.identity,
    'reads',
    signal,
  );
  demandSerial(who.kktSerial, wantedSerial);
  const model = atolModelOf(who.model) ?? { number: who.model, name: who.modelName, hasPrinter: true };
  const ffdVersion = demandFfd(ffd);
  const { inn, kktRegNumber, taxationBits, ofdName, ofdInn } = registration;
  const identity: CashboxIdentity = {
    modelName: who.modelName || model.name,
    modelNumber: who.model,
    firmware: who.firmware,
    kktSerial: who.kktSerial,
    kktRegNumber,
    fnSerial,
    inn,
    ffdVersion,
    taxationTypes: taxationTypesOf(taxationBits),
    ...(ofdName && { ofd: { name: ofdName, inn: ofdInn ?? '' } }),
    capabilities: {
      printer: model.hasPrinter,
      vatRates: vatRatesOf(version),
      markingCheck: ffdVersion === '1.2' && isAtLeast(version, SINCE.ffd12),
      // The tasks are there, but core's receipt has no words for the reason of a correction.
      corrections: false,
    },
  };
  return { identity, model };
}

function demandSerial(kktSerial: string, wanted: string | undefined): void {
  if (wanted === undefined || padded(wanted) === padded(kktSerial)) return;
  throw new KassaError('CB-108', `ждали ${wanted}, ответила ${kktSerial}`);
}

const padded = (serial: string): string => serial.padStart(SERIAL_DIGITS, '0');

function demandFfd(code: number): FfdVersion {
  const ffd = FFD_OF_CODE.get(code);
  if (!ffd) throw new KassaError('CB-135', `формат ФФД, код ${code}`);
  return ffd;
}

function taxationTypesOf(bits: number): readonly TaxationType[] {
  const names = Object.keys(TAXATION_TYPES) as readonly TaxationType[];
  return names.filter((name) => (bits & TAXATION_TYPES[name]) !== 0);
}

const RATES_OF_2025: readonly VatRate[] = ['vat5', 'vat7', 'vat105', 'vat107'];
const RATES_OF_2026: readonly VatRate[] = ['vat22', 'vat122'];

/**
 * Rates the driver can say. Whether the firmware knows them too cannot be asked: it refuses with 144, which comes in words.
 * The rates of 2025 need the tasks: their numbers moved between builds, only their names did not.
 */
export function vatRatesOf(version: DriverVersion): readonly VatRate[] {
  const says5And7 = isAtLeast(version, SINCE.receiptTasks);
  const says22 = isAtLeast(version, SINCE.vat22);
  return VAT_RATE_NAMES.filter(
    (rate) => (says5And7 || !RATES_OF_2025.includes(rate)) && (says22 || !RATES_OF_2026.includes(rate)),
  );
}
