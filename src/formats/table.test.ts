import { deflateRawSync, inflateRawSync } from 'node:zlib'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'

import { isClosed, tries } from '../../test/fuzz.ts'
import { csvText } from './export-csv.ts'
import { xlsxBytes } from './export-xlsx.ts'
import { zipEntries, type Inflate } from './table-zip.ts'
import { isFormula, readTable, type Table, type TableAsked } from './table.ts'

const inflate: Inflate = (packed, maxBytes) => {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) })
  } catch (error) {
    return error instanceof RangeError ? 'tooLarge' : 'broken'
  }
}

const read = (bytes: Uint8Array, asked: Omit<TableAsked, 'inflate'> = {}) =>
  readTable(bytes, { ...asked, inflate })

async function taken(bytes: Uint8Array, asked: Omit<TableAsked, 'inflate'> = {}): Promise<Table> {
  const table = await read(bytes, asked)
  if (!table.ok) throw new Error(JSON.stringify(table))
  return table.value
}

const RU = 'Позиция СММ;Способ;Кол-во\r\nАвдеевка, «у дороги»;Слышали;5\r\nМар’їнка;Видели;около 7\r\n'
const RU_ROWS = [
  ['Позиция СММ', 'Способ', 'Кол-во'],
  ['Авдеевка, «у дороги»', 'Слышали', '5'],
  ['Мар’їнка', 'Видели', 'около 7'],
]

const CP1251_HIGH =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя'
const cp1251 = (text: string) =>
  Uint8Array.from(text, (char) => (char < '\u0080' ? char.charCodeAt(0) : 0x80 + CP1251_HIGH.indexOf(char)))
