import { bridge } from '../../bridge.ts';

/** So old may the page be when it draws the answer that was asked for with its start, ms. */
const NEW_FOR_MS = 2_000;

// The page is drawn for the first time while this is on its way.
let early: ReturnType<typeof bridge.agent.today> | undefined = bridge.agent.today({});
early.catch(() => undefined);

/** The day as the agent knows it; the first time as it was asked with the page's start, if that is not long ago. */
export function askDay(): ReturnType<typeof bridge.agent.today> {
  const first = early;
  early = undefined;
  return first && performance.now() < NEW_FOR_MS ? first : bridge.agent.today({});
}
