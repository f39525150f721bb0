/** The same word however it is typed: letter case, ё, kinds and number of spaces do not count. */
export function wordKey(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u200b\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е');
}
