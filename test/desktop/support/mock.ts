import { z } from 'zod';
import type { Bus, Place } from './dbus-session.ts';
import { startProgram } from './program.ts';

/** Debian's own: another python3 on the path does not have python3-dbusmock. */
const PYTHON = '/usr/bin/python3';
const MOCK = 'org.freedesktop.DBus.Mock';

const VARIANT = z.object({ data: z.unknown() });
const CALLS = z.tuple([z.array(z.tuple([z.number(), z.string(), z.array(VARIANT)]))]);

/** A service of a desktop, played by python3-dbusmock. */
export interface Mock {
  /** Arguments of every call of that method so far, oldest first. */
  calls(method: string): Promise<readonly (readonly unknown[])[]>;
  /** @param signature and `variants`: each argument as its type and its value */
  emit(signal: string, signature: string, ...variants: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

/** One without a template: what it answers is added to it. */
export interface BareMock extends Mock {
  /** @param code Python; `ret` is the answer */
  add(method: string, takes: string, gives: string, code: string): Promise<void>;
}

/**
 * @param template of python3-dbusmock
 * @param parameters of the template
 */
export function startMock(
  bus: Bus,
  kind: 'session' | 'system',
  template: string,
  place: Place,
  env: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Mock> {
  return start(bus, place, env, [`--${kind}`, '--template', template, '--parameters', JSON.stringify(parameters)]);
}

/** A service that python3-dbusmock has no template of. */
export async function startBareMock(
  bus: Bus,
  kind: 'session' | 'system',
  place: Place,
  env: Readonly<Record<string, string>>,
): Promise<BareMock> {
  const mock = await start(bus, place, env, [`--${kind}`, place.name, place.path, place.face]);
  return {
    ...mock,
    add: async (method, takes, gives, code) => {
      await bus.call({ ...place, face: MOCK }, 'AddMethod', 'sssss', place.face, method, takes, gives, code);
    },
  };
}

async function start(
  bus: Bus,
  place: Place,
  env: Readonly<Record<string, string>>,
  options: readonly string[],
): Promise<Mock> {
  const program = startProgram(PYTHON, ['-m', 'dbusmock', ...options], env);
  await bus.named(place.name);
  const mock: Place = { ...place, face: MOCK };
  return {
    calls: async (method) => {
      const [calls] = CALLS.parse(await bus.call(mock, 'GetCalls'));
      return calls.filter(([, name]) => name === method).map(([, , args]) => args.map(({ data }) => data));
    },
    emit: async (signal, signature, ...variants) => {
      const count = String(signature.length);
      await bus.call(mock, 'EmitSignal', 'sssav', place.face, signal, signature, count, ...variants);
    },
    end: () => program.end(),
  };
}
