/** Either the value, or where it went wrong. */
export type ParsedJson = { readonly value: unknown } | { readonly fault: string };

/** JSON a person wrote, maybe in an editor that puts a mark in front. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    // The engine's sentence quotes the text around the fault, and a secret may stand there: only the place is said.
    const place = /line (\d+) column (\d+)/.exec(String(error));
    const fault = place ? `ошибка JSON в строке ${place[1]}, знак ${place[2]}` : 'ошибка JSON (файл пуст или оборван)';
    return { fault };
  }
}
