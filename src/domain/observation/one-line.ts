import { known, type Maybe } from '#domain/measure'

import { minuteAgo } from './line-time.ts'
import { lineTokens } from './line-tokens.ts'
import { isNegated } from './line-words.ts'
import type {
  Line,
  LineAsked,
  LineDraft,
  LineMissing,
  LinePiece,
  LineProblem,
  LineRead,
  LineSpan,
  LineTeam,
  LineToken,
} from './line.ts'
import type { Means, ObservedTime } from './observation.ts'
import { canPerceive } from './standing-watch.ts'

type Of<K extends LineToken['kind']> = Extract<LineToken, { readonly kind: K }>

/** What a line says once its tokens are sorted: each kind once, or not at all. */
type Told = {
  readonly time: Of<'time'> | undefined
  readonly who: Of<'who'> | undefined
  readonly means: Of<'means'> | undefined
  readonly count: Of<'count'> | undefined
  readonly class: Of<'class'> | undefined
  readonly bearing: Of<'bearing'> | undefined
  readonly range: Of<'range'> | undefined
  readonly sector: Of<'sector'> | undefined
  readonly zero: Of<'zero'> | undefined
}

type LineWhy = Extract<Line, { readonly kind: 'log' }>['why']

/** A line that tells no time means the minute before this one (console.md 5.3). */
const DEFAULT_MINUTES_AGO = 1
const COMMENT = /(?<!\S)\/\//u

/**
 * Reads one line of a notebook: an observation, nothing over a time, or an entry of the ops log. It takes any text, never
 * throws and loses no character: the pieces, one after the other, are the line. Nothing is guessed: what was not told
 * is `notStated`, what cannot stand is named among the problems. Source: R-UI-77, R-UI-78.
 */
export function oneLine(text: string, asked: LineAsked): Line {
  const commentAt = COMMENT.exec(text)?.index ?? text.length
  const { tokens, problems } = lineTokens(text.slice(0, commentAt), asked)
  const pieces = piecesOf(text, tokens, commentAt)
  const read: LineRead = { text, pieces, understood: tokens, rest: restOf(pieces), problems }
  const told = sorted(withSubClass(tokens))
  if (told === undefined) return logged(read, 'twice', asked)
  if (isNegated(read.rest)) return logged(read, 'negated', asked)
  const isNothing = told.zero !== undefined || isBareZero(told)
  if (isNothing && (told.class !== undefined || (told.zero && told.count) || read.rest !== ''))
    return logged(read, 'zeroAndMore', asked)
  if (!isNothing && told.class === undefined) return logged(read, 'noClass', asked)
  const stranger = strangerIn(pieces)
  const whole = stranger === undefined ? read : { ...read, problems: [...problems, stranger] }
  return isNothing || told.class === undefined
    ? nothing(whole, told, asked)
    : observed(whole, { ...told, class: told.class }, asked)
}

/** A call sign, where a line says who: after the time at most. */
const CALL_SIGN = /^\s*([A-Z]{1,2}-?\d{1,3})(?=[\s,;:]|$)/iu

/**
 * Whoever is named where a line says who, and holds no open watch here. Taken for a note, it would let the words of one team
 * stand under the watch of another.
 */
function strangerIn(pieces: readonly LinePiece[]): LineProblem | undefined {
  const said = pieces.find(({ kind }) => kind !== 'time' && kind !== 'space')
  const name = said?.kind === 'rest' ? CALL_SIGN.exec(said.text)?.[1] : undefined
  if (said === undefined || name === undefined) return undefined
  const from = said.from + said.text.indexOf(name)
  return { kind: 'noTeam', from, to: from + name.length, text: name }
}

/** `0` with no class is nothing at all. */
function isBareZero({ count, class: told }: Told): boolean {
  return told === undefined && count?.count.kind === 'exact' && count.count.n === 0
}

function observed(read: LineRead, told: Told & { readonly class: Of<'class'> }, asked: LineAsked): Line {
  const common = commonOf(read, told, asked)
  const draft: LineDraft = {
    ...common,
    class: told.class.class,
    sub: told.class.sub,
    count: told.count?.count ?? { kind: 'unknown' },
  }
  const isByEar = draft.means.length > 0 && draft.means.every((each) => each === 'heard')
  const needsSight = isByEar && (!canPerceive('heard', draft.class) || TOLD_BY_SIGHT.has(draft.sub))
  const missing: readonly LineMissing[] = [
    ...(draft.means.length === 0 ? ['means' as const] : []),
    ...missingOf(common),
    ...(needsSight ? ['sight' as const] : []),
  ]
  return { ...read, kind: 'observation', draft, missing }
}

const TOLD_BY_SIGHT: ReadonlySet<LineDraft['sub']> = new Set<LineDraft['sub']>(['impact', 'airburst'])

function nothing(read: LineRead, told: Told, asked: LineAsked): Line {
  const draft = commonOf(read, told, asked)
  return { ...read, kind: 'nothing', draft, missing: missingOf(draft) }
}

