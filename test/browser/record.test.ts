import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { utf8 } from '#tlog'
import type { EntryAnswer } from '#wire/record'

import type { SignedHex } from '../pages/vectors.ts'
import { VECTOR_MECH, vectorJson, vectorRecords, type VectorRecord } from '../vectors.ts'
import { startDemo, type Demo } from './demo.ts'
import { openAs, openBrowser, openDevice, t } from './kit.ts'

vi.setConfig({ testTimeout: 90_000 })

const PEERS = join(import.meta.dirname, '../../fixtures/vectors/peers')

let demo: Demo
let browser: Browser
let device: BrowserContext
let page: Page
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
  device = await openDevice(browser)
  ;({ page } = await openAs(device, demo, 'M.duty'))
})
afterAll(async () => {
  await browser.close()
  await demo.end()
})

const STEPS = [
  'record.stepForm',
  'record.stepSignatures',
  'record.stepLeaf',
  'record.stepInclusion',
  'record.stepCheckpoint',
] as const

/** What the check says of each of its steps, and its sentence, after it was run by its key on the entry of an account. */
async function checked(): Promise<{ readonly steps: readonly string[]; readonly verdict: string }> {
  await page.goto(`${demo.address}/accounts`)
  await page.locator('main table a[href^="/record/"]').first().click()
  const section = page.locator('section[aria-labelledby="check-title"]')
  await section.waitFor()
  expect(await section.getByRole('status').innerText()).toBe('')
  await page.keyboard.press('c')
  await section.getByRole('button', { name: t('record.checkAgain') }).waitFor()
  return {
    steps: await section.locator('ol > li').allInnerTexts(),
    verdict: await section.getByRole('status').innerText(),
  }
}

/** Changes the next answer of one entry on its way. */
async function tampered(
  change: (answer: EntryAnswer) => EntryAnswer,
): Promise<Awaited<ReturnType<typeof checked>>> {
  await page.route('**/api/record/entry/*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: JSON.stringify(change(await answer.json())) })
  })
  try {
    return await checked()
  } finally {
    await page.unroute('**/api/record/entry/*')
  }
}

/** The text with its character at a place changed to another of its kind. */
function flipped(text: string, place: number): string {
  const other = text[place] === 'a' ? 'b' : 'a'
  return text.slice(0, place) + other + text.slice(place + 1)
}

