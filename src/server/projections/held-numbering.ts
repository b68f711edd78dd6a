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

/** Numbers for sets of values, from 0 in the order they first came, and for the values in them. */
export class SetNumbering {
  readonly values: Numbering = new Numbering()
  /** The numbers of the values of each set. */
  readonly members: (readonly number[])[] = []
  readonly #sets = new Map<string, number>()

  /** The number of a set, written with commas between; a new one where it had none. In another order it may have another number. */
  of(text: string): number {
    const known = this.#sets.get(text)
    if (known !== undefined) return known
    const values = text === '' ? [] : [...new Set(text.split(','))]
    const number = this.members.push(values.map((value) => this.values.of(value))) - 1
    this.#sets.set(text, number)
    return number
  }
}
