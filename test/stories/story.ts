import { expect, onTestFinished, test } from 'vitest'

import type { Claim, CounterClaim, Statement } from '#domain/claim'
import type { Utc } from '#domain/measure'
import type { FoundingDescription } from '#server/node'

import { jsonOf } from '../founding.ts'
import { releaseDay } from '../report-desks.ts'
import { claimSealed, linkSealed, statementSealed, type DoorOptions } from '../running-node.ts'
import { must, stageOf, type Stage } from './stage.ts'
import { lineOfPublic, linesOfMatter } from './told.ts'
import { prepared, type Play } from './whole.ts'

/** Something an office does when its time has come. Throws with what it was refused for. */
export type Deed = () => Promise<void>

/** What a desk is shown. */
type Reader = {
  /** Waits until the matter of an account reads so, among other lines, at this desk. */
  readonly sees: (account: string, ...lines: readonly string[]) => Promise<void>
  /** The same matter never reads so here: asked once, behind everything that was seen before. */
  readonly seesNot: (account: string, ...lines: readonly string[]) => Promise<void>
  /** Waits until an entry of this type, by this office, at this time, is in the record. */
  readonly finds: (office: string, type: string, at: Utc) => Promise<void>
}

/** A side's liaison at its desk. Claims and answers are named by their ids in the file. */
export type SideDesk = Reader & {
  readonly lodges: (
    id: string,
    otherwise?: { readonly adopting?: string; readonly telling?: Partial<Claim> },
  ) => Deed
  readonly acknowledges: (id: string) => Deed
  readonly answers: (id: string, telling?: Partial<CounterClaim>) => Deed
  readonly corrects: (id: string, telling: Partial<Claim>, reason: string) => Deed
  readonly withdraws: (id: string, reason: string) => Deed
}

/** An office of the mission, or the mediator, at its desk. Statements are named by their ids in the file. */
export type MissionDesk = Reader & {
  readonly transcribes: (id: string, telling?: Partial<Statement>) => Deed
  readonly joins: (first: string, second: string, why: string) => Deed
  /** Tries what only a side may. */
  readonly lodges: SideDesk['lodges']
}

/** The public, at no desk. */
type Public = {
  readonly reads: (...lines: readonly string[]) => Promise<void>
  readonly readsNothing: () => Promise<void>
}

/** Whoever is in a story. */
export type Cast = {
  /** Moves the clock to an instant and does the deeds of it; none where only time passes. */
  readonly at: (time: string, ...deeds: readonly Deed[]) => Promise<void>
  /** The duty officer transcribes and joins what the replay's plan has, each at its time, up to an instant. */
  readonly replayedUntil: (time: string) => Promise<void>
  readonly A: SideDesk
  readonly B: SideDesk
  readonly duty: MissionDesk
  readonly mediator: MissionDesk
  readonly head: Reader
  /** Every desk of the story, the sides' too. */
  readonly everyone: Reader
  /** The mission puts the daily of a day together, two approve it, two offices release it. */
  readonly released: (day: string) => Deed
  readonly anybody: Public
  readonly stage: Stage
}

/** The code of a refusal, as the deed that is refused tells it. */
export function refused(code: string, deed: Deed): Deed {
  return async () => {
    await expect(deed()).rejects.toThrow(`"code":"${code}"`)
  }
}

/** A day or a task at a real node, through its doors, with a clock that the story moves (S-32). */
export function story(title: string, play: Play, tell: (cast: Cast) => Promise<void>): void {
  test(
    // oxlint-disable-next-line vitest/valid-title -- each story gives its own
    title,
    async () => {
      const stage = await stageOf(play.founding)
      onTestFinished(stage.end)
      await tell(await castOf(stage, play))
      expect(stage.node.faults).toEqual([])
    },
    60_000,
  )
}

/** What is known of the accounts of a story: their ids in the record, by their names in the files. */
type Ground = { readonly stage: Stage; readonly play: Play; readonly rids: Map<string, string> }

