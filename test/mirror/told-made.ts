import { addS, known, otherSide, type Side, type Utc } from '#domain/measure'

import { answerBy, claimBy, inSector, minute, statementBy } from '../accounts.ts'
import { jsonOf } from '../founding.ts'
import { missionPart, observed, underWatch, watchOf } from '../observations.ts'
import { claimSealed, linkSealed, statementSealed, type Desk } from '../running-node.ts'
import { must, type Stage } from '../stories/stage.ts'
import type { Image } from '../stories/told-day.ts'
import { lapses } from '../stories/whole.ts'
import { WATCH_MIN, type Made, type MadeDeed } from './made.ts'

/** Somebody who tells a made mechanism's deeds at the desks of a stage, naming sides as its image does. */
type Telling = {
  readonly stage: Stage
  readonly image: Image
  readonly zone: string
  readonly desk: (label: string) => Promise<Desk>
  /** Claims that stand, in the order they were lodged, and those that were joined. */
  readonly standing: string[]
  readonly joined: Set<string>
}

/** A deed or what came of one, at its instant. */
type Step = { readonly at: Utc; readonly tell: () => Promise<void> }

const MINUTE_S = 60
const ANSWER_DUE_S = 6 * 3_600

/** Plays every deed at its instant through the doors, and the time-outs of claims that nobody answered. */
export async function tellMade(stage: Stage, made: Made, image: Image): Promise<void> {
  const telling: Telling = {
    stage,
    image,
    zone: made.founding.mechanism.zone,
    desk: (label) => stage.desk(String(image(label))),
    standing: [],
    joined: new Set(),
  }
  const lapsed = { count: 0 }
  const steps = made.deeds.flatMap((deed) => stepsOf(telling, deed, lapsed))
  for (const { at, tell } of steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    must(await stage.moveTo(at))
    await tell()
  }
  must(await stage.moveTo(made.closes))
}

function stepsOf(telling: Telling, deed: MadeDeed, lapsed: { count: number }): readonly Step[] {
  const { at } = deed
  switch (deed.kind) {
    case 'claim':
      return claimSteps(telling, deed, lapsed)
    case 'statement':
      return [{ at, tell: () => transcribe(telling, deed) }]
    case 'watch':
      return [{ at, tell: () => watch(telling, deed) }]
    case 'join':
      return [{ at, tell: () => join(telling) }]
  }
}

type Of<K extends MadeDeed['kind']> = Extract<MadeDeed, { readonly kind: K }>

function claimSteps(telling: Telling, deed: Of<'claim'>, lapsed: { count: number }): readonly Step[] {
  const { at, fate } = deed
  let rid = ''
  const lodged: Step = {
    at,
    tell: async () => {
      rid = await lodge(telling, deed)
    },
  }
  if (fate.kind === 'left')
    return [lodged, { at: addS(at, ANSWER_DUE_S), tell: () => lapses(telling.stage, (lapsed.count += 1)) }]
  const later = addS(at, fate.afterMin * MINUTE_S)
  return [
    lodged,
    {
      at: later,
      tell: () =>
        fate.kind === 'withdrawn'
          ? withdraw(telling, deed, rid)
          : answer(telling, { deed, fate, rid, at: later }),
    },
  ]
}

function moment(at: Utc, { zone }: Telling) {
  return { utc: at, text: at.slice(11, 16), zone, resolutionS: MINUTE_S }
}

async function lodge(telling: Telling, { at, side, sector, tells, n, ago }: Of<'claim'>): Promise<string> {
  const { image, desk, standing } = telling
  const own = await desk(`${side}.liaison`)
  const claim = claimBy(side, {
    kind: tells,
    at: minute(addS(at, -ago * MINUTE_S)),
    place: inSector(sector),
    count: known({ kind: 'exact', n }),
    statedAt: moment(at, telling),
  })
  const sealed = claimSealed(sideOf(image, side))
  const rid = await own.record('claim.lodged', image({ claim: jsonOf(claim) }), { sealed })
  standing.push(rid)
  return rid
}

