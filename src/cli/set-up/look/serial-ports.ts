import { isAtolPort } from '../../../adapters/cashbox/links/find-ports.ts';
import type { SetUpAnswer } from '../../../contract/set-up.ts';
import type { SetUpParts } from '../parts.ts';

/** Ports to choose from: those of a cashbox first, then whatever has a name. Only listed, never opened. */
export async function serialPorts({ listPorts }: Pick<SetUpParts, 'listPorts'>): Promise<SetUpAnswer<'serialPorts'>> {
  try {
    const ports = (await listPorts()).map((port) => ({
      path: port.path,
      ...(port.name !== undefined && { name: port.name }),
      isAtol: isAtolPort(port),
    }));
    return { ports: ports.toSorted((one, other) => rank(one) - rank(other)), listed: true };
  } catch {
    return { ports: [], listed: false };
  }
}

function rank({ name, isAtol }: SetUpAnswer<'serialPorts'>['ports'][number]): number {
  if (isAtol) return 0;
  return name === undefined ? 2 : 1;
}
