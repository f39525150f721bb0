import { z } from 'zod';
import type { Place } from './dbus-session.ts';
import type { Desktop } from './desktop.ts';
import { startMock } from './mock.ts';

const PLACE: Place = {
  name: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  face: 'org.freedesktop.login1.Manager',
};
const INHIBITORS = z.tuple([
  z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.number(), z.number()])),
]);

/** Somebody who asked the machine to wait, or not to sleep at all. */
export interface Inhibitor {
  /** What it holds up: `sleep`, `shutdown`, … joined by colons. */
  readonly what: string;
  readonly who: string;
  readonly why: string;
  readonly mode: string;
}

/** The part of systemd that says when the machine sleeps, wakes and shuts down. */
export interface Logind {
  /** Says that the machine is about to sleep. */
  suspend(): Promise<void>;
  /** Says that it is awake again. */
  resume(): Promise<void>;
  shutDown(): Promise<void>;
  inhibitors(): Promise<readonly Inhibitor[]>;
  end(): Promise<void>;
}

/** Start it before the program: Electron looks for it once. */
export async function startLogind({ system, env }: Desktop): Promise<Logind> {
  const mock = await startMock(system, 'system', 'logind', PLACE, env);
  return {
    suspend: () => mock.emit('PrepareForSleep', 'b', 'b', 'true'),
    resume: () => mock.emit('PrepareForSleep', 'b', 'b', 'false'),
    shutDown: () => mock.emit('PrepareForShutdown', 'b', 'b', 'true'),
    inhibitors: async () => {
      const [rows] = INHIBITORS.parse(await system.call(PLACE, 'ListInhibitors'));
      return rows.map(([what, who, why, mode]) => ({ what, who, why, mode }));
    },
    end: () => mock.end(),
  };
}
