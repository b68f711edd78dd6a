import { describe, expect, test } from 'vitest'

import type { StatedTime } from '#domain/measure'

import type { ForeignTime } from './shapes.ts'
import { daysIn } from './told-day.ts'
import { eventTime, saidTime } from './told-time.ts'

const help = { now: '2021-09-01T00:00:00.000Z', zone: undefined, near: '2021-05-05' }

function said(time: ForeignTime) {
  return saidTime({ zone: '+04:00', precision: 'minute', ...time }, help)
}

function told(text: string, precision = 'minute') {
  const answer = said({ text, precision })
  return answer.ok ? shown(answer.value) : answer.code
}

function shown({ precision, from, to }: StatedTime): string {
  const end = (value: StatedTime['from']) => (value.kind === 'known' ? value.value.slice(0, 16) : '')
  return `${precision} ${end(from)} ${end(to)}`
}

const MINUTE = 'minute 2020-10-11T08:00 2020-10-11T08:01'
const DAY = 'day 2020-10-10T20:00 2020-10-11T20:00'
/** The end of the day on which the source was printed, and no beginning. */
const PRINTED = ' 2021-05-05T20:00'

describe('words alone', () => {
  test.each([
    '11 October 2020, 12:00',
    'October 11th, 2020 at 12:00',
    '11 октября 2020, 12:00',
    '11 октября 2020 г., 12:00',
    'в 12:00 11 октября 2020 года',
    '11 октябрь 2020, 12:00',
    '2020 թ. հոկտեմբերի 11-ին, ժամը 12:00',
    '2020 թվականի հոկտեմբերի 11-ին, ժամը 12:00-ին',
    'հոկտեմբերի 11-ին 2020, 12:00',
    '11 հոկտեմբերի 2020, 12:00',
    '11 oktyabr 2020, 12:00',
    '2020-ci il oktyabrın 11-də saat 12:00-da',
    '11 oktyabr 2020-ci il, saat 12:00',
    '2020-ci il 11 oktyabrda, 12:00',
    '11.10.2020 12:00',
    '11.10.2020, 12:00:00',
    '2020.10.11 12:00',
    '2020/10/11 12:00',
    '2020-10-11T12:00',
    '12:00 p.m., 11 October 2020',
    '11 October 2020, 12 pm',
  ])('[R-IMP-8] a day and a clock time are read in the four languages and in figures: %s', (text) => {
    expect(told(text)).toBe(MINUTE)
  })

  test('[R-IMP-8] a year that is not told is the last one before the source', () => {
    for (const text of ['11 October', '11 октября', 'հոկտեմբերի 11-ին', 'oktyabrın 11-də', '11 oktyabrda'])
      expect([text, told(text, 'day')]).toEqual([text, DAY])
    expect(told('6 May', 'day')).toBe('day 2021-05-05T20:00 2021-05-06T20:00') // printed a day ahead of its page
  })

  test('[R-IMP-8] slashes are read where one reading is left, else refused with both', () => {
    expect(told('25/10/2020', 'day')).toBe('day 2020-10-24T20:00 2020-10-25T20:00')
    expect(told('10/25/2020', 'day')).toBe('day 2020-10-24T20:00 2020-10-25T20:00')
    expect(told('10/10/2020', 'day')).toBe('day 2020-10-09T20:00 2020-10-10T20:00')
    expect(said({ text: '11/10/2020 12:05' })).toMatchObject({
      code: 'MEA_TIME_UNREADABLE',
      detail: { field: 'text', text: '11/10/2020 12:05', choices: ['2020-10-11', '2020-11-10'] },
    })
    for (const text of ['31.02.2020', '25/13/2020', '31 февраля', '31 fevral', 'փետրվարի 31-ին'])
      expect([text, told(text)]).toEqual([text, 'MEA_TIME_IMPOSSIBLE'])
  })

  test.each([
    '11.10.20 12:05',
    '11/10/20',
    '20201011',
    '11 Okt 2020',
    '11 ottobre 2020, 12:00',
    'the day before yesterday, 14:00',
    'on the 11th',
    '13:45 on the day',
    '12:05',
    '2 pm',
    '١١ أكتوبر الساعة ١٢:٠٠',
    '2 hours after the briefing',
    'հոկտեմբերի 11-ում',
    'oktyabrın 11-lik',
  ])('[R-IMP-8] figures of which no day can be read are refused, never replaced: %s', (text) => {
    expect(said({ text })).toMatchObject({ code: 'MEA_TIME_UNREADABLE', detail: { field: 'text', text } })
  })

  test('[R-IMP-8] words without a day were said no later than they were printed, and nobody knows from when', () => {
    expect(told('yesterday')).toBe(`notLaterThan ${PRINTED}`)
    expect(told('in the morning', 'morning')).toBe(`morning ${PRINTED}`)
    expect(told('about two hours after the evening briefing', 'hours')).toBe(`hours ${PRINTED}`)
    expect(told('a few minutes before 08:00', 'minutes')).toBe(`minutes ${PRINTED}`)
    expect(told('вчера')).toBe(`notLaterThan ${PRINTED}`)
  })

  test('[R-IMP-8] words around a day widen it, and never narrow it', () => {
    const days = (text: string) => {
      const read = daysIn(text, { day: '2020-10-12' })
      return read.ok ? `${read.value?.first ?? ''}/${read.value?.last ?? ''}` : read.code
    }
    const cases = {
      'в ночь на 11 октября': '2020-10-10/2020-10-11',
      'в ночь с 10 на 11 октября': '2020-10-10/2020-10-11',
      'с 10 по 12 октября': '2020-10-10/2020-10-12',
      'с 10 октября': '2020-10-10/',
      'до 11 октября': '/2020-10-11',
      'к 11 октября': '/2020-10-11',
      'накануне 11 октября': '/2020-10-10',
      'с 30 сентября по 1 октября': '2020-09-30/2020-10-01',
      'հոկտեմբերի 10-ի լույս 11-ի գիշերը': '2020-10-10/2020-10-11',
      'հոկտեմբերի 10-11-ին': '2020-10-10/2020-10-11',
      'հոկտեմբերի 10-ից': '2020-10-10/',
      'հոկտեմբերի 11-ից առաջ': '/2020-10-10',
      'մինչև հոկտեմբերի 11-ը': '/2020-10-11',
      'oktyabrın 10-dan 11-nə keçən gecə': '2020-10-10/2020-10-11',
      'oktyabrın 11-nə keçən gecə': '2020-10-10/2020-10-11',
      'oktyabrın 10-dan': '2020-10-10/',
      'oktyabrın 11-dək': '/2020-10-11',
      '11 oktyabra qədər': '/2020-10-11',
      '10-11 oktyabr': '2020-10-10/2020-10-11',
      'by the evening of 12 October': '/2020-10-12',
      'from 10 to 12 October': '2020-10-10/2020-10-12',
      '10/11 October': '2020-10-10/2020-10-11',
      '10.10.2020 - 12.10.2020': '2020-10-10/2020-10-12',
      '2020-10-10/2020-10-11': '2020-10-10/2020-10-11',
    }
    for (const [text, read] of Object.entries(cases)) expect([text, days(text)]).toEqual([text, read])
  })

  test('[R-IMP-8] what happened stays without bounds where its day is not told, but is not lost where figures are', () => {
    const event = (text: string) =>
      eventTime({ text, precision: 'minute' }, undefined, { ...help, zone: '+04:00' })
    expect(event('12:05')).toMatchObject({ ok: true, value: { from: { kind: 'notStated' } } })
    expect(event('3 shots later')).toMatchObject({ ok: true, value: { to: { kind: 'notStated' } } })
    expect(event('11.10.20 12:05')).toMatchObject({ code: 'MEA_TIME_UNREADABLE' })
    expect(event('11/10/2020')).toMatchObject({ code: 'MEA_TIME_UNREADABLE' })
    expect(event('11 октября 2020, 12:05')).toMatchObject({
      value: { from: { value: '2020-10-11T08:05:00.000Z' } },
    })
  })

  test('[R-IMP-8] a precision that the words do not bear out is as fine as they are', () => {
    expect(told('11 October 2020, 12.05')).toBe(DAY)
    expect(told('10-11 October 2020')).toBe('period 2020-10-09T20:00 2020-10-11T20:00')
    expect(told('11 October 2020', 'not-later-than')).toBe('notLaterThan  2020-10-11T20:00')
    expect(told('11 October 2020', 'before')).toBe('before  2020-10-10T20:00')
    expect(told('11 October 2020', 'start-only')).toBe('startOnly 2020-10-10T20:00 ')
  })

  test('[R-IMP-8] a time without a stated precision is as fine as its words', () => {
    const precision = (text: string) => {
      const answer = said({ text, precision: undefined })
      return answer.ok ? answer.value.precision : answer.code
    }
    expect(precision('11 October 2020, 12:00')).toBe('minute')
    expect(precision('11 October 2020')).toBe('day')
    expect(precision('10-11 October 2020')).toBe('period')
    expect(precision('about 11 October 2020')).toBe('about')
  })
})

