import { Numbering, SetNumbering } from './held-numbering.ts'

/** The number of what is no longer there, which is like nothing. */
export const GONE = 0

/** Value of a sector for what lies in none. */
const NO_SECTOR = 'unknown'

/**
 * Numbers for what observations are alike in, from 1 in the order it first came, and of each the numbers of its values: a
 * million observations are alike in some ten thousand ways, so that what asks for their values asks that often and no more.
 */
export class HeldAlikes {
  readonly sectors: Numbering = new Numbering()
  /** Class and sub-class with a blank between. */
  readonly kinds: Numbering = new Numbering()
  readonly meansSets: SetNumbering = new SetNumbering()
  readonly zones: Numbering = new Numbering()
  readonly states: Numbering = new Numbering()
  /** Live fire, and whether it was off the watch, with a blank between. */
  readonly marks: Numbering = new Numbering()
  readonly writerPairs: Numbering = new Numbering()
  readonly sector: number[] = [GONE]
  readonly kind: number[] = [GONE]
  readonly means: number[] = [GONE]
  readonly zone: number[] = [GONE]
  readonly state: number[] = [GONE]
  readonly mark: number[] = [GONE]
  readonly writers: number[] = [GONE]
  readonly #numbers = new Map<string, number>()

  /** How many numbers there are, that of what is gone among them. */
  get size(): number {
    return this.sector.length
  }

  /**
   * The number of what an observation is like: its class, sub-class, zone, state, live fire, whether it was off the watch,
   * its office, who wrote it, its means with commas between, and its sector where it lies in one; blanks between.
   */
  of(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.size
    const [told = '', sub = '', zone = '', state = '', liveFire = '', outsideEffort = '', ...rest] =
      text.split(' ')
    const [office = '', wrote = '', means = '', ...sector] = rest
    this.sector.push(this.sectors.of(sector.length === 0 ? NO_SECTOR : sector.join(' ')))
    this.kind.push(this.kinds.of(`${told} ${sub}`))
    this.means.push(this.meansSets.of(means))
    this.zone.push(this.zones.of(zone))
    this.state.push(this.states.of(state))
    this.mark.push(this.marks.of(`${liveFire} ${outsideEffort}`))
    this.writers.push(this.writerPairs.of(`${office} ${wrote}`))
    this.#numbers.set(text, number)
    return number
  }
}
