import { z } from 'zod'

import { accept, refuse, type Answer } from '#domain/life'
import { known, notStated, type GazetteerEntry, type KnownAmbiguity, type Side } from '#domain/measure'

import { ambiguitiesOf, readFile, type FileCode } from './file.ts'
import { badShape, isObject, numbered, readRows, shaped, type Row, type RowCode } from './rows.ts'
import { lang, words, type Given } from './shapes.ts'

/** What a row of a places file can be refused with. */
type PlaceRowCode = RowCode | 'MEA_POSITION_IMPLAUSIBLE'

/** A file of places as read: its rows, and the names it says are of several places. */
export type PlacesFile = {
  readonly rows: readonly Row<GazetteerEntry, PlaceRowCode>[]
  readonly ambiguities: readonly KnownAmbiguity[]
}

/**
 * Reads a gazetteer: an object with `places` and perhaps `areas`, rows counted through, or the bare list. A country, an
 * administrative unit or a population says nothing the mechanism needs and is not taken: control of ground is no
 * property of a place. Shape: `fixtures/mechanisms/nk2020/places.json`.
 */
export function readPlaces(bytes: Uint8Array): Answer<PlacesFile, FileCode> {
  const read = readFile(bytes, undefined, ['places', 'areas'])
  if (!read.ok) return read
  const { file, lists } = read.value
  const [towns = [], areas = []] = lists
  const ambiguities = ambiguitiesOf(file)
  const kinds = areas.map((area) => (isObject(area) ? Object.assign({ kind: 'area' }, area) : area))
  const rows = readRows([...numbered(towns), ...numbered(kinds, towns.length + 1)], (value) =>
    placeOf(value, ambiguities),
  )
  return accept({ rows, ambiguities })
}

type Names = Readonly<Record<string, string>>
type ForeignEntry = {
  readonly id: string
  readonly kind?: Given<'town' | 'area'>
  readonly lat?: Given<number>
  readonly lon?: Given<number>
  readonly contested: boolean
  readonly forms: { readonly A?: Names; readonly B?: Names }
  readonly alsoUsed?: Given<{ readonly A?: readonly string[]; readonly B?: readonly string[] }>
  readonly alsoInGeoNames?: Given<readonly string[]>
  readonly alsoKnownAs?: Given<readonly string[]>
  readonly disambiguation?: Given<{ readonly en?: string; readonly sector?: string }>
}

const name = words(200)
const names = z.record(lang, name)
const more = z.array(name).max(128)

const foreignEntry: z.ZodType<ForeignEntry> = z.looseObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  kind: z.enum(['town', 'area']).nullish(),
  lat: z.number().nullish(),
  lon: z.number().nullish(),
  contested: z.boolean(),
  forms: z.looseObject({ A: names.exactOptional(), B: names.exactOptional() }),
  alsoUsed: z.looseObject({ A: more.exactOptional(), B: more.exactOptional() }).nullish(),
  alsoInGeoNames: more.nullish(),
  alsoKnownAs: more.nullish(),
  disambiguation: z
    .looseObject({ en: words(120).exactOptional(), sector: words(120).exactOptional() })
    .nullish(),
})

function placeOf(
  value: unknown,
  ambiguities: readonly KnownAmbiguity[],
): Answer<GazetteerEntry, PlaceRowCode> {
  const read = shaped(foreignEntry, value)
  if (!read.ok) return read
  const row = read.value
  const forms = formsOf(row)
  if (!forms.ok) return forms
  const at = centreOf(row)
  if (!at.ok) return at
  const within = row.disambiguation?.en ?? row.disambiguation?.sector
  return accept({
    id: row.id,
    kind: row.kind ?? 'town',
    contested: row.contested,
    forms: forms.value,
    alsoKnownAs: alsoKnownAs(row, ambiguities),
    at: at.value,
    within: within === undefined ? notStated : known(within),
  })
}

const FORM_SIDES: readonly Side[] = ['A', 'B']

/** Each side's forms. One form for both where none is contested, as showing one of two would take a side (R-MEA-13). */
function formsOf(row: ForeignEntry): Answer<GazetteerEntry['forms'], 'IMP_SHAPE'> {
  const forms = FORM_SIDES.flatMap((side) => {
    const texts = Object.entries(row.forms[side] ?? {}).map(([tag, text]) => ({ lang: tag, text }))
    return texts.length > 0 ? [{ side, names: texts }] : []
  })
  if (forms.length === 0 || forms.some((form) => form.names.length > 12)) return badShape('forms')
  const differs = Object.entries(row.forms.A ?? {}).some(
    ([tag, text]) => (row.forms.B?.[tag] ?? text) !== text,
  )
  return differs && !row.contested ? badShape('contested', { found: 'formsDiffer' }) : accept(forms)
}

/** Whole thousandths of a degree. A centre of which one number is missing, or that no globe has, is not taken. */
function centreOf(row: ForeignEntry): Answer<GazetteerEntry['at'], 'MEA_POSITION_IMPLAUSIBLE'> {
  const { lat, lon } = row
  if ((lat === undefined || lat === null) && (lon === undefined || lon === null)) return accept(notStated)
  const isPlausible =
    typeof lat === 'number' &&
    typeof lon === 'number' &&
    Math.abs(lat) <= 90 &&
    Math.abs(lon) <= 180 &&
    !(lat === 0 && lon === 0)
  if (!isPlausible) return refuse('MEA_POSITION_IMPLAUSIBLE', 'draft', { field: 'lat' })
  return accept(known({ latMilliDeg: Math.round(lat * 1000), lonMilliDeg: Math.round(lon * 1000) }))
}

/** Most further names of one entry (wire/measure). */
const FURTHER_MAX = 64

/** Every further spelling, and every name the file says this place shares with others, so that the name stays ambiguous. */
function alsoKnownAs(row: ForeignEntry, ambiguities: readonly KnownAmbiguity[]): readonly string[] {
  const shared = ambiguities.filter((each) => each.candidates.includes(row.id)).map((each) => each.text)
  const used = [...(row.alsoUsed?.A ?? []), ...(row.alsoUsed?.B ?? [])]
  const forms = new Set(FORM_SIDES.flatMap((side) => Object.values(row.forms[side] ?? {})))
  const further = [...shared, ...used, ...(row.alsoKnownAs ?? []), ...(row.alsoInGeoNames ?? [])]
  return [...new Set(further)].filter((text) => !forms.has(text)).slice(0, FURTHER_MAX)
}
