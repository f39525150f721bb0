import * as z from 'zod';
import type { CallAnswer, CallName, CallRequest } from './calls.ts';
import { CALLS } from './calls.ts';
import {
  ProgressSchema,
  SET_UP_CALL_NAMES,
  type SetUpAnswer,
  type SetUpCallName,
  type SetUpRequest,
} from './set-up.ts';
import { StatusSnapshotSchema } from './snapshot.ts';
import { RELAYED_CALLS } from './window-names.ts';

/**
 * What a window and the tray shell say to each other. The window draws and asks; it knows no path, no token and no pipe.
 */

const Words = z.object({ ru: z.string(), en: z.string() });
const At = z.number();

export const LANGUAGES = ['ru', 'en'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
export const PreferencesSchema = z.object({ language: z.enum(LANGUAGES), theme: z.enum(THEMES) });
export type Preferences = z.infer<typeof PreferencesSchema>;

export const SCREENS = ['now', 'receipts', 'cashbox', 'alarms', 'journal', 'setUp'] as const;
export type Screen = (typeof SCREENS)[number];

/** Where a click leads: a screen, and the thing on it. */
export const PlaceSchema = z.object({
  screen: z.enum(SCREENS),
  jobId: z.number().optional(),
  cashboxId: z.string().optional(),
});
export type Place = z.infer<typeof PlaceSchema>;

/**
 * How the agent is. `silent`: it is there and does not say how things are. `absent`: it died a moment ago and is being
 * started again. `givenUp`: only a person starts it. `notSetUp`: there are no settings yet. `foreign`: somebody else's
 * agent has the state folder.
 */
export const AgentStateSchema = z.object({
  state: z.enum(['starting', 'running', 'silent', 'absent', 'givenUp', 'notSetUp', 'foreign']),
  since: At,
  /** What to know and to do, where it does not run. */
  words: Words.optional(),
  /** Why it is given up: a person ended it, the settings have a fault, or it ended or did not begin by itself. */
  cause: z.enum(['person', 'settings', 'itself']).optional(),
});
export type AgentState = z.infer<typeof AgentStateSchema>;

/** Everything a window draws from. `snapshot`: the last one; with an agent that is not `running` it is old, and must look so. */
export const PictureSchema = z.object({
  agent: AgentStateSchema,
  snapshot: StatusSnapshotSchema.optional(),
  /** Somebody took the start at log-on away: what to do, and what was read. */
  logOnLost: z.object({ todo: Words, why: Words }).optional(),
  /** A training: agent, shop and cashbox are virtual, and no settings are taken from the wizard. */
  isDemo: z.boolean().optional(),
  /** Of the program. */
  version: z.string().optional(),
  /** How things are with newer versions, in a sentence. */
  updates: Words.optional(),
});
export type Picture = z.infer<typeof PictureSchema>;

/** What became of something a person asked for; `cancelled`: by that person. */
const Outcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('done'), detail: z.string().optional() }),
  z.object({ state: z.literal('cancelled') }),
  z.object({ state: z.literal('failed'), words: Words }),
]);
export type WindowOutcome = z.infer<typeof Outcome>;

/** One way to be started. `switchedOff`: it is entered, but somebody switched it off in the system. */
const AutostartWay = z.object({
  state: z.enum(['on', 'off', 'switchedOff', 'unknown']),
  /** What was read back, in words. */
  words: Words,
  /** False: this system or this user cannot have it. */
  possible: z.boolean(),
});
export const AutostartSchema = z.object({
  /** The tray, when this user logs on. */
  logOn: AutostartWay,
  /** The agent without any window, before anybody logs on. */
  beforeLogOn: AutostartWay,
});
export type Autostart = z.infer<typeof AutostartSchema>;

/** Pages of the world a window may open, by name: addresses are no business of a window. */
export const PAGES = ['atolDriver', 'bitrixCashboxes'] as const;

const call = <Q extends z.ZodType, A extends z.ZodType>(request: Q, answer: A) => ({ request, answer });

