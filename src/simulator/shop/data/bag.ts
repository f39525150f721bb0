/** A set of numbers that gives its k-th element at once: add, remove and look are O(1). */
export class Bag {
  readonly #list: number[] = [];
  readonly #places = new Map<number, number>();

  get size(): number {
    return this.#list.length;
  }

  at(index: number): number | undefined {
    return this.#list[index];
  }

  add(value: number): void {
    if (this.#places.has(value)) return;
    this.#places.set(value, this.#list.length);
    this.#list.push(value);
  }

  remove(value: number): void {
    const place = this.#places.get(value);
    if (place === undefined) return;
    this.#places.delete(value);
    const last = this.#list.pop();
    if (last === undefined || last === value) return;
    this.#list[place] = last;
    this.#places.set(last, place);
  }
}
