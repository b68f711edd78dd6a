// Makes a clone ready to run: `node scripts/ready.mjs [app] [chromium]`. Plain JavaScript that Node 20 can run,
// because it runs before the pinned Node is installed. Each step is skipped when its inputs did not change.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const steps = new Set(process.argv.slice(2))

/** Ends with one sentence of what is wrong and one of what to do. */
function stop(...sentences) {
  console.error(sentences.join('\n'))
  process.exit(1)
}

function run(command, args) {
  const done = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.status === 0) return
  const why = done.error?.message ?? (done.signal ? `ended by ${done.signal}` : `exit ${done.status}`)
  stop(
    `${command} ${args.join(' ')} failed (${why}).`,
    'Nothing else was changed; run the same command again.',
  )
}

/** One hash over files and folders. Tests and rules change nothing that is built. */
function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    if (!existsSync(path) || /\.test\.tsx?$|RULES\.md$/.test(path)) continue
    if (statSync(path).isDirectory())
      hash.update(
        digest(
          readdirSync(path)
            .toSorted()
            .map((name) => join(path, name)),
        ),
      )
    else hash.update(path).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Runs `work` unless `inputs` and `output` are as the last good run left them. */
function once(name, { inputs, output }, work) {
  const stamp = join('.cache', `${name}.stamp`)
  const now = digest(inputs)
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  rmSync(stamp, { force: true })
  work()
  mkdirSync('.cache', { recursive: true })
  writeFileSync(stamp, digest(inputs))
}

const bin = join('node_modules', '.bin')
const pinnedNode = join(bin, 'node')

function install() {
  const inputs = ['package.json', 'package-lock.json', '.npmrc']
  once('install', { inputs, output: pinnedNode }, () => {
    console.error('Installing the pinned packages: once, about half a minute.')
    run('npm', ['install', '--include=dev', '--loglevel=error'])
  })
  const wanted = `v${JSON.parse(readFileSync('package.json', 'utf8')).dependencies.node}`
  const found = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' }).stdout?.trim() || 'none'
  if (found === wanted) return
  stop(
    `Node ${wanted} was not installed (found: ${found}).`,
    'npm must be let run the packages’ own scripts: npm config delete ignore-scripts, then rm -rf node_modules and run this again.',
  )
}

function buildConsole() {
  const rooms = ['web', 'words', 'domain', 'tlog', 'wire', 'client'].map((room) => join('src', room))
  const inputs = [...rooms, 'assets', 'vite.config.ts', 'package-lock.json']
  once('console', { inputs, output: join('dist', 'console', 'index.html') }, () => {
    console.error('Building the console: once after each change, a few seconds.')
    // Built beside and swapped, so that a node that runs serves the old console whole until it serves the new one.
    const [built, fresh, old] = ['console', 'console.new', 'console.old'].map((name) => join('dist', name))
    const vite = join('node_modules', 'vite', 'bin', 'vite.js')
    run(pinnedNode, [vite, 'build', '--logLevel', 'error', '--outDir', resolve(fresh), '--emptyOutDir'])
    rmSync(old, { recursive: true, force: true })
    if (existsSync(built)) renameSync(built, old)
    renameSync(fresh, built)
    rmSync(old, { recursive: true, force: true })
  })
}

/** Debian's Chromium without its windows, which takes a quarter less of a small machine; else the whole of it. */
function findChromium() {
  const whole = '/usr/bin/chromium'
  const shell = '/usr/bin/chromium-headless-shell'
  const has = (...paths) => paths.some((path) => path !== undefined && existsSync(path))
  if (has(process.env.CHROMIUM, shell)) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    if (has(whole)) return
    stop(
      'The browser tests need Chromium, and it is not on this machine.',
      'Install it (on Debian: sudo apt-get install chromium-headless-shell), or set CHROMIUM to its path.',
    )
  }
  console.error('Installing Chromium for the browser tests: once, about a minute.')
  process.env.DEBIAN_FRONTEND = 'noninteractive'
  const installed = ['update -qq', 'install -y -qq --no-install-recommends chromium-headless-shell'].every(
    (asked) =>
      spawnSync('apt-get', asked.split(' '), { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0,
  )
  if (has(shell, whole)) return
  if (installed) stop(`Chromium was installed and is not at ${shell}.`, 'Set CHROMIUM to its path.')
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  if (!has(whole)) stop(`Chromium was installed and is not at ${whole}.`, 'Set CHROMIUM to its path.')
}

/** What reads the printed reports back in the tests. */
function findPoppler() {
  const has = () => spawnSync('pdftotext', ['-v']).status === 0
  if (has()) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    stop(
      'The tests of the printed reports need pdftotext, and it is not on this machine.',
      'Install it (on Debian: sudo apt-get install poppler-utils).',
    )
  console.error('Installing poppler-utils for the tests of the printed reports: once.')
  process.env.DEBIAN_FRONTEND = 'noninteractive'
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'poppler-utils'])
  if (!has()) stop('poppler-utils was installed and pdftotext does not run.', 'Run this again.')
}

install()
if (steps.has('app')) buildConsole()
if (steps.has('chromium')) {
  findChromium()
  findPoppler()
}
