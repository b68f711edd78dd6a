import { expect, test } from 'vitest'

import { known, notStated, type Precision, type StatedTime } from '#domain/measure'

import { timePhrase } from './stated-time.ts'

const frame = { zone: '+04:00', lang: 'en', near: '2020-10-10' }

function told(precision: Precision, ends: { from?: string; to?: string }): StatedTime {
  const end = (utc: string | undefined) => (utc === undefined ? notStated : known(utc))
  return { text: 'as told', zone: known('+04:00'), precision, from: end(ends.from), to: end(ends.to) }
}

test('[R-UI-5] a minute shows local with its offset and the cell in UTC', () => {
  const phrase = timePhrase(
    told('minute', { from: '2020-10-10T08:05:00.000Z', to: '2020-10-10T08:06:00.000Z' }),
    frame,
  )
  expect(phrase).toMatchObject({
    main: { kind: 'figures', text: '12:05\u00A0+04' },
    utc: { key: 'states.utcSpan', values: { from: '08:05', to: '08:06' } },
    toTheMinute: true,
  })
})

test('[R-UI-5] a span of minutes shows its first and its last', () => {
  const span = told('minute', { from: '2020-10-10T08:40:00.000Z', to: '2020-10-10T08:51:00.000Z' })
  expect(timePhrase(span, frame)).toMatchObject({
    main: { text: '12:40–12:50\u00A0+04' },
    utc: { values: { from: '08:40', to: '08:51' } },
    toTheMinute: false,
  })
})

test('[R-MEA-1] an end that was not told is not made up', () => {
  expect(timePhrase(told('startOnly', { from: '2020-10-10T08:00:00.000Z' }), frame)).toMatchObject({
    main: { key: 'states.timeAfter' },
    utc: { key: 'states.utcOpen' },
    toTheMinute: false,
  })
  expect(timePhrase(told('notLaterThan', { to: '2020-10-10T09:20:00.000Z' }), frame)).toMatchObject({
    main: { key: 'states.timeBy' },
    utc: { key: 'states.utcBy' },
  })
})

test('[R-MEA-1] a day or a part of it gets no clock time', () => {
  for (const precision of ['day', 'evening', 'night', 'morning'] as const) {
    const ends = { from: '2020-10-09T20:00:00.000Z', to: '2020-10-10T20:00:00.000Z' }
    expect(timePhrase(told(precision, ends), frame)).toMatchObject({
      main: { key: 'states.timePart', values: { part: precision, date: '10 October 2020' } },
      utc: undefined,
    })
  }
})

test('[R-MEA-1] a time of which neither end was told says so', () => {
  expect(timePhrase(told('unknown', {}), frame).main).toMatchObject({ key: 'states.timeNone' })
})

test('[R-UI-5] another day than the page names is said with its date', () => {
  const phrase = timePhrase(told('about', { from: '2020-10-10T22:00:00.000Z' }), frame)
  expect(phrase.main).toMatchObject({
    key: 'states.timeAboutOnDay',
    values: { date: '11 October 2020', time: '02:00\u00A0+04' },
  })
})
