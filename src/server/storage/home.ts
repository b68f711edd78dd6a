import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { isTooLong } from './cluster.ts'
import { canEnter, serverUser } from './server-user.ts'
import { trouble } from './trouble.ts'

/** What keeps a folder from being the home: the database's user cannot get there, we cannot write, or its path is too long. */
export type HomeObstacle = 'HOME_UNREACHABLE' | 'HOME_READ_ONLY' | 'HOME_PATH_TOO_LONG'

/** Where the node keeps its database and keys, and why there. */
export type ChosenHome =
  | { readonly kind: 'named'; readonly home: string }
  | { readonly kind: 'checkout'; readonly home: string }
  | {
      readonly kind: 'elsewhere'
      readonly home: string
      readonly wanted: string
      readonly because: HomeObstacle
    }

/** Who asks for a home: the environment, the checkout the program runs from, and our user (0 is root). */
export type HomeAsked = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly checkoutDir: string
  readonly uid: number
}

/**
 * The home: TRUCELINE_HOME if set; else `.home` in the checkout; where that cannot be, another folder that belongs to
 * this checkout alone and is found again at the next start. Throws `HOME_UNREACHABLE` when no folder will do.
 */
export function chooseHome(asked: HomeAsked): ChosenHome {
  const named = asked.env['TRUCELINE_HOME']
  if (named !== undefined && named !== '') return { kind: 'named', home: resolve(named) }
  const wanted = join(realpathSync(asked.checkoutDir), '.home')
  const because = obstacle(wanted, asked.uid)
  if (because === undefined) return { kind: 'checkout', home: wanted }
  const home = foldersElsewhere(asked).find((folder) => obstacle(folder, asked.uid) === undefined)
  if (home === undefined) throw trouble('HOME_UNREACHABLE', { home: wanted })
  return { kind: 'elsewhere', home, wanted, because }
}

function foldersElsewhere({ env, checkoutDir, uid }: HomeAsked): readonly string[] {
  const checkout = createHash('sha256').update(realpathSync(checkoutDir)).digest('hex').slice(0, 12)
  if (uid === 0) return [join('/var/lib/truceline', checkout)]
  const own =
    env['XDG_DATA_HOME'] ?? (env['HOME'] === undefined ? undefined : join(env['HOME'], '.local/share'))
  const temporary = join(tmpdir(), `truceline-${uid}-${checkout}`)
  return own === undefined ? [temporary] : [join(own, 'truceline', checkout), temporary]
}

function obstacle(home: string, uid: number): HomeObstacle | undefined {
  if (isTooLong(home)) return 'HOME_PATH_TOO_LONG'
  const standing = nearestFolder(home)
  try {
    accessSync(standing, constants.W_OK | constants.X_OK)
  } catch {
    return 'HOME_READ_ONLY'
  }
  return canEnter(standing, uid === 0 ? serverUser() : undefined) ? undefined : 'HOME_UNREACHABLE'
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path))
}
