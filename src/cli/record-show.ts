import { accept, refuse, type Answer } from '#domain/life'
import { gradeOf, judgeSignatures, readEntry, type ReadEntry } from '#domain/record'
import { bytesOfHex, equalBytes, leafHash, utf8, verifyInclusion } from '#tlog'
import type { EntryAnswer } from '#wire/record'
import { dateTimeText, say } from '#words'

import { refusedBy } from './desk.ts'
import { firstEntry, readingOf } from './founding-of.ts'
import { sha256, verifyEd25519 } from './hash.ts'
import { openReader, READER_OPTIONS, type Reader } from './reader.ts'
import { done, misuse, type Call, type Outcome, type Verb } from './verb.ts'
import { padded } from './width.ts'

const USAGE = 'record show ID [--json] [--as OFFICE | --key FILE]'
const ID = /^(?:[0-9a-f]{64}|\d{1,15})$/

/** `record show`: one entry by its index or its id, with its signed bytes, checked on this machine. */
export const recordShow: Verb = {
  usage: USAGE,
  about: 'cli.aboutShow',
  options: { json: 'flag', ...READER_OPTIONS },
  words: [1, 1],
  run: async (call) => {
    const [id = ''] = call.words
    if (!ID.test(id)) return misuse('CLI_VALUE', { option: 'ID', text: id, usage: USAGE })
    const reader = await openReader(call)
    if (!reader.ok) return { kind: 'refused', refused: reader }
    try {
      return await show(call, reader.value, id)
    } finally {
      await reader.value.close()
    }
  },
}

async function show(call: Call, reader: Reader, id: string): Promise<Outcome> {
  const found = await reader.reader.views.entry(id)
  if (!found.ok) return { kind: 'refused', refused: found.problem }
  const checked = await proved(reader, found.value)
  if (!checked.ok) return { kind: 'refused', refused: checked }
  if (call.options.has('json')) {
    const { entry, ...rest } = found.value
    call.shell.out.write(`${JSON.stringify({ ...rest, entry: JSON.parse(entry), bytes: entry })}\n`)
  } else call.shell.out.write(shownText(call, reader, { answer: found.value, entry: checked.value }))
  return done
}

/** Checks what the node answered: form, signatures, leaf, place in the tree, and the head signed by the founding's log key. */
async function proved(reader: Reader, answer: EntryAnswer): Promise<Answer<ReadEntry, string>> {
  const entry = readEntry(answer.entry, readingOf(reader.mech))
  if (!entry.ok) return entry
  const signed = judgeSignatures(entry.value, verifyEd25519)
  if (!signed.ok) return signed
  const leaf = leafHash(sha256, utf8(answer.entry))
  const root = bytesOfHex(answer.root) ?? new Uint8Array()
  const proof = answer.proof.map((hash) => bytesOfHex(hash) ?? new Uint8Array())
  const included = verifyInclusion(sha256, { leaf, index: answer.row.index, size: answer.size, root, proof })
  if (!included.ok) return refuse('REC_PROOF', 'nothing', { index: answer.row.index })
  const genesis = await reader.reader.views.entry('0')
  if (!genesis.ok) return refusedBy(genesis)
  const first = firstEntry(genesis.value.entry, reader.mech)
  if (!first.ok) return first
  const { log, witnessed, joint } = first.value.founding
  const graded = gradeOf(answer.checkpoint, { log, witnessed, joint }, { verify: verifyEd25519 })
  if (!graded.ok) return graded
  const { checkpoint } = graded.value
  const isSameHead = checkpoint.size === answer.size && equalBytes(checkpoint.root, root)
  return isSameHead ? accept(entry.value) : refuse('REC_ROOT', 'nothing')
}

/** Characters that a terminal may obey, or that change the direction of others, as their JSON escapes; `--json` has the bytes. */
function printable(json: string): string {
  const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return json.replace(/[\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g, escaped)
}

type Shown = { readonly answer: EntryAnswer; readonly entry: ReadEntry }

function shownText({ lang }: Call, reader: Reader, { answer, entry }: Shown): string {
  const { row } = answer
  const { author, ref = [] } = entry.env
  const facts: readonly (readonly [string, string])[] = [
    [say(lang, 'cli.showAuthor'), `${author.office}, ${author.key}`],
    [say(lang, 'cli.showTime'), dateTimeText(lang, row.at, reader.mechanism.zone)],
    [say(lang, 'cli.showGrade'), say(lang, 'states.grade', { grade: row.grade })],
    [say(lang, 'cli.showRid'), row.rid],
    [say(lang, 'cli.showLeaf'), answer.leaf],
    [say(lang, 'cli.showRoot'), answer.root],
    ...ref.map(({ rel, rid }): readonly [string, string] => [say(lang, 'cli.showRef'), `${rel} ${rid}`]),
  ]
  const head = say(lang, 'cli.showEntry', { index: row.index, type: row.type })
  const proof = say(lang, 'cli.showProved', {
    signatures: entry.sigs.length,
    steps: answer.proof.length,
    size: answer.size,
  })
  const lines = facts.map(([name, value]) => `  ${padded(name, 18)}${value}`)
  return `${[head, '', ...lines, '', proof, '', printable(answer.entry)].join('\n')}\n`
}
