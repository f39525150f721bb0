import type { Glance } from '../../contract/glance.ts';
import { overallState } from '../../contract/overall-state.ts';
import type { Autostart } from '../../contract/window.ts';
import { MENU_WORDS } from '../words/menu-words.ts';
import { timeWords } from '../words/time-words.ts';
import { OVERALL_WORDS } from '../words/tray-words.ts';
import type { MenuAction, MenuEntry } from './menu-action.ts';
import type { TrayView } from './tooltip.ts';

export interface MenuView extends TrayView {
  /** How the log-on entry was read back last; undefined while nobody has looked. */
  readonly logOn: Autostart['logOn'] | undefined;
  /** A demo ends with its icon: there is no shop that would miss it. */
  readonly isDemo: boolean;
}

/** The menu of the icon. */
export function menuModel(view: MenuView): readonly MenuEntry[] {
  const running = view.agent.state === 'running' ? view.glance : undefined;
  return [
    ...headLines(view),
    choose(view, 'open', { do: 'open' }),
    { kind: 'line' },
    ...(view.agent.state === 'givenUp' ? [choose(view, 'startAgent', { do: 'startAgent' })] : []),
    ...pauseEntries(view, running),
    ...cashboxEntries(view, running),
    { kind: 'line' },
    choose(view, 'supportFile', { do: 'supportFile' }),
    ...logOnEntry(view),
    { kind: 'line' },
    ...quitEntries(view),
  ];
}

/** Not what waits: a menu that is set anew with each receipt would be taken away from under the hand that points at it. */
function headLines({ glance, agent, language }: MenuView): readonly MenuEntry[] {
  const label = agent.words?.[language] ?? OVERALL_WORDS[overallState(glance, agent.state)][language];
  return [{ kind: 'say', label: short(label) }, { kind: 'line' }];
}

/** A menu as wide as the screen helps nobody; the whole sentence is in the window. */
const LONGEST_LINE = 80;
const short = (label: string) =>
  label.length <= LONGEST_LINE ? label : `${label.slice(0, LONGEST_LINE - 1).trimEnd()}…`;

function pauseEntries(view: MenuView, glance: Glance | undefined): readonly MenuEntry[] {
  const { language, now } = view;
  if (!glance?.paused) return [choose(view, 'pause', { do: 'pause' }, glance !== undefined)];
  const resume = `${MENU_WORDS.resume[language]} (${MENU_WORDS.pausedUntil[language]} ${timeWords(glance.paused.until, now)[language]})`;
  return [
    { kind: 'choose', label: resume, enabled: true, action: { do: 'resume' } },
    choose(view, 'changePause', { do: 'pause' }),
  ];
}

/** For one cashbox two entries, for several a submenu each. */
function cashboxEntries({ language }: MenuView, glance: Glance | undefined): readonly MenuEntry[] {
  const cashboxes = glance?.cashboxes ?? [];
  const each = cashboxes.map((cashbox) => ordersOf(cashbox, language));
  if (each.length === 1) return each.flat();
  return cashboxes.map(({ id }, index) => ({ kind: 'under', label: id, entries: each[index] ?? [] }));
}

/** A shift that is known to be closed is not offered to be closed; paper is offered to a printer only. */
function ordersOf(
  { id, connected, printer, shift }: Glance['cashboxes'][number],
  language: MenuView['language'],
): readonly MenuEntry[] {
  const order = (name: 'closeShift' | 'xReport', enabled: boolean): MenuEntry => ({
    kind: 'choose',
    label: MENU_WORDS[name][language],
    enabled,
    action: { do: name, cashboxId: id },
  });
  return [
    order('closeShift', connected && (shift === 'open' || shift === 'expired')),
    order('xReport', connected && printer === true),
  ];
}

function logOnEntry({ logOn, language }: MenuView): readonly MenuEntry[] {
  if (!logOn?.possible) return [];
  const isOn = logOn.state === 'on';
  return [{ kind: 'tick', label: MENU_WORDS.logOn[language], isOn, action: { do: 'logOnStart', on: !isOn } }];
}

function quitEntries(view: MenuView): readonly MenuEntry[] {
  if (view.isDemo) return [choose(view, 'quitDemo', { do: 'quit' })];
  const { state } = view.agent;
  const stopAndQuit = choose(view, 'stopAndQuit', { do: 'stopAndQuit' });
  if (state === 'running' || state === 'starting' || state === 'silent')
    return [choose(view, 'quit', { do: 'quit' }), stopAndQuit];
  const quitIcon = choose(view, 'quitIcon', { do: 'quit' });
  // One that is being healed may be at work in a moment.
  return state === 'absent' ? [quitIcon, stopAndQuit] : [quitIcon];
}

function choose(view: MenuView, name: keyof typeof MENU_WORDS, action: MenuAction, enabled = true): MenuEntry {
  return { kind: 'choose', label: MENU_WORDS[name][view.language], enabled, action };
}
