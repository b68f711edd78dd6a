import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** One forbidden import per row of layout.md section 2, as far as the rooms exist: file → what it may not import. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  'src/tlog/x.ts': '#domain/life',
  'src/tlog/y.ts': 'zod',
  'src/words/x.ts': '#domain/measure',
  'src/domain/life/x.ts': '#domain/measure',
  'src/domain/measure/x.ts': '#domain/party',
  'src/domain/party/x.ts': '#domain/claim',
  'src/domain/claim/x.ts': '#domain/access',
  'src/domain/access/x.ts': '#domain/claim',
  'src/domain/record/x.ts': '#domain/claim',
  'src/domain/record/y.ts': 'zod',
  'src/domain/observation/x.ts': '#domain/claim',
  'src/domain/agreement/x.ts': '#domain/observation',
  'src/domain/patrol/x.ts': '#domain/observation',
  'src/domain/report/x.ts': '#domain/record',
  'src/charts/x.ts': '#wire/report',
  'src/wire/x.ts': '#server/log',
  'src/wire/y.ts': 'kysely',
  'src/formats/x.ts': '#wire/claim',
  'src/client/x.ts': '#server/views',
  'src/server/storage/x.ts': '#server/log',
  'src/server/projections/x.ts': '#server/log',
  'src/server/sealing/x.ts': '#domain/record',
  'src/server/log/x.ts': '#server/acts',
  'src/server/acts/x.ts': '#server/storage',
  'src/server/clocks/x.ts': '#server/log',
  'src/server/sessions/x.ts': '#server/views',
  'src/server/views/x.ts': '#server/acts',
  'src/server/publishing/x.ts': '#server/log',
  'src/server/public/x.ts': '#server/views',
  'src/server/gateway/x.ts': '#server/projections',
  'src/server/node/x.ts': '#simulation',
  'src/web/tokens/x.ts': '#words',
  'src/web/controls/x.ts': '#client',
  'src/web/map/x.ts': '#client',
  'src/web/keys/x.ts': '#web/outbox',
  'src/web/outbox/x.ts': '#web/console',
  'src/web/console/x.ts': '#server/views',
  'src/cli/x.ts': '#server/log',
  'simulation/x.ts': '#server/node',
  'src/server/views/up.ts': '../log/index.ts',
}

const FLOOR = `
export const a = process.pid
export const b = new URL('x:y')
export const c = fetch('x')
export const d = setTimeout(() => {}, 1)
export const e = crypto.subtle
export const f = document.title
`

const root = join(import.meta.dirname, '..')
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'truceline-borders-'))
  for (const file of ['package.json', 'tsconfig.base.json']) cpSync(join(root, file), join(copy, file))
  // The borders are names of imports, so types, which need every package beside the copy, are left out.
  const { options: _types, ...config } = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'))
  writeFileSync(join(copy, '.oxlintrc.json'), JSON.stringify(config))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), text)
}

/** Paths of the copy that oxlint reports for a rule. */
function reported(rule: string): ReadonlySet<string> {
  const run = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json', 'src', 'simulation'], {
    cwd: copy,
    encoding: 'utf8',
  })
  const report: { diagnostics: { code: string; filename: string }[] } = JSON.parse(run.stdout)
  return new Set(
    report.diagnostics.filter((found) => found.code.includes(rule)).map((found) => found.filename),
  )
}

describe('the borders between rooms', () => {
  test('[L-10] every row of the layout refuses an import it forbids', () => {
    for (const [path, room] of Object.entries(FORBIDDEN))
      write(path, `import * as room from '${room}'\nexport { room }\n`)
    write('src/domain/claim/allowed.ts', `import * as room from '#domain/life'\nexport { room }\n`)
    const found = reported('no-restricted-imports')
    expect([...found].toSorted()).toEqual(Object.keys(FORBIDDEN).toSorted())
  })

  test('[S-6] the domain has no clock, chance, class, async or console', () => {
    write('src/domain/party/clock.ts', 'export const now: number = Date.now()\n')
    write('src/domain/party/chance.ts', 'export const draw: number = Math.random()\n')
    write(
      'src/domain/party/wait.ts',
      'export async function wait(): Promise<void> {\n  await Promise.resolve()\n}\n',
    )
    write('src/domain/party/thing.ts', 'export class Thing {}\n')
    write('src/domain/party/say.ts', "console.log('said')\nexport const said = 1\n")
    expect(reported('no-restricted-globals').has('src/domain/party/clock.ts')).toBe(true)
    expect(reported('no-restricted-properties').has('src/domain/party/chance.ts')).toBe(true)
    expect(reported('no-async-await').has('src/domain/party/wait.ts')).toBe(true)
    expect(reported('max-classes-per-file').has('src/domain/party/thing.ts')).toBe(true)
    expect(reported('no-console').has('src/domain/party/say.ts')).toBe(true)
  })

  test('[L-10] nothing of Node or the browser compiles in the domain', () => {
    write('floor/domain/x.ts', FLOOR)
    write(
      'floor/domain/tsconfig.json',
      JSON.stringify({
        extends: '../../tsconfig.base.json',
        compilerOptions: {
          composite: false,
          isolatedDeclarations: false,
          noEmit: true,
          emitDeclarationOnly: false,
        },
        include: ['*.ts'],
      }),
    )
    const run = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'floor/domain'], {
      cwd: copy,
      encoding: 'utf8',
    })
    const lines = run.stdout.split('\n').filter((line) => line.includes('x.ts'))
    const places = new Set(lines.map((line) => /x\.ts\((\d+)/.exec(line)?.[1]))
    expect([...places].map(Number).toSorted((one, other) => one - other)).toEqual([2, 3, 4, 5, 6, 7])
  })
})
