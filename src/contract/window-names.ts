/**
 * Names of everything a window may say and hear, and nothing else: this is all a preload script takes of the contract, so
 * it imports nothing. That the lists are whole is checked where the preload builds its bridge, and by a test.
 */

/** What the shell itself answers. */
export const SHELL_NAMES = [
  'picture',
  'preferences',
  'setPreferences',
  'startAgent',
  'restartAgent',
  'autostart',
  'setAutostart',
  'saveSupportFile',
  'exportSettings',
  'importSettings',
  'copyText',
  'openPage',
] as const;

/** Calls of the agent that a window may make. Who asks is added by the shell: the user of this computer. */
export const RELAYED_CALLS = [
  'status',
  'today',
  'events',
  'receipts',
  'receipt',
  'candidates',
  'park',
  'resend',
  'decide',
  'prepareFollowUp',
  'makeFollowUp',
  'cashbox',
  'confirm',
  'openShift',
  'closeShift',
  'shiftClosing',
  'xReport',
  'testPrint',
  'checkOfd',
  'pause',
  'resume',
  'acknowledge',
  'testWays',
  'report',
] as const;

/** Set-up calls that take no path. */
export const SET_UP_NAMES = [
  'otherAgents',
  'settings',
  'tryLink',
  'serialPorts',
  'findCashboxes',
  'cancel',
  'testWay',
  'save',
  'trial',
  'missing',
] as const;

/** What the shell tells a window by itself. */
export const EVENT_NAMES = ['picture', 'preferences', 'place', 'setUpProgress'] as const;

/** The one channel of each kind between preload and shell. */
export const CHANNELS = {
  shell: 'kassabridge:shell',
  agent: 'kassabridge:agent',
  setUp: 'kassabridge:set-up',
  event: 'kassabridge:event',
} as const;
