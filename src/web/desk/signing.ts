import { useState } from 'react'

import { isSealedTo, type Sealing } from '#domain/access'
import type { JsonObject, RecordRef } from '#domain/record'
import type { Draft, Outcome, Stream } from '#web/outbox'

import { useDesk, type Desk } from './desk.tsx'

/**
 * What is signed: the act's door, the fact, what it refers to, and what of it is sealed to whom. Without a body the whole
 * fact is sealed, and nothing of it stands in clear.
 */
export type ToSign = {
  readonly act: string
  readonly type: string
  readonly body: JsonObject | undefined
  readonly ref: readonly RecordRef[]
  /** The head of the record that it is about, as a report names it; absent: the newest. */
  readonly after?: Stream['after']
  readonly sealed?: { readonly body: JsonObject; readonly to: Sealing }
}

/** A signature under way: what came of the last one, whether one is being made, and how to make one. */
export type Signing = {
  readonly outcome: Outcome | undefined
  readonly busy: boolean
  /** Signs and sends, in their order; stops at the first that is not taken. Answers what came of the last one tried. */
  readonly sign: (
    acts: readonly ToSign[],
    draft?: () => Draft,
    /** One act more that names the last of them by its rid; what comes of it changes nothing of what is said of them. */
    then?: (rid: string) => ToSign,
  ) => Promise<Outcome | undefined>
  readonly forget: () => void
}

/** Signs acts with the key of this reader's office and sends them, or keeps them while there is no line (R-UI-27). */
export function useSigning(): Signing {
  const desk = useDesk()
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  return {
    outcome,
    busy,
    async sign(acts, draft, then) {
      setBusy(true)
      let last: Outcome | undefined
      for (const act of acts) {
        last = await signedBy(desk, act, draft?.())
        if (last.kind === 'refused' || last.kind === 'notSigned') break
      }
      const rid = ridTaken(last)
      if (then !== undefined && rid !== undefined) await signedBy(desk, then(rid), undefined)
      setOutcome(last)
      setBusy(false)
      if (last?.kind === 'recorded') desk.live.ownAct()
      return last
    },
    forget: () => setOutcome(undefined),
  }
}

function ridTaken(outcome: Outcome | undefined): string | undefined {
  if (outcome?.kind === 'recorded') return outcome.receipt.rid
  return outcome?.kind === 'waiting' ? outcome.rid : undefined
}

/** Signs one act and says what came of it. */
export async function signedBy(desk: Desk, made: ToSign, draft: Draft | undefined): Promise<Outcome> {
  const { session, mechanism, outbox, live } = desk
  const to = made.sealed?.to
  const seals = to === undefined ? [] : await outbox.sealKeys((office) => isSealedTo(office, to))
  const isDemo = mechanism.demo !== undefined
  return outbox.sign(session.office ?? '', {
    act: made.act,
    type: made.type,
    mech: mechanism.mech,
    made: { t: live.now(), src: isDemo ? 'manual' : 'ntp', unc: 1000 },
    body: made.body,
    ref: made.ref,
    ...(made.after === undefined ? {} : { after: made.after }),
    ...(made.sealed === undefined ? {} : { sealed: { body: made.sealed.body, to: seals } }),
    draft,
  })
}
