import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'

import { refusal } from '#words'

const ROOT = join(import.meta.dirname, '..')

/** What newcomers read, in the order in which they would; the rest of the folder follows. */
const FIRST = ['README.md', 'docs/first-day.md', 'docs/import.md']

type Page = { readonly path: string; readonly text: string }

function pagesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .toSorted()
}

const pages: readonly Page[] = [...new Set([...FIRST, 'CONTRIBUTING.md', ...pagesIn('docs')])].map(
  (path) => ({
    path,
    text: readFileSync(join(ROOT, path), 'utf8'),
  }),
)

/** A fenced block: its language, the words after it, and its lines without the indent of the list it may stand in. */
type Block = {
  readonly page: string
  readonly lang: string
  readonly words: readonly string[]
  readonly text: string
}

function blocksOf({ path, text }: Page): readonly Block[] {
  const fenced = text.matchAll(/^( *)```(\S+)?(?: (.*))?\n([^]*?)^\1```$/gm)
  return [...fenced].map(([, indent = '', lang = '', words = '', body = '']) => ({
    page: path,
    lang,
    words: words.split(' '),
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim(),
  }))
}

const blocks = pages.flatMap(blocksOf)

/** Commands that no test can run: the suite itself, which holds this test. */
const NOT_RUN: ReadonlySet<string> = new Set(['npm test'])

/**
 * How a runnable block is run: beside a running node (plain, or refused with exit 1), as the node, with none running, or
 * one after the other from an empty folder, which `src/cli/founding.test.ts` does.
 */
const MARKS: ReadonlySet<string> = new Set(['runnable', 'refused', 'serves', 'stopped', 'followed'])

test('[S-29] every command of the pages is marked to be run, and every mark is one that this test knows', () => {
  const shell = blocks.filter(({ lang }) => lang === 'sh')
  expect(shell.length).toBeGreaterThan(20)
  for (const { page, words, text } of shell) {
    if (NOT_RUN.has(text)) continue
    expect([page, text, words[0], words.every((word) => MARKS.has(word))]).toEqual([
      page,
      text,
      'runnable',
      true,
    ])
  }
  const unmarked = blocks.filter(({ lang, text }) => lang !== 'sh' && /^(npm|node|curl) /m.test(text))
  expect(unmarked.map(({ page, text }) => [page, text])).toEqual([])
})

test('[S-29] every link and picture of the pages is there', () => {
  const missing = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !isThere(path, target))
      .map((target) => [path, target]),
  )
  expect(missing).toEqual([])
})

function isThere(page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? join(ROOT, page) : join(ROOT, dirname(page), file)
  if (relative(ROOT, path).startsWith('..') || !existsSync(path)) return false
  if (anchor === undefined) return true
  const heads = [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, head = '']) => slugOf(head))
  return heads.includes(anchor)
}

function slugOf(head: string): string {
  return head
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

test('[S-29] every path of the checkout that the pages name is there', () => {
  const named = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:assets|docs|fixtures|scripts|simulation|src|test)\/[^`{*<\s]*)`/g)].map(
      ([, target = '']) => [path, target] as const,
    ),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter(([, target]) => !existsSync(join(ROOT, target)))).toEqual([])
})

test('[S-29] a code in a table of the pages stands beside the sentence that the program says', () => {
  const rows = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/^\| `([A-Z]+(?:_[A-Z]+)+)` \| ([^|]+) \|/gm)].map(([, code = '', said = '']) => [
      path,
      code,
      said,
    ]),
  )
  expect(rows.length).toBeGreaterThan(40)
  expect(rows).toEqual(rows.map(([path, code = '']) => [path, code, sentenceOf(code)]))
})

function sentenceOf(code: string): string {
  return refusal('en', { code, kept: 'nothing', detail: {} }).what
}

/** The one command that serves while the others run: its day has gone as far as the examples of the pages tell. */
const MAIN = 'npm run -s truceline -- demo --at 2020-10-10T15:12Z'

