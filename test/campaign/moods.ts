import type { World } from '../support/world.ts';

/** A person comes to a hanging cashbox after this and switches it off and on. */
const PERSON_AFTER_MS = 60_000;
/** Longer than the driver waits for a close. */
const PERSON_LATER_MS = 7 * 60_000;

/** How the cashbox behaves at one deciding command. */
export interface Mood {
  readonly name: string;
  /** @param command its code in hex */
  readonly begin: (world: World, command: string) => void;
}

const fault = (name: string, of: (command: string) => string): Mood => ({
  name,
  begin: (world, command) => void world.kkt.use(of(command)),
});

function hanging(name: string, personAfterMs: number): Mood {
  return {
    name,
    begin: (world, command) => {
      world.kkt.use(`hangs:${command}`);
      whenSeen(world, command, () => void world.clock.sleep(personAfterMs).then(() => world.kkt.restart()));
    },
  };
}

/** Once, when the cashbox hears the command for the first time. */
function whenSeen(world: World, command: string, then: () => void): void {
  const code = Number.parseInt(command, 16);
  let isSeen = false;
  world.kkt.use({
    name: 'somebody watches',
    onCommand: (bytes) => {
      if (bytes[0] === code && !isSeen) {
        isSeen = true;
        then();
      }
      return undefined;
    },
  });
}

export const HEALTHY: Mood = { name: 'healthy', begin: () => undefined };

/** The ways of the issue: failing before the work, after the work, hanging, and answering late. */
export const MOODS: readonly Mood[] = [
  fault('silent before the work', (command) => `silence-before-work:${command}`),
  fault('silent after the work', (command) => `does-work-then-silence:${command}`),
  hanging('hanging', PERSON_AFTER_MS),
  fault('late', (command) => `does-work-late:30000:${command}`),
];

/** Harder relatives of the same. */
export const MORE_MOODS: readonly Mood[] = [
  fault('power cut before the work', (command) => `cuts-power-before:${command}`),
  fault('power cut after the work', (command) => `cuts-power-after:${command}`),
  fault('deaf after the work', (command) => `does-work-then-deaf:${command}`),
  hanging('hanging for long', PERSON_LATER_MS),
  fault('very late', (command) => `does-work-late:260000:${command}`),
  fault('refusing in unknown words', (command) => `unknown-error:${command}`),
  fault('refusing in unknown words after the work', (command) => `unknown-error:${command}:after`),
  fault('unreadable', (command) => `unreadable-answer:${command}`),
  fault('busy once', (command) => `busy-once:${command}`),
  {
    name: 'without power and without its open receipt',
    begin: (world, command) => {
      world.kkt.use(`cuts-power-before:${command}`);
      world.kkt.use('restart-loses-open-receipt');
    },
  },
];
