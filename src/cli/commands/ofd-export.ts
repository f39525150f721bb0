import { askAgent } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { readColumns } from '../ofd-export/columns-option.ts';
import { importExport } from '../ofd-export/import-export.ts';

/** `kassabridge ofd-export`: what the OFD shows, from the file its cabinet gives, for the report of the day. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { ...WHERE_OPTIONS, columns: { type: 'string' } }, ['файл']);
  const [path = ''] = positionals;
  const { config, state, columns } = values;
  const given = columns === undefined ? undefined : readColumns(columns);
  const stateDir = stateDirOf(values);
  const where = Object.entries({ config, state }).flatMap(([name, at]) => (at === undefined ? [] : [`--${name}`, at]));
  return importExport(
    // A large export takes longer than one answer may: each part is asked by itself.
    (name, request) => askAgent(stateDir, (agent) => agent.call(name, request)),
    { path, given, typed: [path, ...where] },
  );
}