test('[S-29] every command of the pages does what its page says', { timeout: 900_000 }, async () => {
  const place = placeOfReader()
  const failed: string[] = []
  const serving = commandsMarked('serves').map(({ line }) => line)
  expect(serving).toContain(MAIN)
  for (const line of serving) if (line !== MAIN) failed.push(...(await servesFor(place, line)))
  const node = await started(place, MAIN)
  for (const command of commandsMarked('runnable', 'refused'))
    failed.push(...ran(place, command, node.address))
  failed.push(...(await ended(node.child, MAIN)))
  for (const command of commandsMarked('stopped')) failed.push(...ran(place, command, node.address))
  expect(failed).toEqual([])
})

/** One line of a runnable block, and the last of the block's marks. */
type Command = { readonly page: string; readonly mark: string; readonly line: string }

/** The commands so marked, each once, in the order of the pages. */
function commandsMarked(...marks: readonly string[]): readonly Command[] {
  const all = blocks
    .filter(({ lang, words }) => lang === 'sh' && words[0] === 'runnable')
    .flatMap(({ page, words, text }) =>
      text.split('\n').map((line) => ({ page, line, mark: words.at(-1) ?? '' })),
    )
    .filter(({ mark }) => marks.includes(mark))
  return all.filter(({ line }, i) => all.findIndex((other) => other.line === line) === i)
}

/** Where a reader works: a checkout with the files that the pages say to save, and a home of its own. */
type Place = { readonly folder: string; readonly env: NodeJS.ProcessEnv }

function placeOfReader(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-docs-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o711) // as root, the database's user must get through
  for (const { words, text } of blocks) {
    const [name = ''] = words
    if (/^[a-z-]+\.(json|mjs|csv)$/.test(name)) writeFileSync(join(folder, name), `${text}\n`)
  }
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'npm'), npmInPlace(), { mode: 0o755 })
  const path = [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  const { DATABASE_URL: _url, ...env } = process.env
  return { folder, env: { ...env, PATH: path, LANG: 'C', TRUCELINE_HOME: join(folder, 'home') } }
}

const scriptsOf = z.object({ scripts: z.object({ start: z.string(), truceline: z.string() }) })

/** npm as the pages use it, without its own start and the build before it: the scripts of package.json, in this folder. */
function npmInPlace(): string {
  const read = scriptsOf.parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')))
  const script = (text: string): string => text.replace('src/', `${ROOT}/src/`)
  return `#!/bin/sh
case "$*" in
start*) shift; [ "$1" = -- ] && shift; ${script(read.scripts.start)} "$@" ;;
'run -s truceline -- '*) shift 4; ${script(read.scripts.truceline)} "$@" ;;
esac
echo "npm $*: no command of the pages" >&2
exit 9
`
}

/** Runs a command in the reader's shell; answers what was not as the page says. The pages name the port of a first start. */
function ran({ folder, env }: Place, { page, mark, line }: Command, address: string): readonly string[] {
  const text = line.replaceAll('http://127.0.0.1:4700', address)
  const done = spawnSync('sh', ['-c', text], { cwd: folder, env, encoding: 'utf8', maxBuffer: 64_000_000 })
  const wanted = mark === 'refused' ? 1 : 0
  return done.status === wanted ? [] : [`${page}: ${line}\nexit ${done.status}\n${done.stderr}`]
}

type Started = { readonly child: ChildProcess; readonly address: string }

/** Starts a command that serves, and waits for the address it prints. */
async function started({ folder, env }: Place, command: string): Promise<Started> {
  const child = spawn('sh', ['-c', `exec ${command}`], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /Open (http:\S+) in a browser/.exec(said)?.[1]
      if (address !== undefined) resolve({ child, address })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`${command}: exit ${code}\n${said}`)))
  })
}

async function servesFor(place: Place, command: string): Promise<readonly string[]> {
  const { child, address } = await started(place, command)
  const page = await fetch(address)
  const answered = page.status === 200 ? [] : [`${command}: ${address} answers ${page.status}`]
  return [...answered, ...(await ended(child, command))]
}

/** Presses Ctrl-C and waits for the end. */
async function ended(child: ChildProcess, command: string): Promise<readonly string[]> {
  const code = await new Promise<number | null>((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', resolve)
    child.kill('SIGINT')
  })
  return code === 0 ? [] : [`${command}: exit ${code} after Ctrl-C`]
}