describe('words beside an instant', () => {
  const utc = '2020-10-11T08:00:00Z'

  test.each([
    ['no later than 12:00 p.m. Beirut, 11 October', '+04:00'],
    ['12:00', '+04:00'],
    ['11 October', '+04:00'],
    ['11/10/2020 12:00', '+04:00'],
    ['11 октября, 12:00', '+04:00'],
    ['2020-10-11T08:00Z', '+04:00'],
    ['08:00 UTC, 11 October', '+04:00'],
    ['11:00 Moscow, 12:00 local', '+04:00'],
    ['10 and 11 October', '+04:00'],
    ['by 12 October', '+04:00'],
    ['two sources say so', '+04:00'],
    ['11:00', '+03:00'],
  ])('[R-IMP-7] “%s” agrees in %s', (text, zone) => {
    expect(said({ text, utc, zone })).toMatchObject({ ok: true })
  })

  test.each([
    ['12:00', '+03:00'],
    ['11 October 2020, 12:00', 'Z'],
    ['2020-10-12 12:00', '+04:00'],
    ['12 October', '+04:00'],
    ['12.10.2020', '+04:00'],
    ['12 октября', '+04:00'],
    ['հոկտեմբերի 12-ին', '+04:00'],
    ['11 October 2019', '+04:00'],
    ['no later than 12:20 p.m., 11 October', '+04:00'],
    ['11/12/2020', '+04:00'],
    ['2020-10-11T12:00Z', '+04:00'],
    ['9.10 a.m.', '+04:00'],
    ['since 12 October', '+04:00'],
  ])('[R-IMP-7] “%s” differs in %s and is refused', (text, zone) => {
    expect(said({ text, utc, zone })).toMatchObject({
      code: 'IMP_DERIVED_DIFFERS',
      detail: { field: 'utc', found: '2020-10-11T08:00:00.000Z' },
    })
  })

  test('[R-IMP-7] a day that no calendar has is refused beside an instant too', () => {
    expect(said({ text: '31 February 2021, 12:00', utc })).toMatchObject({ code: 'MEA_TIME_IMPOSSIBLE' })
  })

  test('[R-IMP-7] both ends of a stretch must be those its words name', () => {
    const event = (text: string, from: string, to: string) =>
      eventTime({ text, from, to, zone: '+04:00' }, undefined, help)
    const [from, to] = ['2020-10-10T08:40:00Z', '2020-10-10T08:50:00Z']
    expect(event('12:40-12:50', from, to)).toMatchObject({ ok: true })
    expect(event('12:40-12:49', from, to)).toMatchObject({ ok: true }) // to the end of its minute
    expect(event('about 12:45', from, to)).toMatchObject({ ok: true })
    expect(event('12:40-13:50', from, to)).toMatchObject({ code: 'IMP_DERIVED_DIFFERS' })
    expect(event('12:30-12:50', from, to)).toMatchObject({ code: 'IMP_DERIVED_DIFFERS' })
    expect(event('before 12:40, 10 October', from, to)).toMatchObject({ ok: true })
    expect(event('11 October', from, to)).toMatchObject({
      code: 'IMP_DERIVED_DIFFERS',
      detail: { field: 'utcFrom', computed: '2020-10-11' },
    })
  })

  test('[R-IMP-7] the zone of a row’s page does not bind its event, the importer’s does', () => {
    const event = { text: '12:05', utc: '2020-10-10T08:05:00Z' }
    expect(eventTime(event, '+03:00', { ...help, zone: '+04:00' })).toMatchObject({
      value: { zone: { value: '+04:00' } },
    })
    expect(eventTime(event, '+03:00', help)).toMatchObject({ value: { zone: { kind: 'notStated' } } })
    expect(eventTime(event, '+03:00', { ...help, zone: '+03:00' })).toMatchObject({
      code: 'IMP_DERIVED_DIFFERS',
    })
    expect(eventTime({ ...event, zone: '+03:00' }, '+04:00', help)).toMatchObject({
      code: 'IMP_DERIVED_DIFFERS',
    })
  })
})
