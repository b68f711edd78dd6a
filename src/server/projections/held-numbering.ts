/** Numbers for values, from 0 in the order they first came: a column of them is as narrow as they are few. */
export class Numbering {
  readonly values: string[] = []
  readonly #numbers = new Map<string, number>()

  /** The number of a value, a new one where it had none. */
  of(value: string): number {
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    const number = this.values.push(value) - 1
    this.#numbers.set(value, number)
    return number
  }
}
