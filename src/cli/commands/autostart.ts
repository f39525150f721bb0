import { dirname, resolve } from 'node:path';
import { beforeLogOn } from '../../adapters/system/autostart/before-log-on.ts';
import type { AutostartWay, WayStatus } from '../../adapters/system/autostart/way.ts';
import { defaultSettingsFile } from '../../adapters/system/settings/default-settings-file.ts';
import { oneOf, readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { complain, say } from '../screen/say.ts';

const OPTIONS = { 'before-log-on': { type: 'string' }, config: { type: 'string' }, json: { type: 'boolean' } } as const;
const WISHES = ['on', 'off'] as const;
type Wish = (typeof WISHES)[number];

/** `kassabridge autostart`: is the agent started before anybody logs on, and shall it be? The installer asks it too. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  const asked = values['before-log-on'];
  const wish = asked === undefined ? undefined : oneOf('--before-log-on', asked, WISHES);
  const status = await asWished(thisAgent(values.config), wish);
  if (values.json) say(JSON.stringify({ beforeLogOn: status }));
  const isFine = isAsWished(status, wish);
  if (!values.json) (isFine ? say : complain)(status.words.ru);
  return isFine ? EXIT.fine : EXIT.trouble;
}

/**
 * Sets what is not as wished, and reads it back. What is already so is left alone: on Windows a person would be asked for an
 * administrator.
 */
export async function asWished(way: AutostartWay, wish: Wish | undefined): Promise<WayStatus> {
  const now = await way.read();
  if (wish === undefined || isAsWished(now, wish) || !now.possible) return now;
  await way.set(wish === 'on');
  return way.read();
}

/** Nobody wished anything: fine is what is known and works. */
export function isAsWished({ state }: WayStatus, wish: Wish | undefined): boolean {
  return wish === undefined ? state === 'on' || state === 'off' : state === wish;
}

/** The same start as the tray's: this Node and this program, with the settings of this user. */
function thisAgent(config: string | undefined): AutostartWay {
  const file = config === undefined ? defaultSettingsFile() : resolve(config);
  const args = [resolve(process.argv[1] ?? ''), 'agent', '--config', file];
  return beforeLogOn({ node: process.execPath, args, folder: dirname(file) }, process);
}
