import { accept, refuse, type Answer } from '#domain/life'
import type { AgreementsAnswer } from '#wire/agreement'

import { agreementText, agreementsText } from './agreement-text.ts'
import { refusedBy } from './desk.ts'
import { openReader, READER_OPTIONS, type Reader } from './reader.ts'
import { done, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE = 'agreement [ID] [--wide] [--json] [--as OFFICE | --key FILE]'

/** `agreement`: the recorded texts, or one of them with its terms, both sides' positions, and its truces. */
export const agreement: Verb = {
  usage: USAGE,
  about: 'cli.aboutAgreement',
  options: { wide: 'flag', json: 'flag', ...READER_OPTIONS },
  words: [0, 1],
  run: async (call) => {
    const reader = await openReader(call)
    if (!reader.ok) return { kind: 'refused', refused: reader }
    try {
      const [id] = call.words
      const all = await allAgreements(reader.value)
      if (!all.ok) return { kind: 'refused', refused: all }
      return id === undefined ? list(call, all.value) : await one(call, reader.value, { all: all.value, id })
    } finally {
      await reader.value.close()
    }
  },
}

/** Every agreement of the record; the choices are the same on each page. */
async function allAgreements({ reader }: Reader): Promise<Answer<AgreementsAnswer, string>> {
  const rows: AgreementsAnswer['agreements'][number][] = []
  for (let after: string | undefined; ;) {
    const page = await reader.views.agreements({ limit: 200, ...(after === undefined ? {} : { after }) })
    if (!page.ok) return refusedBy(page)
    rows.push(...page.value.agreements)
    after = page.value.next
    if (after === undefined) return accept({ ...page.value, agreements: rows })
  }
}

function list(call: Call, answer: AgreementsAnswer): Outcome {
  call.shell.out.write(
    call.options.has('json') ? `${JSON.stringify(answer)}\n` : agreementsText(call, answer),
  )
  return done
}

type Asked = { readonly all: AgreementsAnswer; readonly id: string }

/** One by its id in the data, its record's id, or the beginning of that; one that is not there is absent. */
async function one(call: Call, { reader, mechanism }: Reader, { all, id }: Asked): Promise<Outcome> {
  const found = all.agreements.filter((row) => row.sourceId === id || row.id.startsWith(id))
  const [row, second] = found
  if (row === undefined || second !== undefined)
    return { kind: 'refused', refused: refuse('ACC_ABSENT', 'nothing', { id }) }
  const answer = await reader.views.agreement(row.id)
  if (!answer.ok) return { kind: 'refused', refused: answer.problem }
  call.shell.out.write(
    call.options.has('json')
      ? `${JSON.stringify(answer.value)}\n`
      : agreementText(call, { mechanism, answer: answer.value }),
  )
  return done
}
