import type { Text } from '#domain/measure'
import type { Mechanism } from '#domain/party'

/** A text in English that is its own original. */
export function inEnglish(text: string): Text {
  return [{ lang: 'en', text, original: true }]
}

const plain = {
  side: 'between',
  securityZone: true,
  disengagementArea: { kind: 'absent' },
  area: [],
} as const

/** An invented mechanism for tests: two sides, a third State, an organisation, three sectors in a row. */
export const MECHANISM: Mechanism = {
  name: inEnglish('Test line'),
  zone: '+04:00',
  dayClose: '19:30',
  firstDay: '2020-10-10',
  preset: 'full',
  languages: ['en'],
  sides: [
    { side: 'A', name: inEnglish('Side A'), ownLanguages: [] },
    { side: 'B', name: inEnglish('Side B'), ownLanguages: [] },
  ],
  entities: [
    { code: 'EA', kind: 'side', side: 'A', name: inEnglish('Entity of A') },
    { code: 'EA2', kind: 'side', side: 'A', name: inEnglish('Other entity of A') },
    { code: 'EB', kind: 'side', side: 'B', name: inEnglish('Entity of B') },
    { code: 'TS', kind: 'thirdState', name: inEnglish('Third State') },
    { code: 'OR', kind: 'organisation', name: inEnglish('Organisation') },
  ],
  dataGaps: [],
  geographyVersion: 'test-1',
  lines: [],
  exercises: [],
  settings: { minEffortH: 10, liveFireOutside: 'countedApart', missingLanguage: 'hold' },
  sectors: [
    { id: 'N-1', name: inEnglish('N-1'), adjoins: ['N-2'], ...plain },
    { id: 'N-2', name: inEnglish('N-2'), adjoins: ['N-1', 'N-3'], ...plain },
    { id: 'N-3', name: inEnglish('N-3'), adjoins: ['N-2'], ...plain },
  ],
}
