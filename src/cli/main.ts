import { runVerb } from './run.ts'
import { thisShell } from './this-shell.ts'
import { verbs } from './verbs.ts'

process.exitCode = await runVerb(verbs, process.argv.slice(2), thisShell())
