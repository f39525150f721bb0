/** The list behind `--faults`. */
export function faultLines(rows: readonly { readonly name: string; readonly ru: string }[]): readonly string[] {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return [
    'Неисправности, которые можно включить ключом --fault:',
    ...rows.map(({ name, ru }) => `  ${name.padEnd(width)}  ${ru}`),
  ];
}
