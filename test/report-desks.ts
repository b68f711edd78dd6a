import type { Utc } from '#domain/measure'
import type { Observation, Watch } from '#domain/observation'
import type { RecordRef } from '#domain/record'

import { jsonOf } from './founding.ts'
import { missionPart, underWatch, watchOf } from './observations.ts'
import { deskOf, type Desk, type TestNode } from './running-node.ts'

/** A version that a desk put together, and its hash. */
export type Assembled = { readonly rid: string; readonly sha256: string }

/** Desks of a mission that makes a daily, at a node with real doors. */
export type ReportDesks = {
  readonly desk: (label: string) => Promise<Desk>
  readonly watches: (label: string, other?: Partial<Watch>) => Promise<string>
  readonly observes: (label: string, watch: string, told: Observation) => Promise<string>
  readonly assembles: (
    label: string,
    day: string,
    correcting?: { readonly rid: string; readonly revision: number; readonly reason: string },
  ) => Promise<Assembled>
  /** The rid of the signature; throws with the node's answer where it is refused. */
  readonly signs: (label: string, type: string, of: Signed) => Promise<string>
  /** Two of the mission approve a version, which issues it. */
  readonly issues: (version: Assembled) => Promise<Assembled>
  /** Two offices release a version: they sign the files that the node says it makes. */
  readonly releases: (version: Assembled) => Promise<Utc>
}

/** What is signed: on which version, in which relation, after which first signature, with which body. */
export type Signed = {
  readonly rel: string
  readonly rid: string
  readonly first?: string
  readonly body: object
}

const TRIES = 5

type Correcting = Parameters<ReportDesks['assembles']>[2]

/** A daily as the record stands, and what is signed of it. */
async function draftOf(own: Desk, day: string, correcting: Correcting) {
  const { size } = (await (await own.get('/api/record/author')).json()).after
  const answer = await own.get(`/api/daily?day=${day}&size=${size}`)
  if (answer.status !== 200) throw new Error(`the daily of ${day}: ${await answer.text()}`)
  const { sha256, jointSha256, daily } = await answer.json()
  const reason = correcting ? { reason: correcting.reason } : {}
  const body = { kind: 'daily', day, revision: daily.head.revision, sha256, jointSha256, ...reason }
  const ref = correcting ? { ref: [{ rel: 'corrects', rid: correcting.rid }] } : {}
  return { body, draft: { type: 'report.assembled', body, ...ref } }
}

/** Desks at a node, each signed in once. */
export function reportDesks(node: TestNode): ReportDesks {
  const open = new Map<string, Promise<Desk>>()
  const desk = (label: string): Promise<Desk> => {
    const at = open.get(label) ?? deskOf(node, label)
    open.set(label, at)
    return at
  }
  const signs: ReportDesks['signs'] = async (label, type, { rel, rid, first, body }) => {
    const ref: readonly RecordRef[] = [
      { rel, rid },
      ...(first === undefined ? [] : [{ rel: 'seconds', rid: first }]),
    ]
    return (await desk(label)).record(type, body, { ref })
  }
  const twice = async (labels: readonly [string, string], type: string, of: Signed): Promise<void> => {
    const first = await signs(labels[0], type, of)
    await signs(labels[1], type, { ...of, first })
  }
  return {
    desk,
    signs,
    watches: async (label, other) => {
      const type = 'observation.watch.opened'
      const body = { class: 'M', type, watch: jsonOf(watchOf(other)) }
      return (await desk(label)).recordWhole(type, {
        vis: 'C',
        sealed: { body, sealing: { kind: 'observed', by: label } },
      })
    },
    observes: async (label, watch, told) => {
      const body = jsonOf(underWatch(watch, [missionPart()]))
      const sealed = { body, sealing: { kind: 'observed', by: label } } as const
      return (await desk(label)).record('observation.submitted', { observations: [told] }, { sealed })
    },
    assembles: async (label, day, correcting) => {
      const own = await desk(label)
      // What the node itself records in between moves the head that is signed on: then it is read and signed again.
      for (let left = TRIES; ; left--) {
        const { body, draft } = await draftOf(own, day, correcting)
        const answer = await own.act('report.assemble', draft)
        if (answer.status === 201) return { rid: (await answer.json()).rid, sha256: body.sha256 }
        const told = await answer.text()
        if (left === 0 || !told.includes('REP_HASH')) throw new Error(`report.assembled by ${label}: ${told}`)
      }
    },
    issues: async (version) => {
      const { rid, sha256 } = version
      await twice(['M.duty', 'M.head'], 'report.approved', { rel: 'approves', rid, body: { sha256 } })
      return version
    },
    releases: async ({ rid }) => {
      const asked = `/api/publications/${rid}/files`
      const body = await (await (await desk('M.head')).get(asked)).json()
      const first = await signs('M.head', 'publication.released', { rel: 'releases', rid, body })
      const seen = await (await (await desk('M.investigator')).get(asked)).json()
      await signs('M.investigator', 'publication.released', { rel: 'releases', rid, first, body: seen })
      return body.publicAt
    },
  }
}

/** The daily of a day that has closed: put together, approved by two, released by two offices. Answers its public time. */
export async function releaseDay(node: TestNode, day: string): Promise<Utc> {
  const desks = reportDesks(node)
  return desks.releases(await desks.issues(await desks.assembles('M.head', day)))
}