async function castOf(stage: Stage, play: Play): Promise<Cast> {
  const ground: Ground = { stage, play, rids: new Map() }
  const replay = await prepared(stage, play)
  const readers = labelsOf(play.founding).map((label) => readerOf(ground, label))
  return {
    stage,
    at: async (time, ...deeds) => {
      must(await stage.moveTo(instant(time)))
      for (const deed of deeds) await deed()
    },
    replayedUntil: async (time) => {
      must(await replay.walkTo(instant(time), stage.moveTo))
      must(await stage.moveTo(instant(time)))
    },
    A: sideDesk(ground, 'A.liaison'),
    B: sideDesk(ground, 'B.liaison'),
    duty: missionDesk(ground, 'M.duty'),
    mediator: missionDesk(ground, 'M.mediator'),
    head: readerOf(ground, 'M.head'),
    everyone: {
      sees: async (...told) => void (await Promise.all(readers.map((reader) => reader.sees(...told)))),
      seesNot: async (...told) => void (await Promise.all(readers.map((reader) => reader.seesNot(...told)))),
      finds: async (...told) => void (await Promise.all(readers.map((reader) => reader.finds(...told)))),
    },
    released: (day) => async () => void (await releaseDay(stage.node, day)),
    anybody: publicOf(ground),
  }
}

/** Labels of the keys that anyone may become; of an office of several people the first. */
function labelsOf({ become, offices }: FoundingDescription): readonly string[] {
  const shared = new Set(offices.filter(({ people }) => people > 1).map(({ office }) => office))
  return become.map((office) => (shared.has(office) ? `${office}/1` : office))
}

/** `2020-10-10T08:14Z` as the record writes it. */
function instant(time: string): Utc {
  return new Date(time).toISOString()
}

function readerOf(ground: Ground, label: string): Reader {
  const lines = async (account: string): Promise<readonly string[]> => {
    const { views } = await ground.stage.client(label)
    const told = await views.accounts({ limit: 100 })
    const matters = told.ok ? told.value.matters : []
    const accounts = matters.flatMap((matter) => matter.accounts)
    for (const { id, sourceId } of accounts) if (sourceId !== undefined) ground.rids.set(sourceId, id)
    const id = ground.rids.get(account)
    const matter = matters.find((each) => each.accounts.some((one) => one.id === id))
    return matter === undefined ? [] : linesOfMatter(matter, namesOf(ground))
  }
  return {
    sees: async (account, ...told) => {
      await expect.poll(() => lines(account), { message: label }).toEqual(expect.arrayContaining([...told]))
    },
    seesNot: async (account, ...told) => {
      const read = await lines(account)
      expect(read.filter((line) => told.includes(line))).toEqual([])
    },
    finds: async (office, type, at) => {
      const { views } = await ground.stage.client(label)
      const rows = async () => {
        const page = await views.entries({ limit: 200 })
        return page.ok ? page.value.entries.map((row) => `${row.office} ${row.type} ${row.at}`) : page
      }
      await expect.poll(rows, { message: label }).toContain(`${office} ${type} ${instant(at)}`)
    },
  }
}

function namesOf({ rids }: Ground): ReadonlyMap<string, string> {
  return new Map([...rids].map(([name, id]) => [id, name]))
}

function publicOf({ stage }: Ground): Public {
  const lines = async () => {
    const { views } = await stage.client()
    const told = await views.publicAccounts({})
    return told.ok ? told.value.accounts.map(lineOfPublic) : told
  }
  return {
    reads: async (...told) => {
      await expect.poll(lines).toEqual(expect.arrayContaining([...told]))
    },
    readsNothing: async () => expect(await lines()).toEqual([]),
  }
}

