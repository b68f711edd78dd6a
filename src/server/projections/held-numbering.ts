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

  /** The number of a set, a new one where it had none. */
  of(values: readonly string[]): number {
    const members = [...new Set(values.map((value) => this.values.of(value)))].toSorted((a, b) => a - b)
    const name = members.join(' ')
    const known = this.#sets.get(name)
    if (known !== undefined) return known
    const number = this.members.push(members) - 1
    this.#sets.set(name, number)
    return number
  }
}
