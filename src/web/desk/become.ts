import type { Reply } from '#client'
import {
  forgetOfficeKey,
  keepOfficeKey,
  makeKey,
  officeKey,
  recordBytes,
  signBytes,
  type OfficeKey,
} from '#web/keys'
import type { DemoPerson } from '#wire/party'
import type { Problem } from '#wire/record'

import type { Desk } from './desk.tsx'
import { signIn } from './sign-in.ts'

/** Why an office could not be taken; undefined when it was. */
export type NotTaken = Problem | undefined

/** Demo only: becomes one of its people. A key made here before is used again; otherwise one is made and enrolled. */
export async function become(desk: Desk, person: DemoPerson): Promise<NotTaken> {
  const kept = await officeKey(person.office)
  if (kept !== undefined) {
    const reply = await signIn(desk.client, kept)
    if (reply.ok) return entered(desk)
    // A demo that was begun anew does not know keys of the one before.
    await forgetOfficeKey(kept.office)
  }
  const made = await enrolled(desk, person)
  if (!made.ok) return made.problem
  const reply = await signIn(desk.client, made.value)
  return reply.ok ? entered(desk) : reply.problem
}

/** Signs in with a key that is on this device, outside a demo. */
export async function enter(desk: Desk, key: OfficeKey): Promise<NotTaken> {
  const reply = await signIn(desk.client, key)
  return reply.ok ? entered(desk) : reply.problem
}

/** Signs out: this page reads as the public from here on. Keys, drafts and signed acts stay on the device. */
export async function leave(desk: Desk): Promise<void> {
  await desk.client.signOut()
  desk.keeper.reads(undefined)
  await desk.renew()
}

async function entered(desk: Desk): Promise<undefined> {
  await desk.renew()
  await desk.outbox.send()
  return undefined
}

async function enrolled(desk: Desk, person: DemoPerson): Promise<Reply<OfficeKey>> {
  const fresh = await makeKey()
  const begun = await desk.client.beginEnrolment({ person: person.id, key: fresh.key })
  if (!begun.ok) return begun
  const { env } = begun.value
  const sig = await signBytes(fresh.privateKey, recordBytes(env))
  const done = await desk.client.completeEnrolment({ env, sig })
  if (!done.ok) return done
  const key: OfficeKey = { ...fresh, ...done.value, person: person.id }
  await keepOfficeKey(key)
  return { ok: true, value: key }
}
