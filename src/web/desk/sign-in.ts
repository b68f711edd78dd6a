import type { Client, Reply } from '#client'
import { officeKey, signBytes, signInBytes, type OfficeKey } from '#web/keys'
import type { SessionAnswer } from '#wire/party'

/** Signs in with a key that is on this device. */
export async function signIn(client: Client, key: OfficeKey): Promise<Reply<SessionAnswer>> {
  const asked = await client.challenge()
  if (!asked.ok) return asked
  const { challenge } = asked.value
  const sig = await signBytes(key.privateKey, signInBytes(challenge, location.host))
  return client.signIn({ key: key.key, office: key.office, challenge, sig })
}

/** Signs in with the key of an office, if it is on this device. */
export async function signInAs(client: Client, office: string): Promise<Reply<SessionAnswer> | undefined> {
  const key = await officeKey(office)
  return key === undefined ? undefined : signIn(client, key)
}
