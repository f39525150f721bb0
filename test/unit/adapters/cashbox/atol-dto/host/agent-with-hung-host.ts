/** An agent whose driver host hangs: says the number of that process, for a test that kills the agent. */
import { readdirSync, readFileSync } from 'node:fs';
import { libraryOpener } from '../../../../../../src/adapters/cashbox/atol-dto/host/open-library.ts';
import { systemClock } from '../../../../../../src/adapters/system/system-clock.ts';

const [, , library = '', folder = ''] = process.argv;
const { signal } = new AbortController();
const opened = await libraryOpener({ clock: systemClock, folder, library })({}, signal);
const hung = opened.call([{ method: 'query_data', set: [{ id: 1, kind: 'str', value: 'hang' }] }], 600_000, signal);
hung.catch(() => undefined);
const host = readdirSync('/proc').find((pid) => parentOf(pid) === process.pid);
process.stdout.write(`${host}\n`);

function parentOf(pid: string): number | undefined {
  if (!/^\d+$/.test(pid)) return undefined;
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return undefined;
  }
}
