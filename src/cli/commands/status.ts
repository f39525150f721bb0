import { askAgent } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { say } from '../screen/say.ts';
import { statusLines } from '../screen/status-lines.ts';

/** `kassabridge status`: what the running agent says; reads nothing by itself. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { ...WHERE_OPTIONS, json: { type: 'boolean' } });
  const status = await askAgent(stateDirOf(values), (agent) => agent.call('status', {}));
  if (values.json) say(JSON.stringify(status));
  else say(...statusLines(status));
  const isFine = Object.values(status.lights).every(({ state }) => state === 'fine' || state === 'attention');
  return isFine ? EXIT.fine : EXIT.trouble;
}
