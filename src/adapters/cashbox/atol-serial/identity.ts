import { KassaError } from '../../../core/errors.ts';
import { type FfdVersion, TAXATION_TYPES, type TaxationType } from '../../../core/fiscal/terms.ts';
import type { VatRate } from '../../../core/fiscal/vat.ts';
import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import { decodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import type { Device } from './device.ts';
import { type ModelRow, modelOf } from './models.ts';
import { READ_TAGS, readTag } from './tags.ts';
import { expectedRows, rowAgrees, TAX_TABLE, type TaxRows } from './vat-rows.ts';

/** What the settings say about the device to be found. */
export interface Wanted {
  readonly serialNumber: string | undefined;
  readonly taxRows: TaxRows;
}

/** Who answered, and what its tax table is good for. */
export interface Recognized {
  readonly identity: CashboxIdentity;
  readonly model: ModelRow;
  readonly vatRows: ReadonlyMap<VatRate, number>;
}

const SERIAL_DIGITS = 14;
/** Register 54. The code of 1.2 is UNKNOWN, so anything else is refused. Source: section 7. */
const FFD_OF_CODE: ReadonlyMap<number, FfdVersion> = new Map([
  [2, '1.05'],
  [3, '1.1'],
]);
/** T19R1F4 = 5: documents leave through a driver on the PC, which ours is not. Source: section 12. */
const OFD_CHANNEL = { table: 19, row: 1, field: 4 } as const;
const CHANNEL_THROUGH_DRIVER = 5;

/**
 * Reads who the device is, and stops at the first thing this driver must not work with.
 *
 * @throws {KassaError} CB-108, CB-110, CB-313, CB-314
 */
export async function recognize(device: Device, wanted: Wanted, signal: AbortSignal): Promise<Recognized> {
  const type = await device.call('readType', {}, signal);
  const model = demandModel(type.model, type.name);
  const { kktSerial } = await device.call('readSerialNumber', {}, signal);
  demandSerial(kktSerial, wanted.serialNumber);
  const ffdVersion = await readFfd(device, signal);
  await demandOwnOfdChannel(device, signal);
  const { fnSerial } = await device.call('readFnSerial', {}, signal);
  const vatRows = await readVatRows(device, wanted.taxRows, signal);
  const identity: CashboxIdentity = {
    // What it calls itself: a virtual cashbox must not be shown under the name of a real one.
    modelName: type.name.trim() || model.name,
    modelNumber: model.number,
    firmware: `${type.major}.${type.minor}.${type.build}`,
    kktSerial,
    kktRegNumber: await readText(device, READ_TAGS.kktRegNumber, signal),
    fnSerial,
    inn: await readText(device, READ_TAGS.inn, signal),
    ffdVersion,
    taxationTypes: taxationTypesOf(await readValue(device, READ_TAGS.taxationTypes, signal)),
    capabilities: {
      printer: model.hasPrinter,
      vatRates: [...vatRows.keys()],
      markingCheck: false,
      corrections: false,
    },
  };
  return { identity, model, vatRows };
}

function demandModel(number: number, name: string): ModelRow {
  const model = modelOf(number);
  if (model?.isSupported) return model;
  throw new KassaError('CB-110', `${model?.name ?? name.trim()}, код модели ${number}`);
}

function demandSerial(kktSerial: string, wanted: string | undefined): void {
  if (wanted === undefined || wanted.padStart(SERIAL_DIGITS, '0') === kktSerial) return;
  throw new KassaError('CB-108', `ждали ${wanted}, ответила ${kktSerial}`);
}

async function readFfd(device: Device, signal: AbortSignal): Promise<FfdVersion> {
  const { current } = await device.call('readFormats', {}, signal);
  const ffd = FFD_OF_CODE.get(current);
  if (!ffd) throw new KassaError('CB-314', current === 1 ? 'ФФД 1.0' : `код формата ${current}`);
  // One source only says which byte of the register is the one in force: the registration's own tag must agree.
  const registered = await readIfThere(device, READ_TAGS.ffd, signal);
  if (registered !== undefined && registered !== current) {
    throw new KassaError('CB-314', `касса называет два формата: ${current} и ${registered}`);
  }
  return ffd;
}

async function demandOwnOfdChannel(device: Device, signal: AbortSignal): Promise<void> {
  const { value } = await device.call('readTable', OFD_CHANNEL, signal);
  if (value[0] === CHANNEL_THROUGH_DRIVER) throw new KassaError('CB-313');
}

async function readVatRows(device: Device, taxRows: TaxRows, signal: AbortSignal) {
  const agreed = new Map<VatRate, number>();
  const { table, nameField, rateField } = TAX_TABLE;
  for (const [rate, row] of expectedRows(taxRows)) {
    const name = await readCell(device, { table, row, field: nameField }, signal);
    const percent = await readCell(device, { table, row, field: rateField }, signal);
    if (name && percent && rowAgrees(rate, name, percent)) agreed.set(rate, row);
  }
  return agreed;
}

/** @returns undefined for a cell the device does not have */
async function readCell(
  device: Device,
  cell: { readonly table: number; readonly row: number; readonly field: number },
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  try {
    return (await device.call('readTable', cell, signal)).value;
  } catch (error) {
    if (isDeviceSays(error)) return undefined;
    throw error;
  }
}

async function readText(device: Device, tag: number, signal: AbortSignal): Promise<string> {
  return decodeCp866(await readValue(device, tag, signal)).trim();
}

async function readValue(device: Device, tag: number, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await readTag(device, tag, signal);
  } catch (cause) {
    if (cause instanceof RangeError) throw new KassaError('CB-104', `реквизит ${tag}`, { cause });
    throw cause;
  }
}

async function readIfThere(device: Device, tag: number, signal: AbortSignal): Promise<number | undefined> {
  try {
    return (await readValue(device, tag, signal))[0];
  } catch (error) {
    if (isDeviceSays(error)) return undefined;
    throw error;
  }
}

/** The device answered, and said no: a cell or tag it does not have. */
const isDeviceSays = (error: unknown): boolean => error instanceof KassaError && error.vendor !== undefined;

function taxationTypesOf(mask: Uint8Array): readonly TaxationType[] {
  const bits = mask[0] ?? 0;
  const names = Object.keys(TAXATION_TYPES) as readonly TaxationType[];
  return names.filter((name) => (bits & TAXATION_TYPES[name]) !== 0);
}