/** What the shell itself answers. */
export const SHELL_CALLS = {
  picture: call(z.strictObject({}), PictureSchema),
  preferences: call(z.strictObject({}), PreferencesSchema),
  setPreferences: call(
    z.strictObject({ language: z.enum(LANGUAGES).optional(), theme: z.enum(THEMES).optional() }),
    PreferencesSchema,
  ),
  /** Starts the agent (again), after settings were written or the shell had given up. */
  startAgent: call(z.strictObject({}), Outcome),
  /** Lets a running agent read its settings anew: it finishes the receipt in hand first. */
  restartAgent: call(z.strictObject({}), Outcome),
  autostart: call(z.strictObject({}), AutostartSchema),
  setAutostart: call(z.strictObject({ way: z.enum(['logOn', 'beforeLogOn']), on: z.boolean() }), AutostartSchema),
  /** Asks where, then writes the support file. */
  saveSupportFile: call(z.strictObject({}), Outcome),
  /** Asks where or which, then goes through the set-up process. */
  exportSettings: call(z.strictObject({}), Outcome),
  importSettings: call(z.strictObject({}), Outcome),
  copyText: call(z.strictObject({ text: z.string().max(10_000) }), Outcome),
  openPage: call(z.strictObject({ page: z.enum(PAGES) }), Outcome),
} as const;

export type ShellCallName = keyof typeof SHELL_CALLS;
export const SHELL_CALL_NAMES = Object.keys(SHELL_CALLS) as readonly ShellCallName[];
export type ShellRequest<N extends ShellCallName> = z.infer<(typeof SHELL_CALLS)[N]['request']>;
export type ShellAnswer<N extends ShellCallName> = z.infer<(typeof SHELL_CALLS)[N]['answer']>;

/** Calls of the agent that a window may make. Who asks is added by the shell: the user of this computer. */
export { RELAYED_CALLS };
export type RelayedCallName = Extract<CallName, (typeof RELAYED_CALLS)[number]>;
export type RelayedRequest<N extends RelayedCallName> = DistributiveOmit<CallRequest<N>, 'author'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Set-up calls that take no path; files are chosen by the shell. */
export const RELAYED_SET_UP_CALLS = SET_UP_CALL_NAMES.filter(
  (name): name is RelayedSetUpCallName => name !== 'exportSettings' && name !== 'importSettings',
);
export type RelayedSetUpCallName = Exclude<SetUpCallName, 'exportSettings' | 'importSettings'>;

/** An answer of somebody behind the shell, or the sentence why there is none. */
export type Answered<A> =
  | { readonly ok: true; readonly answer: A }
  | { readonly ok: false; readonly words: { readonly ru: string; readonly en: string } };

/** What the shell tells a window by itself. */
export const WINDOW_EVENTS = {
  picture: PictureSchema,
  preferences: PreferencesSchema,
  place: PlaceSchema,
  setUpProgress: ProgressSchema,
} as const;
export type WindowEventName = keyof typeof WINDOW_EVENTS;
export const WINDOW_EVENT_NAMES = Object.keys(WINDOW_EVENTS) as readonly WindowEventName[];
export type WindowEvent<N extends WindowEventName> = z.infer<(typeof WINDOW_EVENTS)[N]>;

/** `window.kassabridge`: all a page has of the world. Each member is a function with a name; there is no way to send by name. */
export interface WindowBridge {
  readonly shell: { readonly [N in ShellCallName]: (request: ShellRequest<N>) => Promise<ShellAnswer<N>> };
  readonly agent: {
    readonly [N in RelayedCallName]: (request: RelayedRequest<N>) => Promise<Answered<CallAnswer<N>>>;
  };
  readonly setUp: {
    readonly [N in RelayedSetUpCallName]: (request: SetUpRequest<N>) => Promise<Answered<SetUpAnswer<N>>>;
  };
  /** Each takes a listener and gives the function that ends it. */
  readonly on: { readonly [N in WindowEventName]: (listener: (event: WindowEvent<N>) => void) => () => void };
}

/** Does a request of that call name its author? Then the shell fills it in. */
export function namesAuthor(name: RelayedCallName): boolean {
  return 'author' in CALLS[name].request.shape;
}

export { CHANNELS } from './window-names.ts';