function sideOf(image: Image, side: Side): Side {
  return image(side) === side ? side : otherSide(side)
}

async function withdraw(
  { image, desk, standing }: Telling,
  { side }: Of<'claim'>,
  rid: string,
): Promise<void> {
  const ref = ['withdraws', 'follows'].map((rel) => ({ rel, rid }))
  const own = await desk(`${side}.liaison`)
  await own.record('claim.withdrawn', image({ by: side, reason: 'counted twice' }), { ref })
  standing.splice(standing.indexOf(rid), 1)
}

type Answering = {
  readonly deed: Of<'claim'>
  readonly fate: Extract<Of<'claim'>['fate'], { readonly kind: 'answered' }>
  readonly rid: string
  readonly at: Utc
}

async function answer(telling: Telling, { deed, fate, rid, at }: Answering): Promise<void> {
  const by = otherSide(deed.side)
  const own = await telling.desk(`${by}.liaison`)
  const stance = {
    time: 'agrees',
    place: 'agrees',
    class: 'silent',
    count: 'silent',
    allegedActor: fate.denies ? 'denies' : 'agrees',
  } as const
  const told = answerBy(by, { statedAt: moment(at, telling), stance })
  const body = telling.image({ answer: jsonOf(told) })
  await own.record('claim.answered', body, { ref: [{ rel: 'answers', rid }] })
}

async function transcribe(
  { image, desk }: Telling,
  { at, side, sector, n, ago }: Of<'statement'>,
): Promise<void> {
  const duty = await desk('M.duty')
  const statement = statementBy(side, {
    saidAt: minute(addS(at, -MINUTE_S)),
    at: minute(addS(at, -ago * MINUTE_S)),
    place: inSector(sector),
    count: known({ kind: 'exact', n }),
  })
  const body = image({ statement: jsonOf(statement) })
  await duty.record('statement.transcribed', body, { sealed: statementSealed() })
}

/** A watch that just ended is told of as a whole, with what was seen under it. */
async function watch({ desk, zone }: Telling, { at, label, sector, seen }: Of<'watch'>): Promise<void> {
  const own = await desk(label)
  const from = addS(at, -WATCH_MIN * MINUTE_S)
  const whole = (type: string, body: object) =>
    own.recordWhole(type, {
      vis: 'C',
      sealed: { body: jsonOf({ class: 'M', type, ...body }), sealing: { kind: 'observed', by: label } },
    })
  const of = await whole('observation.watch.opened', { watch: watchOf({ sector, from, to: at }) })
  if (seen.length > 0) {
    const observations = seen.map(({ afterMin, n, ...rest }) => {
      const begins = addS(from, afterMin * MINUTE_S)
      const told = observed(begins, { ...rest, sector: known(sector), count: { kind: 'exact', n } })
      return { ...told, at: { ...told.at, zone } }
    })
    const body = jsonOf(
      underWatch(
        of,
        seen.map(() => missionPart()),
      ),
    )
    await own.record(
      'observation.submitted',
      { observations: jsonOf(observations) },
      {
        sealed: { body, sealing: { kind: 'observed', by: label } },
      },
    )
  }
  await whole('observation.watch.closed', { of, at })
}

/** The two newest claims that stand and were not joined yet are told to be of one event. */
async function join({ desk, standing, joined }: Telling): Promise<void> {
  const accounts = standing.filter((rid) => !joined.has(rid)).slice(-2)
  if (accounts.length < 2) return
  const duty = await desk('M.duty')
  const ref = accounts.map((rid) => ({ rel: 'links', rid }))
  await duty.record(
    'claim.linked',
    { link: { relation: 'sameEvent', accounts } },
    { ref, sealed: linkSealed('made') },
  )
  for (const rid of accounts) joined.add(rid)
}
