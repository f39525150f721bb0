/** Longest name the agent takes. */
const LONGEST = 64;

/**
 * Who decides, for the time line of the agent: the user of this computer.
 *
 * @param readName the system's own; throws for a user that has no entry
 */
export function authorOf(readName: () => string): string {
  try {
    const name = readName().trim().slice(0, LONGEST);
    return name === '' ? UNNAMED : name;
  } catch {
    return UNNAMED;
  }
}

const UNNAMED = 'пользователь компьютера';
