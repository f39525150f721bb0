import type { Place } from '../../../../src/contract/window.ts';
import type { Person, Question } from '../../../../src/shell/deeds/ask-person.ts';

/** A person who gives these answers, and remembers what was asked and told. */
export function scriptedPerson(...answers: readonly number[]) {
  const left = [...answers];
  const asked: Question[] = [];
  const told: string[] = [];
  const paths: string[] = [];
  const places: (Place | undefined)[] = [];
  const person: Person = {
    ask: async (question) => {
      asked.push(question);
      const answer = left.shift();
      if (answer === undefined) throw new Error(`Nobody prepared an answer to "${question.message}"`);
      return answer;
    },
    tell: (title, body, place) => {
      told.push(`${title}|${body}`);
      places.push(place);
    },
    whereTo: async ({ path }) => {
      paths.push(path);
      return left.shift() === 0 ? '/home/anna/x' : undefined;
    },
    which: async () => (left.shift() === 0 ? '/home/anna/x' : undefined),
  };
  return { person, asked, told, paths, places };
}
