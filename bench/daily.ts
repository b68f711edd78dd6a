import { createHash } from 'node:crypto'

import { known, OBSERVATION_CLASSES } from '#domain/measure'
import { canonicalJson } from '#domain/record'
import { dailyOf, publicDaily, type DailyInputs, type ReportedObservation } from '#domain/report'

import { served, stopped } from '../test/crash/killing.ts'
import { effortIn, inputsOf, reported } from '../test/daily-inputs.ts'
import { MECHANISM } from '../test/mechanism.ts'
import { askerAt, dropCaches } from './asking.ts'
import { seconds, type Figure } from './figure.ts'
import { searchHome } from './search-data.ts'

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
  return [workedOut(), ...(await askedFor())]
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

/** The made-up record these days lie in: its second day is far busier than the rest, its thirtieth has four weeks behind it. */
const RECORD = 100_000
const ASKED = ['2031-03-02', '2031-03-30'] as const

/** A day's draft as the duty officer asks for it: each the first question to a node and a database just started, then again. */
async function askedFor(): Promise<readonly Figure[]> {
  const home = await searchHome(RECORD)
  const figures: Figure[] = []
  for (const day of ASKED) {
    const caches = dropCaches()
    const node = await served(home)
    try {
      const ask = await askerAt(home, node)
      const timed = async (): Promise<{ readonly ms: number; readonly text: string }> => {
        const began = performance.now()
        const text = await ask(`/api/daily?day=${day}`)
        return { ms: performance.now() - began, text }
      }
      const [cold, warm] = [await timed(), await timed()]
      const answer = JSON.parse(cold.text)
      const violations = JSON.stringify(answer.daily.observed.total.now)
      figures.push({
        what: `the daily of ${day}, ${violations} violations, out of ${RECORD.toLocaleString('en')} observations, through the door: first question after the start${caches}; once more`,
        is: `${seconds(cold.ms)}; ${seconds(warm.ms)}`,
        wanted: '≤ 3 s cold with 2,000 violations (issue 5)',
      })
    } finally {
      await stopped(node)
    }
  }
  return figures
}