const utf16 = (text: string, mark: boolean) => Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(RU), { name: 'utf-8', sure: 'certain' }],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${RU}`), { name: 'utf-8', sure: 'certain' }],
    ['UTF-16 with a mark', utf16(RU, true), { name: 'utf-16le', sure: 'certain' }],
    ['UTF-16 the other way round', swapped(utf16(RU, true)), { name: 'utf-16be', sure: 'certain' }],
    ['UTF-16 without a mark', utf16(RU, false), { name: 'utf-16le', sure: 'likely' }],
    ['the other way round without a mark', swapped(utf16(RU, false)), { name: 'utf-16be', sure: 'likely' }],
    ['windows-1251', cp1251(RU), { name: 'windows-1251', sure: 'likely' }],
  ] as const)('[R-IMP-11] %s is read, and said with how sure it is', async (_of, bytes, encoding) => {
    const { rows, source } = await taken(bytes)
    expect(rows).toEqual(RU_ROWS)
    expect(source).toMatchObject({
      encoding,
      delimiter: { name: 'semicolon', sure: 'certain' },
    })
  })

  test('[R-IMP-11] windows-1252 is told from 1251 by what its letters make of words', async () => {
    const bytes = Buffer.from('place,n\nMünchen Süd,5\nOrléans,7\n', 'latin1')
    expect(await taken(bytes)).toMatchObject({
      source: { encoding: { name: 'windows-1252', sure: 'likely' } },
      rows: [
        ['place', 'n'],
        ['München Süd', '5'],
        ['Orléans', '7'],
      ],
    })
  })

  test('[R-IMP-11] an encoding that fits none is refused with its byte, and read where a person says it', async () => {
    const koi8 = Buffer.from(
      'a,b\n\xe1\xd7\xc4\xc5\xc5\xd7\xcb\xc1 \xf3\xd4\xc1\xce\xc3\xc9\xd1,5\n',
      'latin1',
    )
    expect(await read(koi8)).toMatchObject({
      code: 'IMP_ENCODING',
      detail: { atByte: 4, looksLike: 'unknown' },
    })
    expect(await taken(koi8, { encoding: 'windows-1252' })).toMatchObject({
      source: { encoding: { sure: 'asked' } },
    })
    expect(await read(Buffer.from('a,b\n1,\0\n'))).toMatchObject({ code: 'IMP_ENCODING' })
    expect(await read(cp1251(RU), { encoding: 'utf-8' })).toMatchObject({
      code: 'IMP_ENCODING',
      detail: { atByte: 0 },
    })
  })
})

describe('delimiters', () => {
  test.each([
    ['a,b,c\n1,"x; y",3\n', 'comma', 'certain'],
    ['a;b;c\n1,5;x, y;3\n', 'semicolon', 'certain'],
    ['a\tb\tc\n1\t"two\nlines"\t3\n', 'tab', 'certain'],
    ['sep=;\na;b;c\n1;2;3\n', 'semicolon', 'asked'],
    ['a,b;c\n1,2;3\n', 'comma', 'likely'],
  ] as const)('[R-IMP-11] %j', async (text, name, sure) => {
    const { source, rows } = await taken(Buffer.from(text))
    expect(source).toMatchObject({ delimiter: { name, sure } })
    expect(rows).toHaveLength(2)
  })

  test('[R-IMP-13] size, rows, columns and cells are bounded, and nothing is no table', async () => {
    const many = (n: number, of: string) => Buffer.from(of.repeat(n))
    expect(await read(many(100_001, 'a,b\n'))).toMatchObject({
      code: 'IMP_SIZE',
      detail: { maxRows: 100_000 },
    })
    expect(await read(Buffer.from(`${'a,'.repeat(100)}a\n`))).toMatchObject({
      detail: { columns: 101, maxColumns: 100 },
    })
    expect(await read(Buffer.from(`a,${'x'.repeat(32_768)}\n`))).toMatchObject({
      detail: { maxChars: 32_767 },
    })
    expect(await read(new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject({ code: 'IMP_SIZE' })
    expect(await read(new Uint8Array())).toMatchObject({ code: 'IMP_EMPTY' })
    expect(await read(Buffer.from(' , \n , \n'))).toMatchObject({ code: 'IMP_EMPTY' })
    expect(await read(Buffer.from('a,b\n"never closed,1\n'))).toMatchObject({ code: 'IMP_SHAPE' })
  })
})

/** An archive of one stored or packed file, whose directory may lie about its size. */
function zipOf(name: string, content: Uint8Array, says: number = content.length): Buffer {
  const packed = deflateRawSync(content)
  const head = (signature: number, more: number) => {
    const at = Buffer.alloc(more)
    at.writeUInt32LE(signature)
    return at
  }
  const local = head(0x0403_4b50, 30)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(says, 22)
  local.writeUInt16LE(name.length, 26)
  const central = head(0x0201_4b50, 46)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(says, 24)
  central.writeUInt16LE(name.length, 28)
  const end = head(0x0605_4b50, 22)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

test('[R-IMP-11] a quote that is not closed refuses the table as the heading shows it, and none is read as another', async () => {
  const text = 'Position;No.;Date, time\nHadrut;"2;1 May, 12:00\nHadrut;2;1 May, 12:00\n'
  expect(await read(Buffer.from(text))).toMatchObject({ code: 'IMP_SHAPE', detail: { field: 'quote' } })
  expect(await read(Buffer.from(`a;b\n${'1 000'.repeat(220_000)};2\n`))).toMatchObject({ code: 'IMP_SIZE' })
})

/** A clock time alone is a part of this day in a workbook. */
const DAY_0_MS = Date.UTC(1899, 11, 30)

describe('workbooks', () => {
  test('[R-IMP-13] text, numbers and days come as text, and the sheet is said', async () => {
    const bytes = await writeXlsxFile(
      [
        [{ value: 'No.' }, { value: 'Date' }, { value: 'Time' }],
        [
          { value: 1.5, type: Number },
          { value: new Date(Date.UTC(2020, 9, 25, 3, 30)), type: Date, format: 'yyyy-mm-dd hh:mm' },
          { value: '=1+1', type: String },
        ],
      ],
      { sheet: 'Annex' },
    ).toBuffer()
    expect(await taken(bytes)).toEqual({
      source: { format: 'xlsx', sheet: 'Annex' },
      rows: [
        ['No.', 'Date', 'Time'],
        ['1.5', '2020-10-25 03:30', '=1+1'],
      ],
    })
    expect(await read(bytes, { sheet: 'Other' })).toMatchObject({
      code: 'IMP_SHAPE',
      detail: { field: 'sheet', expected: ['Annex'] },
    })
  })

  test('[R-IMP-13] a clock time of 24 hours stays one, and a cell merged over rows says the same of each', async () => {
    const time = (value: number) => ({
      value: new Date(DAY_0_MS + value * 86_400_000),
      type: Date,
      format: '[h]:mm',
    })
    const bytes = await writeXlsxFile([
      [{ value: 'Where', rowSpan: 3 }, { value: 'Noon' }, time(0.5)],
      [null, { value: 'Midnight' }, time(1)],
      [null, null, null],
      [{ value: '' }, { value: 'Later' }, time(1.25)],
    ]).toBuffer()
    expect((await taken(bytes)).rows).toEqual([
      ['Where', 'Noon', '12:00'],
      ['Where', 'Midnight', '24:00'],
      ['', '', ''],
      ['', 'Later', '30:00'],
    ])
  })

  test('[R-IMP-13] a formula is its text, and not what a program last made of it', async () => {
    const bytes = await writeXlsxFile([
      [{ value: 'No.' }, { value: 'Observation' }],
      [{ value: 'SUM(A3:A9)&"<"', type: 'Formula' }, { value: 'Explosion' }],
    ]).toBuffer()
    expect((await read(bytes)).ok).toBe(true)
    const { rows } = await taken(bytes)
    expect(rows[1]).toEqual(['=SUM(A3:A9)&"<"', 'Explosion'])
    expect(isFormula(rows[1]?.[0] ?? '')).toBe(true)
  })

  test('[R-IMP-13] what unpacks to more than the bound is refused, whatever the archive says of itself', async () => {
    const bomb = new Uint8Array(140 * 1024 * 1024)
    for (const says of [bomb.length, 1_000])
      expect(await read(zipOf('xl/workbook.xml', bomb, says))).toMatchObject({
        code: 'IMP_SIZE',
        detail: { maxBytes: 128 * 1024 * 1024 },
      })
    expect(zipEntries(zipOf('a.xml', Buffer.from('<a/>')), inflate)).toMatchObject({ ok: true })
    expect(await read(zipOf('a.xml', Buffer.from('<a/>')))).toMatchObject({ code: 'IMP_SHAPE' })
    expect(await read(Buffer.from('PK\u0003\u0004 and nothing'))).toMatchObject({ code: 'IMP_SHAPE' })
  })

  test('[R-IMP-9] no mutation of a workbook or a table makes the reader throw or hang', async () => {
    const workbook = await xlsxBytes(
      {
        columns: ['a', 'b'],
        rows: [
          ['x', 1],
          ['=y', -2],
        ],
      },
      'S',
    )
    const either = fc.constantFrom(workbook, cp1251(RU), utf16(RU, false))
    await fc.assert(
      fc.asyncProperty(
        either,
        fc.array(fc.tuple(fc.nat(3_000), fc.nat(255)), { maxLength: 8 }),
        async (whole, flips) => {
          const bytes = Uint8Array.from(whole)
          for (const [at, byte] of flips) bytes[at % bytes.length] = byte
          const answer = await read(bytes)
          expect(answer.ok || isClosed(answer.code)).toBe(true)
        },
      ),
      tries(300),
    )
  })
})

describe('files out', () => {
  test('[R-EXP-1] what would run gets an apostrophe, quotes are doubled, numbers stay numbers', () => {
    const rows = [['=HYPERLINK("x","y")', '+1', '-a', '@x', '\tx', 'a,b', -3, 1.5, 0, '']]
    expect(csvText({ columns: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'], rows })).toBe(
      'a,b,c,d,e,f,g,h,i,j\n"\'=HYPERLINK(""x"",""y"")",\'+1,\'-a,\'@x,\'\tx,"a,b",-3,1.5,0,\n',
    )
  })

  test('[R-EXP-1] every table comes back as it went out, but for the apostrophe', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\r\0\ufeff]/.test(text))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, fc.integer()), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const text = csvText({ columns: ['one', 'two', 'three'], rows })
          const { rows: back } = await taken(Buffer.from(text), { delimiter: 'comma', encoding: 'utf-8' })
          const bare = back.slice(1).map((row) => row.map((each) => each.replace(/^'(?=[=+\-@\t])/, '')))
          expect(bare).toEqual(
            rows.map((row) => row.map((each) => String(each).replace(/^'(?=[=+\-@\t])/, ''))),
          )
        },
      ),
    )
  })

  test('[R-EXP-2] a workbook holds strings as strings, and is the same bytes whenever it is made', async () => {
    const table = {
      columns: ['text', 'n'],
      rows: [
        ['=1+1', 5],
        ['Հայերեն, Русский, azərbaycanca', -1],
      ],
    }
    const [first, second] = await Promise.all([xlsxBytes(table, 'S'), xlsxBytes(table, 'S')])
    expect(first).toEqual(second)
    const times = zipTimes(first)
    expect(times.length).toBeGreaterThan(10)
    expect(new Set(times)).toEqual(new Set([0x0021_0000]))
    const entries = zipEntries(first, inflate)
    if (!entries.ok) throw new Error(entries.code)
    for (const xml of entries.value.values()) expect(Buffer.from(xml).toString()).not.toMatch(/<f[ >]/)
    expect((await taken(first)).rows).toEqual([
      ['text', 'n'],
      ['=1+1', '5'],
      ['Հայերեն, Русский, azərbaycanca', '-1'],
    ])
  })
})

/** Time and date of every file, where it stands and where the directory names it. */
function zipTimes(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const times: number[] = []
  for (let at = 0; at + 16 < bytes.length; at++) {
    const signature = view.getUint32(at, true)
    if (signature === 0x0403_4b50) times.push(view.getUint32(at + 10, true))
    if (signature === 0x0201_4b50) times.push(view.getUint32(at + 12, true))
  }
  return times
}
