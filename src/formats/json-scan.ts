/** What a scan of a JSON text found before anything is built of it. `at` is an index into the text. */
export type Scan =
  | { readonly kind: 'whole' }
  | { readonly kind: 'tooDeep'; readonly at: number }
  | { readonly kind: 'broken'; readonly at: number }
  | { readonly kind: 'nameTwice'; readonly at: number; readonly name: string }

type Token = {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'scalar' | 'end' | 'bad'
  readonly from: number
  readonly to: number
}

/** What may come next: the whole text is one value, then `nothing`. */
type Expect =
  | 'value'
  | 'valueOrClose'
  | 'name'
  | 'nameOrClose'
  | 'colon'
  | 'commaOrCloseArray'
  | 'commaOrCloseObject'
  | 'nothing'

const VALUES: readonly Token['kind'][] = ['{', '[', 'string', 'scalar']

const ALLOWED: Readonly<Record<Expect, readonly Token['kind'][]>> = {
  value: VALUES,
  valueOrClose: [...VALUES, ']'],
  name: ['string'],
  nameOrClose: ['string', '}'],
  colon: [':'],
  commaOrCloseArray: [',', ']'],
  commaOrCloseObject: [',', '}'],
  nothing: ['end'],
}

/** An open bracket: names seen so far in an object, none in an array. */
type Open = { readonly names: Set<string> | undefined }

/**
 * Whether a text is JSON nested no deeper than `depthMax`, without recursion and without building it; a name that stands
 * twice in one object is found too, as a parser would keep one of the two in silence. Source: RFC 8259.
 */
export function scanJson(text: string, depthMax: number): Scan {
  const open: Open[] = []
  let expect: Expect = 'value'
  for (let token = tokenAt(text, 0); ; token = tokenAt(text, token.to)) {
    if (!ALLOWED[expect].includes(token.kind)) return { kind: 'broken', at: token.from }
    if (token.kind === 'end') return { kind: 'whole' }
    if (isOpening(token)) {
      if (open.length >= depthMax) return { kind: 'tooDeep', at: token.from }
      open.push({ names: token.kind === '{' ? new Set() : undefined })
      expect = token.kind === '{' ? 'nameOrClose' : 'valueOrClose'
      continue
    }
    if (isClosing(token)) open.pop()
    if (token.kind === 'string' && (expect === 'name' || expect === 'nameOrClose')) {
      const name = String(JSON.parse(text.slice(token.from, token.to)))
      const names = open.at(-1)?.names
      if (names?.has(name)) return { kind: 'nameTwice', at: token.from, name }
      names?.add(name)
      expect = 'colon'
    } else expect = expectAfter(token, open.at(-1))
  }
}

function isOpening(token: Token): boolean {
  return token.kind === '{' || token.kind === '['
}

function isClosing(token: Token): boolean {
  return token.kind === '}' || token.kind === ']'
}

/** What may follow a mark, or a value that has ended. */
function expectAfter(token: Token, inside: Open | undefined): Expect {
  if (token.kind === ':') return 'value'
  if (token.kind === ',') return inside?.names ? 'name' : 'value'
  if (inside === undefined) return 'nothing'
  return inside.names ? 'commaOrCloseObject' : 'commaOrCloseArray'
}

const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y

function tokenAt(text: string, start: number): Token {
  let from = start
  while (isSpace(text.charCodeAt(from))) from += 1
  const char = text.charAt(from)
  switch (char) {
    case '':
      return { kind: 'end', from, to: from }
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
    case ':':
      return { kind: char, from, to: from + 1 }
    case '"': {
      const to = stringEnd(text, from + 1)
      return to === undefined ? { kind: 'bad', from, to: from } : { kind: 'string', from, to }
    }
  }
  SCALAR.lastIndex = from
  const length = SCALAR.exec(text)?.[0].length
  return length === undefined ? { kind: 'bad', from, to: from } : { kind: 'scalar', from, to: from + length }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** The index after a string's closing quote; character by character, as a pattern over megabytes would run out of stack. */
function stringEnd(text: string, start: number): number | undefined {
  for (let at = start; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return undefined
    if (code === 0x5c) {
      ESCAPE.lastIndex = at
      const escape = ESCAPE.exec(text)?.[0]
      if (escape === undefined) return undefined
      at += escape.length
    } else at += 1
  }
  return undefined
}
