import { bridge } from '../../bridge.ts';

/** So old may the page be when it draws the answer that was asked for with its start, ms. */
const NEW_FOR_MS = 2_000;

let there: Awaited<ReturnType<typeof bridge.agent.today>> | undefined;

/** Settles when the day that was asked for with the page's start is there, or is not to be had. */
export const firstDay: Promise<void> = bridge.agent.today({}).then(
  (answered) => {
    there = answered;
  },
  () => undefined,
);

/** The day as it was asked for with the page's start; undefined when it is not there, or long ago. */
export function dayAtStart(): typeof there {
  return performance.now() < NEW_FOR_MS ? there : undefined;
}
