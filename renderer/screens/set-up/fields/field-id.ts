/** The page's id of the field with that path. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}
