import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Before anything else is loaded: compiled once, and again only where a file changed. Where it cannot be kept, it is not.
enableCompileCache(join(import.meta.dirname, '../../.cache/node'))
const [{ runVerb }, { thisShell }, { verbs }] = await Promise.all([
  import('./run.ts'),
  import('./this-shell.ts'),
  import('./verbs.ts'),
])

process.exitCode = await runVerb(verbs, process.argv.slice(2), thisShell())
