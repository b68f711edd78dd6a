import { z } from 'zod'

import { holderOf } from '#domain/record'
import { logKeyOfSeed } from '#server/log'
import { textOf } from '#tlog'

import { isViews, makeDemoKeys, readDemoKeys, type DemoKeys } from './demo-keys.ts'
import { foundingDescription } from './founding-description.ts'
import { homeKind } from './home-kind.ts'
import { LOG_KEY_FILE, readRealKeys, type OwnKey, type RealKeys } from './real-keys.ts'
import type { Recorded } from './recorded.ts'
import { nodeTrouble } from './trouble.ts'

/** What a node signs with, and how its mechanism is founded where nothing is founded yet. */
export type HomeKeys = RealKeys &
  (
    | { readonly kind: 'demo'; readonly mech: string; readonly demo: DemoKeys }
    | {
        readonly kind: 'real'
        readonly mech: string
        /** Signed elsewhere by the roots; entered only into an empty log. */
        readonly submissions: readonly Uint8Array[]
      }
  )

/** How a home is founded if it is not: a demo from its description, a real mechanism by what its roots have signed. */
export type Founding = {
  readonly founding?: unknown
  readonly signedFounding?: readonly Uint8Array[]
}

/** Whether there is anything to serve in a home, or to found there. Throws `HOME_NONE`; looks at files alone. */
export function checkFoundable(home: string, { founding, signedFounding }: Founding): void {
  const kind = homeKind(home)
  if (kind === 'demo' || kind === 'real') return
  if (founding === undefined && signedFounding === undefined) throw nodeTrouble('HOME_NONE', { home })
}

/**
 * The keys of a home against what its record says. A demo has its test keys and a clock in its founding; everything else
 * is a real mechanism, whose keys stand in files. Throws `HOME_KEYS` where they do not, `HOME_NONE` where nothing is
 * founded and nothing is given to found.
 */
export function homeKeysOf(home: string, asked: Founding, recorded: Recorded | undefined): HomeKeys {
  const { founding, signedFounding } = asked
  const kept = readDemoKeys(home)
  if (kept !== undefined) return demoOf(home, kept, recorded)
  const isReal = homeKind(home) === 'real' || signedFounding !== undefined || recorded !== undefined
  if (isReal) return realOf(home, signedFounding ?? [], recorded)
  const description = foundingDescription.parse(founding)
  const start = description.mechanism.clock?.start
  if (start === undefined) throw new Error('a demonstration gives its mechanism a clock')
  return demoOf(home, makeDemoKeys(home, description, start), recorded)
}

/** The office by which the signing node's holder reads, if the founding opens one. */
function heldOf({ founding, sealOf }: DemoKeys, own: OwnKey): Pick<RealKeys, 'held'> {
  const office = founding.offices.find(
    (each) => isViews(each) && holderOf(each.office) === holderOf(own.office),
  )
  return office === undefined ? {} : { held: { office: office.office, identities: [sealOf(office.office)] } }
}

function demoOf(home: string, demo: DemoKeys, recorded: Recorded | undefined): HomeKeys {
  if (recorded?.isWhole === true && recorded.clockStart === undefined)
    throw nodeTrouble('HOME_KEYS', { file: `${home}/${LOG_KEY_FILE}` }) // test keys beside a record that is no demo's
  const { mech } = demo.founding
  const own = ownOf(demo)
  return { kind: 'demo', mech, demo, logKey: logKeyOfSeed(demo.logSeed), own, ...heldOf(demo, own) }
}

function ownOf({ founding, officersOf, key }: DemoKeys): OwnKey {
  const office =
    founding.offices.find((each) => each.functions.includes('node') && !isViews(each))?.office ?? ''
  const [officer] = officersOf(office)
  if (officer === undefined) throw new Error('a founding without an office of the node')
  return { office, key: key(officer.label) }
}

function realOf(home: string, submissions: readonly Uint8Array[], recorded: Recorded | undefined): HomeKeys {
  const keys = readRealKeys(home)
  const mech = recorded?.mech ?? mechOf(submissions)
  if (mech === undefined) throw nodeTrouble('HOME_NONE', { home })
  return { kind: 'real', mech, submissions, ...keys }
}

const addressed = z.object({ env: z.object({ mech: z.string() }) })

/** The mechanism that the first record of a founding names; the log judges all the rest of it. */
function mechOf([first]: readonly Uint8Array[]): string | undefined {
  return first === undefined ? undefined : addressed.parse(JSON.parse(textOf(first) ?? '')).env.mech
}
