import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { known, OBSERVATION_CLASSES } from '#domain/measure'
import { canonicalJson } from '#domain/record'
import { dailyOf, publicDaily, type DailyInputs, type ReportedObservation } from '#domain/report'

import { homesFolder } from '../test/crash/killed-home.ts'
import { served, stopped } from '../test/crash/killing.ts'
import { effortIn, inputsOf, reported } from '../test/daily-inputs.ts'
import { MECHANISM } from '../test/mechanism.ts'
import { askerAt, dropCaches } from './asking.ts'
import { seconds, type Figure } from './figure.ts'
import { lineTo, loaded } from './load.ts'
import { foundMission, patrolsAt } from './observing.ts'

/** Observations of the day; as many again lie in the 28 days before it. */
const ITEMS = 20_000
const SECTORS = 24
const DAYS_BEFORE = 28
const DAY_MIN = 1_440

/** A day of so many observations in all classes and sectors, watched round the clock, after four weeks like it. */
function busyDay(): DailyInputs {
  const sectors = Array.from({ length: SECTORS }, (_, at) => `S-${at + 1}`)
  const [pattern] = MECHANISM.sectors
  const mechanism = {
    ...MECHANISM,
    firstDay: '2020-01-01',
    sectors: pattern === undefined ? [] : sectors.map((id) => ({ ...pattern, id, adjoins: [] })),
  }
  const hours = Array.from({ length: DAYS_BEFORE + 1 }, (_, back) => -24 * back)
  return inputsOf({
    mechanism,
    observations: Array.from({ length: 2 * ITEMS }, (_, at) => itemOf(at, sectors)),
    effort: sectors.flatMap((id) =>
      hours.flatMap((from) => [effortIn(id, [from, from + 12]), effortIn(id, [from + 12, from + 24])]),
    ),
    truce: known({ id: 'T', name: MECHANISM.name, state: 'inEffect', effective: '2020-06-01T00:00:00.000Z' }),
  })
}

function itemOf(at: number, sectors: readonly string[]): ReportedObservation {
  const before = at < ITEMS ? 0 : -(1 + (at % DAYS_BEFORE)) * DAY_MIN
  const observed = OBSERVATION_CLASSES[at % OBSERVATION_CLASSES.length] ?? 'explosion'
  return reported(`o${at}`, before + ((at * 7) % DAY_MIN), {
    sector: known(sectors[at % sectors.length] ?? ''),
    class: observed,
    sub: observed === 'explosion' ? 'undetermined' : observed === 'burstShot' ? 'shot' : 'none',
    count: { kind: 'exact', n: 1 + (at % 9) },
    means: ['saw', 'heard'],
  })
}

/** A daily of 20,000 observations worked out; then dailies read from a database and worked out, through the door. */
export async function measure(): Promise<readonly Figure[]> {
  const figures = [workedOut()]
  for (const together of TOGETHER) figures.push(await askedFor(together))
  return figures
}

/** As canonical JSON, hashed, with its public form. */
function workedOut(): Figure {
  const inputs = busyDay()
  const started = performance.now()
  const daily = dailyOf(inputs)
  const text = canonicalJson(daily)
  const hash = createHash('sha256').update(text).digest('hex')
  publicDaily(daily, { ofDay: [], ofPriorDay: [] })
  const ms = performance.now() - started
  const what = `a daily of ${ITEMS} observations in ${SECTORS} sectors, as many again in the 28 days before: worked out, written, hashed (${hash.slice(0, 8)}, ${Math.round(text.length / 1e6)} MB), lowered`
  return { what, is: seconds(ms), wanted: '≤ 10 s (reports.md section 9)' }
}

/** Days of the record, the last of them reported; each has 24 watches of a day and as many records of observations. */
const REPORTED = '2020-10-10'
/** Observations in a record: three violations in each make a day of 2,016, and one three times as bad. */
const TOGETHER = [28, 84]
const CLOCK = '2020-10-10T16:00:00.000Z'
const DAY_MS = 86_400_000

/** The draft of a busy day behind four weeks like it, as the duty officer asks for it: the first question after a start, then again. */
async function askedFor(together: number): Promise<Figure> {
  const folder = homesFolder()
  const home = join(folder, 'home')
  try {
    const entered = await busyRecord(home, together)
    const caches = dropCaches()
    const node = await served(home)
    try {
      const ask = await askerAt(home, node)
      const timed = async (): Promise<{ readonly ms: number; readonly text: string }> => {
        const began = performance.now()
        const text = await ask(`/api/daily?day=${REPORTED}`)
        return { ms: performance.now() - began, text }
      }
      const [cold, warm] = [await timed(), await timed()]
      const { daily } = JSON.parse(cold.text)
      const { n } = daily.observed.total.now.sum
      return {
        what: `the daily of a day of ${n.toLocaleString('en')} violations in ${entered.ofDay.toLocaleString('en')} observations, out of ${entered.all.toLocaleString('en')} in ${DAYS_BEFORE + 1} days, read from the database and worked out, through the door: the first question after a start${caches}; once more`,
        is: `${seconds(cold.ms)}; ${seconds(warm.ms)}`,
        wanted: '≤ 3 s cold with 2,000 violations (issue 5)',
      }
    } finally {
      await stopped(node)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Enters a record of so many days through the door, signed and sealed as people would. */
async function busyRecord(
  home: string,
  together: number,
): Promise<{ readonly ofDay: number; readonly all: number }> {
  const firstMs = Date.parse(`${REPORTED}T00:00:00.000Z`) - DAYS_BEFORE * DAY_MS
  const firstDay = new Date(firstMs).toISOString().slice(0, 10)
  await foundMission(home, CLOCK, { firstDay, speed: 0 })
  const node = await served(home)
  let all = 0
  try {
    for (let day = 0; day <= DAYS_BEFORE; day++) {
      // Before the day closes at 15:30 of its date, and after it closed the day before.
      const from = new Date(firstMs + day * DAY_MS - DAY_MS / 4).toISOString()
      const patrols = await patrolsAt(node, { from, hours: 20 })
      const authors = patrols.map(({ author }) => author)
      for (const { author, draft } of patrols) author.ready.push(await author.next(draft(together, from)))
      const { rids } = await loaded(lineTo(`${node.address}/api/act/observation.submit`, authors), authors)
      all += rids.length * together
    }
  } finally {
    await stopped(node)
  }
  return { ofDay: all / (DAYS_BEFORE + 1), all }
}
