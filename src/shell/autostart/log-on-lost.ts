import { AUTOSTART_WORDS } from '../../adapters/system/autostart/autostart-words.ts';
import type { Autostart, Picture } from '../../contract/window.ts';

/**
 * The start at log-on that somebody else took away: switched off in the system, or gone although a person wanted it here.
 *
 * @param beforeLogOn undefined: nobody has looked
 * @param isWanted what a person, or the first start after installing, has decided last; undefined: nobody has
 * @returns what to do and what was read, or undefined: it is as it was decided, or cannot be otherwise
 */
export function logOnLost(
  logOn: Autostart['logOn'],
  beforeLogOn: Autostart['beforeLogOn'] | undefined,
  isWanted: boolean | undefined,
): Picture['logOnLost'] {
  const isLost = logOn.state === 'switchedOff' || (logOn.state === 'off' && isWanted === true);
  if (!isLost || !logOn.possible) return undefined;
  const todo = beforeLogOn?.state === 'on' ? AUTOSTART_WORDS.iconLost : AUTOSTART_WORDS.startLost;
  return { todo, why: logOn.words };
}
