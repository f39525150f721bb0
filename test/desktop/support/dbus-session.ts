import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { startProgram } from './program.ts';
import { until } from './until.ts';

const run = promisify(execFile);
const CALL_LIMIT_MS = 15_000;
/** A tray icon as pixels is long when written as text. */
const LONGEST_ANSWER = 2 ** 26;

const ANSWER = z.object({ data: z.unknown() });

/** Where a thing on the bus is: bus name, object path, interface. */
export interface Place {
  readonly name: string;
  readonly path: string;
  readonly face: string;
}

/** A private D-Bus: nothing of this machine's own one is seen or touched. */
export interface Bus {
  readonly address: string;
  /**
   * Calls a method and waits for its answer.
   *
   * @param signature and `args`: as busctl writes them, a variant as its type and its value
   * @returns the values of the answer as JSON; a variant is `{ type, data }`
   */
  call(place: Place, method: string, signature?: string, ...args: readonly string[]): Promise<readonly unknown[]>;
  /** @returns the value of a property as JSON */
  property(place: Place, property: string): Promise<unknown>;
  /** Resolves when somebody owns that name. */
  named(name: string): Promise<void>;
  end(): Promise<void>;
}

/** @param socket path of a socket that does not exist yet */
export async function startBus(socket: string, env: Readonly<Record<string, string>>): Promise<Bus> {
  const options = ['--session', '--nofork', '--nopidfile', `--address=unix:path=${socket}`, '--print-address=1'];
  const daemon = startProgram('dbus-daemon', options, env);
  const [, address = ''] = await daemon.says(/^(unix:\S+)/);
  const busctl = async (verb: string, ...args: readonly string[]): Promise<unknown> => {
    const asked = [`--address=${address}`, '--json=short', verb, '--', ...args];
    const { stdout } = await run('busctl', asked, { timeout: CALL_LIMIT_MS, maxBuffer: LONGEST_ANSWER });
    // A method without an answer is silent.
    return stdout.trim() === '' ? [] : ANSWER.parse(JSON.parse(stdout)).data;
  };
  const call: Bus['call'] = async ({ name, path, face }, method, signature, ...args) =>
    z
      .array(z.unknown())
      .parse(await busctl('call', name, path, face, method, ...(signature ? [signature, ...args] : [])));
  return {
    address,
    call,
    property: ({ name, path, face }, property) => busctl('get-property', name, path, face, property),
    named: (name) =>
      until(
        `${name} on the bus`,
        async () => (await call(DAEMON, 'NameHasOwner', 's', name))[0] === true || undefined,
      ).then(() => undefined),
    end: () => daemon.end(),
  };
}

const DAEMON: Place = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', face: 'org.freedesktop.DBus' };