describe('check here', () => {
  test('[R-REC-26] an entry is said to be in the log, signed and unchanged, with every step and its result', async () => {
    const { steps, verdict } = await checked()
    expect(steps.map((step) => step.split('\n')[0])).toEqual(STEPS.map((name) => t(name)))
    for (const step of steps) expect(step).not.toMatch(/failed|not run/)
    expect(verdict).toMatch(
      /^Checked in \d+ ms: this entry is in the log of this key, signed and unchanged\.$/,
    )
  })

  test('[R-REC-26] the check runs in the browser alone: no request is made', async () => {
    await page.goto(`${demo.address}/accounts`)
    await page.locator('main table a[href^="/record/"]').first().click()
    await page.locator('section[aria-labelledby="check-title"] button').first().waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.keyboard.press('c')
    await page.getByRole('button', { name: t('record.checkAgain') }).waitFor()
    expect(asked.filter((path) => !path.startsWith('/assets/'))).toEqual([])
  })

  const CASES: readonly {
    readonly name: string
    readonly step: (typeof STEPS)[number]
    readonly change: (answer: EntryAnswer) => EntryAnswer
  }[] = [
    {
      name: 'one letter of what was said',
      step: 'record.stepSignatures',
      change: (answer) => ({
        ...answer,
        entry: flipped(answer.entry, answer.entry.indexOf('"text":"Says') + 9),
      }),
    },
    {
      name: 'one digit of when it was entered',
      step: 'record.stepLeaf',
      change: (answer) => ({
        ...answer,
        entry: answer.entry.replace(
          /^(\{"at":"2020-10-10T\d\d:\d)(\d)/,
          (_, before, minute) => `${before}${minute === '0' ? 1 : 0}`,
        ),
      }),
    },
    {
      name: 'a space that changes no meaning',
      step: 'record.stepForm',
      change: (answer) => ({ ...answer, entry: answer.entry.replace('"env":{', '"env": {') }),
    },
    {
      name: 'one digit of its leaf hash',
      step: 'record.stepLeaf',
      change: (answer) => ({ ...answer, leaf: flipped(answer.leaf, 7) }),
    },
    {
      name: 'one digit of one hash of the proof',
      step: 'record.stepInclusion',
      change: (answer) => ({
        ...answer,
        proof: answer.proof.map((hash, place) => (place === 1 ? flipped(hash, 30) : hash)),
      }),
    },
    {
      name: 'its place in the log',
      step: 'record.stepInclusion',
      change: (answer) => ({ ...answer, row: { ...answer.row, index: answer.row.index - 1 } }),
    },
    {
      name: 'one letter of the checkpoint’s signature',
      step: 'record.stepCheckpoint',
      change: (answer) => ({
        ...answer,
        checkpoint: flipped(answer.checkpoint, answer.checkpoint.length - 20),
      }),
    },
    {
      name: 'the checkpoint’s root',
      step: 'record.stepCheckpoint',
      change: (answer) => {
        const [origin = '', size = '', root = '', ...rest] = answer.checkpoint.split('\n')
        return { ...answer, checkpoint: [origin, size, flipped(root, 5), ...rest].join('\n') }
      },
    },
    {
      name: 'the signature of the author',
      step: 'record.stepSignatures',
      change: (answer) => ({
        ...answer,
        entry: flipped(answer.entry, answer.entry.lastIndexOf('"sig":"') + 40),
      }),
    },
  ]

  test.each(CASES)(
    '[R-REC-26] an answer with $name changed is not proved, and the step that failed is named',
    async ({ step, change }) => {
      const { steps, verdict } = await tampered(change)
      expect(verdict).toBe(t('record.checkFailed', { step: t(step) }))
      const at = STEPS.indexOf(step)
      expect(steps[at]).toMatch(/failed \(REC_[A-Z_]+\)/)
      for (const before of steps.slice(0, at)) expect(before).not.toMatch(/failed|not run/)
      for (const after of steps.slice(at + 1)) expect(after).toContain(t('record.stepNotRun'))
    },
  )
})

describe('vectors in the browser', () => {
  beforeAll(async () => {
    await page.route(`${demo.address}/vectors.js`, async (route) =>
      route.fulfill({ contentType: 'text/javascript', body: await vectorsPage() }),
    )
    await page.goto(`${demo.address}/record`)
    await page.addScriptTag({ url: `${demo.address}/vectors.js`, type: 'module' })
    await page.waitForFunction(() => window.vectors !== undefined)
  })

  test('[R-REC-5] of the 914 CCTV cases exactly 43 are accepted, each a plain one or of mixed order in key and R', async () => {
    const cases: readonly { key: string; sig: string; msg: string; flags: readonly string[] | null }[] =
      JSON.parse(readFileSync(join(PEERS, 'cctv-ed25519/ed25519vectors.json'), 'utf8'))
    expect(cases).toHaveLength(914)
    const accepted = await acceptedOf(cases.map(({ key, sig, msg }) => ({ key, sig, message: hexOf(msg) })))
    expect(accepted).toHaveLength(43)
    for (const place of accepted)
      expect(['low_order_component_A', 'low_order_component_R']).toEqual(
        expect.arrayContaining([...(cases[place]?.flags ?? [])]),
      )
  })

  test('[R-REC-5] all 151 Wycheproof cases come out as they say', async () => {
    const { testGroups } = JSON.parse(readFileSync(join(PEERS, 'wycheproof/ed25519_test.json'), 'utf8'))
    const cases: (SignedHex & { readonly result: string })[] = []
    for (const { publicKey, tests } of testGroups)
      for (const { msg, sig, result } of tests) cases.push({ key: publicKey.pk, message: msg, sig, result })
    expect(cases).toHaveLength(151)
    const valid = cases.flatMap(({ result }, place) => (result === 'valid' ? [place] : []))
    expect(await acceptedOf(cases.map(({ key, message, sig }) => ({ key, message, sig })))).toEqual(valid)
  })

  test('[R-REC-3] rids, leaves and entries of the 12 records follow from their bytes', async () => {
    const told = await page.evaluate(
      ({ text, mech }) => {
        const records: readonly VectorRecord[] = JSON.parse(text)
        return records.map(({ env, entry }) => [
          window.vectors?.rid(env),
          window.vectors?.leaf(entry),
          window.vectors?.entry(entry, { mech, type: env.type }),
        ])
      },
      { text: JSON.stringify(vectorRecords), mech: VECTOR_MECH },
    )
    expect(told).toEqual(vectorRecords.map(({ rid, leafHash }) => [rid, leafHash, 'ok']))
  })

  test('[R-REC-10] every proof of the vectors holds, and none with one digit changed', async () => {
    const roots: ReadonlyMap<number, string> = rootsOf(vectorJson('checkpoints.json').checkpoints, 'rootHex')
    const { inclusion, consistency } = vectorJson('proofs.json')
    const leaves = vectorRecords.map(({ leafHash }) => leafHash)
    const inside = inclusion.map(({ index, size, proof }: Inclusion) => ({
      index,
      size,
      proof,
      leaf: leaves[index] ?? '',
      root: roots.get(size) ?? '',
    }))
    const treeRoots = rootsOf(vectorJson('tree.json').roots, 'root')
    const grown = [
      ...consistency.map((each: Consistency) => sized(each, roots)),
      ...vectorJson('tree.json').consistency.map((each: Consistency) => sized(each, treeRoots)),
    ].filter(({ root1, root2 }) => root1 !== '' && root2 !== '')
    expect(inside.length).toBeGreaterThan(3)
    expect(grown.length).toBeGreaterThan(5)
    const told = await page.evaluate(
      ([in_, by]) => [
        ...in_.map((each: Parameters<NonNullable<typeof window.vectors>['inclusion']>[0]) =>
          window.vectors?.inclusion(each),
        ),
        ...by.map((each: Parameters<NonNullable<typeof window.vectors>['consistency']>[0]) =>
          window.vectors?.consistency(each),
        ),
      ],
      [inside, grown.filter(({ size1 }) => size1 > 0)] as const,
    )
    expect(new Set(told)).toEqual(new Set(['ok']))
    const broken = await page.evaluate(
      (all) =>
        all.map((each: Parameters<NonNullable<typeof window.vectors>['inclusion']>[0]) =>
          window.vectors?.inclusion(each),
        ),
      inside.map((each: { readonly proof: readonly string[] }) => ({
        ...each,
        proof: each.proof.map((hash, place) => (place === 0 ? flipped(hash, 0) : hash)),
      })),
    )
    expect(new Set(broken)).toEqual(new Set(['REC_PROOF']))
  })

  test('[R-REC-14] the records of the vectors’ log check to the end against its signed checkpoint', async () => {
    const { checkpoints, verify } = vectorJson('checkpoints.json')
    const head = checkpoints.find(({ size }: { readonly size: number }) => size === vectorRecords.length)
    const answers = vectorJson('proofs.json').inclusion.flatMap(
      ({ index, size, proof }: Inclusion): readonly EntryAnswer[] => {
        const record = vectorRecords[index]
        if (record === undefined || size !== head.size) return []
        const { rid, at, entry, leafHash, env } = record
        const row = {
          index,
          rid,
          at,
          type: env.type,
          vis: env.vis,
          office: env.author.office,
          grade: 'recorded',
        } as const
        return [
          {
            row,
            entry,
            leaf: leafHash,
            proof,
            size,
            root: head.rootHex,
            checkpoint: head.note,
            vkey: verify[0],
            enrolledBy: [],
          },
        ]
      },
    )
    expect(answers.length).toBeGreaterThan(2)
    const told = await page.evaluate(
      async ([all, mech]) => {
        const results: unknown[] = []
        for (const each of all) results.push((await window.vectors?.check(each, mech))?.steps)
        return results
      },
      [answers, VECTOR_MECH] as const,
    )
    for (const steps of told)
      expect(Object.values(steps ?? {}).map(({ kind, code }) => code ?? kind)).toEqual([
        'ok',
        'ok',
        'ok',
        'ok',
        'ok',
      ])
  })
})

type Inclusion = { readonly index: number; readonly size: number; readonly proof: readonly string[] }
type Consistency = { readonly from: number; readonly to: number; readonly proof: readonly string[] }

function rootsOf(
  list: readonly { readonly size: number; readonly [name: string]: unknown }[],
  name: string,
): ReadonlyMap<number, string> {
  return new Map(list.map((each) => [each.size, String(each[name])]))
}

function sized({ from, to, proof }: Consistency, roots: ReadonlyMap<number, string>) {
  return { size1: from, size2: to, root1: roots.get(from) ?? '', root2: roots.get(to) ?? '', proof }
}

function acceptedOf(cases: readonly SignedHex[]): Promise<readonly number[]> {
  return page.evaluate(async (all) => (await window.vectors?.accepted(all)) ?? [], cases)
}

function hexOf(text: string): string {
  return Buffer.from(utf8(text)).toString('hex')
}

/** The page's module, built as the console is. */
async function vectorsPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      minify: false,
      rollupOptions: {
        input: join(import.meta.dirname, '../pages/vectors.ts'),
        preserveEntrySignatures: false,
      },
    },
  })
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : []
  const code = outputs
    .flatMap(({ output }) => output)
    .flatMap((each) => (each.type === 'chunk' ? [each.code] : []))
  return code[0] ?? ''
}
