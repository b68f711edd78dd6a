const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Characters that terminals draw two columns wide: East Asian wide and full-width forms, and pictures. */
const WIDE =
  /^(?:[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation})/u

/** What has no width of its own: marks, format characters, controls. */
const NONE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u

/** Columns that a text takes in a terminal, counted by what a reader sees as one character. */
export function widthOf(text: string): number {
  return piecesOf(text).reduce((sum, piece) => sum + columnsOf(piece), 0)
}

/** Columns of the longest word, which no column of a table is narrower than. */
export function widestWord(text: string): number {
  return Math.max(...text.split(/\s+/).map(widthOf))
}

/** A text of exactly `width` columns: filled up with spaces, on the left for figures. */
export function padded(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - widthOf(text)))
  return side === 'left' ? fill + text : text + fill
}

/** Lines of at most `width` columns, broken at spaces; a word longer than a line is broken where it must be. */
export function wrapped(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, width))
}

function wrappedLine(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/).flatMap((each) => broken(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || widthOf(longer) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function broken(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const piece of piecesOf(word)) {
    if (part !== '' && widthOf(part) + columnsOf(piece) > width) {
      parts.push(part)
      part = ''
    }
    part += piece
  }
  return part === '' ? parts : [...parts, part]
}

function piecesOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

function columnsOf(piece: string): number {
  if (NONE.test(piece)) return 0
  return WIDE.test(piece) ? 2 : 1
}
