import { z } from 'zod'

import type { Side } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { mechanismOver } from '#server/projections'
import type { GenesisBody } from '#wire/facts'
import { mechanismAnswer, type MechanismAnswer } from '#wire/party'

import { orderOf } from './sides.ts'
import { foundingOf } from './state.ts'
import { viewOf, type View } from './view.ts'

/** What every reader may know of the mechanism: names, sides, days, the ground in force, gaps of its data, its clock. The public too. */
export const mechanism: View = viewOf({
  name: 'mechanism',
  path: '/api/mechanism',
  summary: 'The mechanism: sides, languages, days, sectors, known gaps of its data, and its clock.',
  row: 'party',
  class: 'P',
  question: z.strictObject({}),
  answer: mechanismAnswer,
  async select(rows, { node, now, asker }): Promise<MechanismAnswer | undefined> {
    const settings = await mechanismOver(rows, { from: now, to: now })
    const founding = settings && (await foundingOf(rows))
    if (!founding) return undefined
    const { sides: _, clock: __, ...agreed } = settings
    const sides = orderOf(settings, now, asker.who).flatMap((side) =>
      sideOf(side, settings, founding.genesis),
    )
    return {
      mech: node.mech,
      ...agreed,
      sides,
      clock: node.clock,
      ...(node.demo ? { demo: node.demo } : {}),
      ...(node.article ? { article: true as const } : {}),
    }
  },
  lower: { full: whole, joint: whole, public: whole },
})

function sideOf(side: Side, settings: Mechanism, { holders }: GenesisBody): MechanismAnswer['sides'] {
  const found = settings.sides.find((each) => each.side === side)
  const seat = holders.some(({ code, root }) => code === side && root !== undefined) ? 'held' : 'vacant'
  const entities = settings.entities.filter((each) => each.side === side).map(({ code }) => code)
  return found ? [{ side, name: found.name, ownLanguages: found.ownLanguages, entities, seat }] : []
}

function whole(answer: MechanismAnswer): MechanismAnswer {
  return answer
}
