import { z } from 'zod';
import type { Place } from './dbus-session.ts';
import type { Desktop } from './desktop.ts';
import { startMock } from './mock.ts';
import { until } from './until.ts';

const PLACE: Place = {
  name: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  face: 'org.freedesktop.Notifications',
};
/** What a full desktop says it can show; a program leaves out what the daemon does not name. */
const CAPABILITIES = 'actions body body-markup icon-static persistence';

const VARIANT = z.object({ data: z.unknown() });
const NOTIFY = z.tuple([
  z.string(),
  z.number(),
  z.string(),
  z.string(),
  z.string(),
  z.array(z.string()),
  z.record(z.string(), VARIANT),
  z.number(),
]);
/** Of the hint `urgency`. */
const CRITICAL = 2;

/** What a program asked the desktop to show. */
export interface Shown {
  /** Number that the daemon gave it. */
  readonly id: number;
  readonly program: string;
  readonly title: string;
  readonly body: string;
  /** Names of what a person may do; `default` is the click on the notification itself. */
  readonly actions: readonly string[];
  readonly isCritical: boolean;
}

export interface Notifications {
  /** Everything shown so far, oldest first. */
  shown(): Promise<readonly Shown[]>;
  /** Waits for one with that title, the newest of them. */
  titled(title: string): Promise<Shown>;
  /** A person clicks on it. */
  click(notification: Shown): Promise<void>;
  end(): Promise<void>;
}

/** A notification daemon that remembers what it was told and draws nothing. Start it before the program. */
export async function startNotifications({ session, env }: Desktop): Promise<Notifications> {
  const mock = await startMock(session, 'session', 'notification_daemon', PLACE, env, { capabilities: CAPABILITIES });
  const shown = async () => numbered((await mock.calls('Notify')).map((args) => NOTIFY.parse(args)));
  return {
    shown,
    titled: (title) =>
      until(`a notification "${title}"`, async () => (await shown()).findLast((one) => one.title === title)),
    click: async ({ id }) => {
      await mock.emit('ActionInvoked', 'us', 'u', String(id), 's', 'default');
      await mock.emit('NotificationClosed', 'uu', 'u', String(id), 'u', '2');
    },
    end: () => mock.end(),
  };
}

/** The mock counts from 1; one that takes the place of another keeps that one's number. */
function numbered(calls: readonly z.infer<typeof NOTIFY>[]): Shown[] {
  let last = 0;
  return calls.map(([program, replaces, , title, body, actions, hints]) => ({
    id: replaces || ++last,
    program,
    title,
    body,
    // Key and label take turns.
    actions: actions.filter((_, index) => index % 2 === 0),
    isCritical: hints['urgency']?.data === CRITICAL,
  }));
}
