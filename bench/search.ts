import { drawOf, served, stopped, type Draw } from '../test/crash/killing.ts'
import { askerAt, dropCaches, memoryOf, type Ask } from './asking.ts'
import { quantile, seconds, type Figure } from './figure.ts'
import { sectorIds } from './observing.ts'
import { writePlans } from './plans.ts'
import { DAYS, FIRST_MS, placeIds, searchHome, words } from './search-data.ts'

const QUESTIONS = 200
const DAY_MS = 86_400_000

/** Search, filters and aggregates over 10,000, 100,000 and 1,000,000 observations, through the door, cold and warm. */
export async function measure(): Promise<readonly Figure[]> {
  const most = Number(process.env['SEARCH_MOST'] ?? 1_000_000)
  const figures: Figure[] = []
  for (const size of [10_000, 100_000, 1_000_000].filter((each) => each <= most))
    figures.push(...(await measuredOf(size)))
  const fromMs = FIRST_MS + (DAYS / 2) * DAY_MS
  await writePlans(await searchHome(most), { fromMs, toMs: fromMs + DAY_MS })
  return figures
}

async function measuredOf(size: number): Promise<readonly Figure[]> {
  console.error(`  ${size} observations`)
  const home = await searchHome(size)
  const caches = dropCaches()
  const began = performance.now()
  const node = await served(home)
  const started = performance.now() - began
  try {
    const ask = await askerAt(home, node)
    const found = questions(drawOf(5)).map((asked) => `/api/observations?${asked}`)
    const drawn = aggregates(drawOf(6))
    const cold = await timed(ask, found)
    const warm = await timed(ask, found)
    const [coldDrawn, warmDrawn] = [await timed(ask, drawn), await timed(ask, drawn)]
    const of = `${size.toLocaleString('en')} observations`
    const wanted = '≤ 200 ms p95'
    return [
      { what: `start of a node over ${of}, until it answers`, is: seconds(started), wanted: 'none yet' },
      {
        what: `${of}: ${QUESTIONS} searches and filters with exact counts, cold (node and database just started${caches})`,
        is: said(cold),
        wanted,
      },
      { what: `${of}: the same again, warm`, is: said(warm), wanted },
      {
        what: `${of}: ${drawn.length} pictures of a day, for map and timeline, cold`,
        is: said(coldDrawn),
        wanted,
      },
      {
        what: `${of}: the same again, warm; the node then holds ${memoryOf(node)} MB`,
        is: said(warmDrawn),
        wanted,
      },
    ]
  } finally {
    await stopped(node)
  }
}

function said(ms: readonly number[]): string {
  const of = (share: number): string => `${quantile(ms, share).toFixed(0)} ms`
  return `p50 ${of(0.5)}, p95 ${of(0.95)}, slowest ${of(1)}`
}

async function timed(ask: Ask, paths: readonly string[]): Promise<readonly number[]> {
  const taken: number[] = []
  for (const path of paths) {
    const began = performance.now()
    await ask(path)
    taken.push(performance.now() - began)
  }
  return taken
}

/** What people ask: a few filters at once, of columns that no one index serves, words, places, ranges, and pages further on. */
function questions(draw: Draw): readonly string[] {
  return Array.from({ length: QUESTIONS }, () => {
    const one = <T>(of: readonly T[]): T | undefined => of[draw(of.length)]
    const parts: Readonly<Record<string, () => string | undefined>> = {
      sector: () => one([...sectorIds, 'unknown']),
      class: () => one(['explosion', 'projectile', 'muzzleFlash', 'burstShot']),
      means: () => one(['saw', 'heard', 'recorded']),
      zone: () => one(['inside', 'outside', 'cannotSay']),
      state: () => one(['received', 'accepted', 'questioned', 'withdrawn']),
      place: () => one(placeIds),
      text: () => [one(words), draw(2) === 0 ? one(words)?.slice(0, 3) : ''].join(' ').trim(),
      day: () => new Date(FIRST_MS + draw(DAYS) * DAY_MS).toISOString().slice(0, 10),
      from: () => new Date(FIRST_MS + draw(DAYS) * DAY_MS).toISOString(),
    }
    const names = Object.keys(parts)
    const asked = Array.from({ length: draw(4) }, () => one(names) ?? 'sector')
    return new URLSearchParams([...new Set(asked)].map((name) => [name, parts[name]?.() ?? ''])).toString()
  })
}

/** What *Situation* asks for when a day is looked at: its figures, its timeline, its watches. */
function aggregates(draw: Draw): readonly string[] {
  return Array.from({ length: 30 }, () => FIRST_MS + (1 + draw(DAYS - 1)) * DAY_MS).flatMap((toMs) => {
    const [from, to] = [toMs - DAY_MS, toMs].map((ms) => new Date(ms).toISOString())
    return [
      `/api/situation?at=${to}`,
      `/api/observations?from=${from}&to=${to}&limit=500`,
      `/api/watches?from=${from}&to=${to}&limit=200`,
    ]
  })
}
