import * as z from 'zod';
import { HeartbeatSchema } from './heartbeat.ts';

/** What `docs/heartbeat.schema.json` says: other programs may build on it. */
export function heartbeatJsonSchema(): object {
  return z.toJSONSchema(HeartbeatSchema.meta({ title: 'KassaBridge heartbeat' }));
}