function sideDesk(ground: Ground, label: string): SideDesk {
  const enter = entering(ground, label)
  const id = (name: string) => ground.rids.get(name) ?? ''
  const ofSide = label.slice(0, 1)
  return {
    ...readerOf(ground, label),
    lodges: lodging(ground, label),
    acknowledges: (name) => () =>
      enter('claim.acknowledged', { by: ofSide }, { ref: [{ rel: 'acknowledges', rid: id(name) }] }).then(
        noName,
      ),
    answers: (name, telling) => async () => {
      const { answer, answers } = answerIn(ground, name)
      const ref = [{ rel: 'answers', rid: id(answers) }]
      await enter('claim.answered', { answer: { ...answer, ...telling } }, { ref })
    },
    corrects: (name, telling, reason) => async () => {
      const { claim, own } = claimIn(ground, name)
      await enter(
        'claim.corrected',
        { claim: { ...claim, ...telling }, reason },
        {
          ref: onNewest('corrects', id(name), await newest(ground, name)),
          sealed: claimSealed(claim.by, jsonOf(own)),
        },
      )
    },
    withdraws: (name, reason) => async () => {
      const ref = onNewest('withdraws', id(name), await newest(ground, name))
      await enter('claim.withdrawn', { by: ofSide, reason }, { ref })
    },
  }
}

function missionDesk(ground: Ground, label: string): MissionDesk {
  const enter = entering(ground, label)
  return {
    ...readerOf(ground, label),
    lodges: lodging(ground, label),
    transcribes: (name, telling) => async () => {
      const { statement, mission } = statementIn(ground, name)
      const body = { statement: { ...statement, ...telling } }
      const rid = await enter('statement.transcribed', body, { sealed: statementSealed(jsonOf(mission)) })
      ground.rids.set(name, rid)
    },
    joins: (first, second, why) => async () => {
      const accounts = [first, second].map((name) => ground.rids.get(name) ?? '')
      const ref = accounts.map((rid) => ({ rel: 'links', rid }))
      await enter(
        'claim.linked',
        { link: { relation: 'sameEvent', accounts } },
        { ref, sealed: linkSealed(why) },
      )
    },
  }
}

function lodging(ground: Ground, label: string): SideDesk['lodges'] {
  return (name, { adopting, telling } = {}) =>
    async () => {
      const { claim, own } = claimIn(ground, name)
      const ref = adopting === undefined ? [] : [{ rel: 'adopts', rid: ground.rids.get(adopting) ?? '' }]
      const sealed = claimSealed(claim.by, jsonOf(own))
      const body = { claim: { ...claim, ...telling } }
      const rid = await entering(ground, label)('claim.lodged', body, {
        sealed,
        ...(ref.length > 0 ? { ref } : {}),
      })
      ground.rids.set(name, rid)
    }
}

function entering({ stage }: Ground, label: string) {
  return async (type: string, body: unknown, options: DoorOptions): Promise<string> =>
    (await stage.desk(label)).record(type, body, options)
}

function noName(): void {}

function onNewest(rel: string, rid: string, newestRid: string): NonNullable<DoorOptions['ref']> {
  return [
    { rel, rid },
    { rel: 'follows', rid: newestRid },
  ]
}

/** The newest version of an account, as its own desk reads it. */
async function newest({ stage, rids }: Ground, name: string): Promise<string> {
  const id = rids.get(name) ?? ''
  const { views } = await stage.client('M.duty')
  const matter = await views.account(id)
  return (matter.ok ? matter.value.accounts.find((account) => account.id === id)?.rid : undefined) ?? id
}

function claimIn({ play }: Ground, name: string) {
  const draft = play.claims.find(({ id }) => id === name)?.value
  if (draft?.kind !== 'claim') throw new Error(`${name} is no claim of the file`)
  return draft
}

function answerIn({ play }: Ground, name: string) {
  const draft = play.claims.find(({ id }) => id === name)?.value
  if (draft?.kind !== 'answer') throw new Error(`${name} is no answer of the file`)
  return draft
}

function statementIn({ play }: Ground, name: string) {
  const step = play.statements.steps.find((each) => each.kind === 'transcribe' && each.row.id === name)
  if (step?.kind !== 'transcribe') throw new Error(`${name} is no statement of the file`)
  return step.row
}
