import type { Maybe, Position, Range } from '#domain/measure'
import type { MissionRow } from '#domain/report'
import { numberText, say, type Lang } from '#words'

import type { Block } from './daily-layout.ts'
import { ON_PAPER, type DailyPaper } from './daily-paper.ts'
import { plain } from './daily-said.ts'

const M_PER_KM = 1_000
const KM_DECIMALS = 1

/**
 * What the mission's own form adds to annex A: where the observer stood and where the event was, item by item. No other
 * form has it, now or later (R-OBS-15); it is no part of what is signed (decision 0019).
 */
export function annexMissionBlocks({ daily, form, annexMission }: DailyPaper, lang: Lang): readonly Block[] {
  if (form !== 'mission' || annexMission === undefined) return []
  const missions = new Map(annexMission.map((row) => [row.id, row]))
  const rows = daily.annex.slice(0, ON_PAPER.most).flatMap(({ id, number }) => {
    const mission = missions.get(id)
    return mission === undefined ? [] : [{ number, mission }]
  })
  if (rows.length === 0) return []
  return [
    { kind: 'text', look: 'note', text: say(lang, 'report.annexMission') },
    {
      kind: 'table',
      id: 'annex-mission',
      columns: ['start', 'start', 'start'],
      widths: [16, 83, 83],
      head: [
        plain(say(lang, 'report.colNo')),
        plain(say(lang, 'report.annexObserver')),
        plain(say(lang, 'report.annexEvent')),
      ],
      rows: rows.map(({ number, mission }) => ({
        look: 'plain',
        cells: [plain(number), plain(observerWords(mission, lang)), plain(eventWords(mission, lang))],
      })),
    },
  ]
}

function observerWords({ observer }: MissionRow, lang: Lang): string {
  return joined([observer.place.asWritten, ...positionWords(observer.position, lang)])
}

function positionWords(position: Maybe<Position>, lang: Lang): readonly string[] {
  if (position.kind !== 'known') return []
  const { latDeg: lat, lonDeg: lon, radiusM: m } = position.value
  return [say(lang, 'report.annexRadius', { lat, lon, m })]
}

/** A bearing as it was told and how far: an area, which is never drawn as a point (R-MEA-9). */
function eventWords({ event }: MissionRow, lang: Lang): string {
  return joined([
    ...(event.place.kind === 'known' ? [event.place.value.asWritten] : []),
    ...event.bearings.map(({ given }) => given),
    ...(event.range.kind === 'known' ? [rangeWords(event.range.value, lang)] : []),
  ])
}

function rangeWords({ lowM, highM }: Range, lang: Lang): string {
  const km = (m: number): string => numberText(lang, m / M_PER_KM, m % M_PER_KM === 0 ? 0 : KM_DECIMALS)
  return say(lang, 'report.annexRange', { low: km(lowM), high: km(highM) })
}

function joined(parts: readonly string[]): string {
  const told = parts.filter((part) => part !== '')
  return told.length === 0 ? '–' : told.join(' · ')
}
