import { tokens } from '@fluentui/react-components';
import { useSay } from '../../../words/language.tsx';
import { StepShape } from '../step-shape.tsx';
import { STEP_NAMES, type Steps } from '../steps.ts';
import { STEP_STATE_WORDS, STEP_TITLES } from '../words/step-words.ts';

const APART = 30;
const EDGE = 8;
const WIDTH = 4 * APART + 2 * EDGE;

/** The five states of a receipt in a row, each for itself. */
export function StepMarks({ steps }: { readonly steps: Steps }) {
  const say = useSay();
  const spoken = STEP_NAMES.map((name) => `${say(STEP_TITLES[name])}: ${say(STEP_STATE_WORDS[steps[name]])}`).join(
    ', ',
  );
  return (
    <svg
      width={WIDTH}
      height={2 * EDGE}
      viewBox={`0 0 ${WIDTH} ${2 * EDGE}`}
      style={{ maxWidth: '100%' }}
      role="img"
      aria-label={spoken}
    >
      {STEP_NAMES.slice(1).map((name, before) => (
        <path
          key={name}
          d={`M${EDGE + before * APART + 10} ${EDGE}h${APART - 20}`}
          stroke={tokens.colorNeutralStroke1}
          strokeWidth="1.5"
        />
      ))}
      {STEP_NAMES.map((name, at) => (
        <StepShape key={name} state={steps[name]} x={EDGE + at * APART} y={EDGE} />
      ))}
    </svg>
  );
}
