import { readFileSync } from 'node:fs';

interface AbiArgument {
  readonly name: string;
  readonly type: string;
}

interface Abi {
  readonly constants: Readonly<Record<string, number>>;
  readonly functions: readonly {
    readonly name: string;
    readonly returns: string;
    readonly args: readonly AbiArgument[];
    readonly firstSeenIn: string;
  }[];
  readonly meta: { readonly examinedHeaders: readonly string[] };
}

/** From 10.9 on there are names that an older build lacks. `10.8.0.0` plays such a build. */
export type DoubleAbi = '10.8.0.0' | '10.10.8.0';

/**
 * `abi.h` of the C double: numbers of all constants and prototypes of all functions, so that a signature of ours that
 * differs from the library's does not compile. Functions that `abi` has not yet are not exported.
 *
 * @param jsonPath of `libfptr10-abi.json`
 */
export function doubleHeader(jsonPath: string, abi: DoubleAbi): string {
  const { constants, functions, meta } = JSON.parse(readFileSync(jsonPath, 'utf8')) as Abi;
  const known = meta.examinedHeaders.slice(0, meta.examinedHeaders.indexOf(abi) + 1);
  const numbers = Object.entries(constants).map(([name, value]) => `#define ${name} ${value}`);
  const prototypes = functions.map(({ name, returns, args, firstSeenIn }) => {
    const list = args.map((argument) => `${argument.type} ${argument.name}`).join(', ');
    return `${known.includes(firstSeenIn) ? 'EXPORTED ' : ''}${returns} ${name}(${list || 'void'});`;
  });
  return [`#define DOUBLE_VERSION "${abi}"`, ...numbers, ...prototypes, ''].join('\n');
}
