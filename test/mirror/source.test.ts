import { globSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { NK2020, placeRows } from '../nk2020.ts'
import { fixtureFile } from '../stories/files.ts'
import { isMember, member } from './ordered.ts'

/** The one file that may know the two sides by name (R-PTY-1). */
const OF_SIDES = 'src/domain/measure/side.ts'

const SOURCES = globSync(['src/**/*.{ts,tsx,css,sql,html,json,js}', 'simulation/**/*.ts']).filter(
  (path) => !/\.test\.tsx?$/.test(path),
)

function linesWith(pattern: RegExp, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  )
}

test('[R-PTY-1] no line of the program asks whether a side is this one or that one', () => {
  const asking = /[=!]==?\s*(['"`])[AB]\1|(['"`])[AB]\2\s*[=!]==?/
  expect(linesWith(asking, [OF_SIDES])).toHaveLength(1)
  expect(
    linesWith(
      asking,
      SOURCES.filter((path) => path !== OF_SIDES),
    ),
  ).toEqual([])
})

test('[R-PTY-1] where a switch names a side it names the other one beside it, for the same answer', () => {
  const alone = /case '([AB])':(?!\s*case '[AB]':)(?<!case '[AB]':\s*case '[AB]':)/
  expect(
    SOURCES.filter((path) => path !== OF_SIDES).filter((path) => alone.test(readFileSync(path, 'utf8'))),
  ).toEqual([])
})

/** Words that are of no conflict: in the names of sides and entities, but words of the program, or its languages, too. */
const COMMON: ReadonlySet<string> = new Set([
  'federation',
  'authorities',
  'province',
  'group',
  'states',
  'osce', // whose published reports and tables are sources of ours
  'district',
  'union',
  'ports',
  'russian',
  'azərbaycan',
])
/** Shorter than this a name is a syllable of other words. */
const NAME_CHARS_MIN = 4

/** Every name that the fixtures' founding, gazetteer, statements and second mechanism give to a place, side or entity. */
function conflictNames(): readonly string[] {
  const { mechanism } = NK2020
  const settings = [
    mechanism.name,
    ...mechanism.sides.map(({ name }) => name),
    ...mechanism.entities.map(({ name }) => name),
  ]
  const told = settings.flat().flatMap(({ text }) => text.split(/[^\p{L}]+/u))
  const places = placeRows().map(({ place }) => place)
  const forms = places.flatMap((place) => place.forms.flatMap(({ names }) => names.map(({ text }) => text)))
  const towns = [forms, places.flatMap((place) => place.alsoKnownAs)].flat()
  const second = fixtureFile('mechanisms/second-constructed.json')
  const invented = [listOf(second, 'sides'), listOf(second, 'places')].flat().flatMap((one) => stringsIn(one))
  const names = [...told, ...towns, ...invented].filter(
    (name) => /^\p{Lu}/u.test(name) || /^\p{Lo}/u.test(name),
  )
  return [...new Set(names.map((name) => name.toLowerCase()))].filter(
    (name) => name.length >= NAME_CHARS_MIN && !COMMON.has(name),
  )
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = member(value, name)
  return Array.isArray(list) ? list : []
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return isMember(value) ? Object.values(value).flatMap(stringsIn) : []
}

test('[R-PTY-7] no name of a side, an entity or a place of any mechanism is anywhere in the program', () => {
  const names = conflictNames()
  expect(names.length).toBeGreaterThan(100)
  const found = SOURCES.flatMap((path) => {
    const words = new Set(
      readFileSync(path, 'utf8')
        .toLowerCase()
        .split(/[^\p{L}\p{M}'’]+/u),
    )
    return names.filter((name) => words.has(name)).map((name) => `${path}: ${name}`)
  })
  expect(found).toEqual([])
})