function logged(read: LineRead, why: LineWhy, asked: LineAsked): Line {
  const time = read.understood.find((token) => token.kind === 'time')
  const at = time?.at.kind === 'known' ? time.at.value.from : asked.now
  const team = read.understood.find((token) => token.kind === 'who')?.team
  return {
    ...read,
    kind: 'log',
    why,
    entry: {
      at,
      zone: asked.zone,
      words: read.text,
      team: team ? known(team.team) : { kind: 'notStated' },
    },
  }
}

function commonOf(read: LineRead, told: Told, asked: LineAsked): Omit<LineDraft, 'class' | 'sub' | 'count'> {
  const team: LineTeam | undefined = told.who?.team ?? asked.own
  const sector = told.sector?.sector ?? team?.sector
  const notStated = { kind: 'notStated' } as const
  const means: readonly Means[] = told.means?.means ?? []
  const note = noteOf(read)
  return {
    means,
    at: told.time?.at ?? known<ObservedTime>(minuteAgo(DEFAULT_MINUTES_AGO, asked)),
    sector: sector === undefined ? { kind: 'unknown' } : known(sector),
    sectorIs: told.sector ? 'told' : sectorIsOf(team),
    bearing: told.bearing?.bearing ?? notStated,
    range: told.range?.range ?? notStated,
    relayedFrom: told.who
      ? known({ team: told.who.team.team, words: read.text, heardAt: asked.now })
      : { kind: 'absent' },
    note: note === '' ? notStated : known(note),
    watch: team?.watch === undefined ? notStated : known(team.watch),
  }
}

function sectorIsOf(team: LineTeam | undefined): 'ofWatch' | 'unknown' {
  return team === undefined ? 'unknown' : 'ofWatch'
}

function missingOf({ at, watch }: { at: Maybe<ObservedTime>; watch: Maybe<string> }): readonly LineMissing[] {
  return [
    ...(at.kind === 'known' ? [] : ['time' as const]),
    ...(watch.kind === 'known' ? [] : ['watch' as const]),
  ]
}

/** An explosion and what kind of explosion it was, told in two words, are one token: `2 expl imp`. */
function withSubClass(tokens: readonly LineToken[]): readonly LineToken[] {
  const classes = tokens.filter((token) => token.kind === 'class')
  const [one, other] = classes
  const isPair =
    classes.length === 2 &&
    classes.every((each) => each.class === 'explosion') &&
    (one?.sub === 'undetermined') !== (other?.sub === 'undetermined')
  return isPair ? tokens.filter((token) => token.kind !== 'class' || token.sub !== 'undetermined') : tokens
}

/** The tokens by kind, each once; nothing where one was told twice. */
function sorted(tokens: readonly LineToken[]): Told | undefined {
  if (new Set(tokens.map(({ kind }) => kind)).size < tokens.length) return undefined
  return {
    time: tokens.find((token) => token.kind === 'time'),
    who: tokens.find((token) => token.kind === 'who'),
    means: tokens.find((token) => token.kind === 'means'),
    count: tokens.find((token) => token.kind === 'count'),
    class: tokens.find((token) => token.kind === 'class'),
    bearing: tokens.find((token) => token.kind === 'bearing'),
    range: tokens.find((token) => token.kind === 'range'),
    sector: tokens.find((token) => token.kind === 'sector'),
    zero: tokens.find((token) => token.kind === 'zero'),
  }
}

/** The whole line in pieces, each character in one. */
function piecesOf(text: string, tokens: readonly LineToken[], commentAt: number): readonly LinePiece[] {
  const ends = [...tokens, { from: commentAt, to: commentAt }]
  const before = ends.flatMap(({ from }, at): readonly LinePiece[] => {
    const token = tokens[at]
    const start = tokens[at - 1]?.to ?? 0
    return gapOf(text, start, from).concat(token ? cut(text, token, token.kind) : [])
  })
  return [...before, ...cut(text, { from: commentAt, to: text.length }, 'note')]
}

function gapOf(text: string, from: number, to: number): readonly LinePiece[] {
  return cut(text, { from, to }, NOTHING_SAID.test(text.slice(from, to)) ? 'space' : 'rest')
}

/** Nothing but spaces and the marks between words. */
const NOTHING_SAID = /^[\s,;:.!]*$/u

function cut(
  text: string,
  { from, to }: Pick<LineSpan, 'from' | 'to'>,
  kind: LinePiece['kind'],
): readonly LinePiece[] {
  return from < to ? [{ kind, from, to, text: text.slice(from, to) }] : []
}

function restOf(pieces: readonly LinePiece[]): string {
  return joined(pieces.filter(({ kind }) => kind === 'rest').map(({ text }) => text))
}

/** What no token took, and what stands after `//`, as the note. */
function noteOf({ pieces, rest }: LineRead): string {
  const after = pieces.filter(({ kind }) => kind === 'note').map(({ text }) => text.slice(2))
  return joined([rest, ...after])
}

const MARKS_AROUND = /^[\s,;:]+|[\s,;:]+$/gu

function joined(texts: readonly string[]): string {
  return texts
    .map((text) => text.replaceAll(MARKS_AROUND, ''))
    .filter((text) => text !== '')
    .join(' ')
}
