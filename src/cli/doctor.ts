import { say, type Key } from '#words'

import { examined, type Finding, type Looked } from './doctor-findings.ts'
import { done, type Call, type Verb } from './verb.ts'
import { padded } from './width.ts'

/** `doctor`: what a node needs of this machine, item by item. It changes nothing. */
export const doctor: Verb = {
  usage: 'doctor [--json]',
  about: 'cli.aboutDoctor',
  options: { json: 'flag' },
  words: [0, 0],
  run: async (call) => {
    const findings = await examined(call)
    const { shell, options } = call
    if (options.has('json')) shell.out.write(`${JSON.stringify(findings)}\n`)
    else shell.out.write(findings.map((finding) => lineOf(call, finding)).join(''))
    return findings.every(({ state }) => state !== 'bad') ? done : { kind: 'said' }
  },
}

const LABELS: Readonly<Record<Looked, Key>> = {
  node: 'cli.docNode',
  home: 'cli.docHome',
  running: 'cli.docRunning',
  database: 'cli.docDatabase',
  disk: 'cli.docDisk',
  port: 'cli.docPort',
  head: 'cli.docHead',
  clock: 'cli.docClock',
}

const STATE_COLUMNS = 9
const LABEL_COLUMNS = 22

function lineOf({ lang }: Call, { what, state, text }: Finding): string {
  const marks = padded(say(lang, 'cli.docState', { state }), STATE_COLUMNS)
  return `  ${marks}${padded(say(lang, LABELS[what]), LABEL_COLUMNS)}${text}\n`
}
