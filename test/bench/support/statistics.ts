/** Middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return (percentile(values, 0.5, Math.floor) + percentile(values, 0.5, Math.ceil)) / 2;
}

/** So many of all values are not above it: 0.99 of 300 is the third from the top. */
export function percentile(
  values: readonly number[],
  share: number,
  round: (index: number) => number = Math.ceil,
): number {
  if (values.length === 0) throw new Error('нечего считать: нет ни одного замера');
  const sorted = values.toSorted((a, b) => a - b);
  const index =
    round === Math.ceil && share !== 0.5 ? Math.ceil(share * sorted.length) - 1 : round(share * (sorted.length - 1));
  return sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? Number.NaN;
}
