import { KassaError } from '../../../core/errors.ts';
import type { ListedPort } from './serial-link.ts';

/**
 * ATOL's USB vendor id. Source: udev rule 90-atol-fptr.rules of a public package of the vendor's driver
 * (`SUBSYSTEM=="usb", ATTRS{idVendor}=="2912"`); SINGLE, hence the ports a person may tick besides.
 */
export const ATOL_USB_VENDOR_ID = '2912';

/**
 * Ports a cashbox may be on: those of ATOL's USB units (both ports of one: which carries the protocol is UNKNOWN) and
 * those a person ticked. No other port ever gets a byte: it may be a scale or a bank terminal.
 *
 * @param ticked ports named in the settings
 * @throws {KassaError} CB-105 when there is none
 */
export async function findPorts(
  list: () => Promise<readonly ListedPort[]>,
  ticked: readonly string[],
): Promise<readonly string[]> {
  let why = 'среди USB-устройств кассы АТОЛ нет; кассу на COM-порту назовите в настройках: "port" или "ports"';
  const atol = await atolPorts(list).catch(() => {
    why = 'система не перечислила порты (нет udevadm?); назовите порт кассы в настройках: "port" или "ports"';
    return [];
  });
  const found = [...new Set([...atol, ...ticked])];
  if (found.length === 0) throw new KassaError('CB-105', why);
  return found;
}

/** Serial ports of ATOL's USB units. Rejects when the system does not list its ports. */
export async function atolPorts(list: () => Promise<readonly ListedPort[]>): Promise<readonly string[]> {
  return (await list()).filter(isAtolPort).map(({ path }) => path);
}

/** Does it belong to a USB unit of ATOL? */
export function isAtolPort({ vendorId }: ListedPort): boolean {
  return vendorId?.toLowerCase() === ATOL_USB_VENDOR_ID;
}
