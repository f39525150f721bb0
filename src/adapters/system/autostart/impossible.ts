import type { Words } from '../../../core/health/light.ts';
import type { AutostartWay } from './way.ts';

/** A way this system, or this kind of work, does not have. */
export function impossible(words: Words): AutostartWay {
  return { read: async () => ({ state: 'off', words, possible: false }), set: async () => undefined };
}
