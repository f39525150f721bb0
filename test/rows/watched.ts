import { open } from '../scenario/field.ts';
import { RecordingWay } from '../support/alarms.ts';
import type { WorldOptions } from '../support/world.ts';

/** A world with one way out to people, and what came over it. */
export async function watched(options: WorldOptions = {}) {
  const way = new RecordingWay();
  const world = await open({ ...options, alarms: { ways: [way] } });
  const heard = () => way.messages.flatMap(({ alarms }) => alarms.map(({ kind, level }) => `${kind} ${level}`));
  return { world, way, heard };
}
