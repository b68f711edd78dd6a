import { Component, useCallback, useEffect, useMemo, useState, type JSX, type ReactNode } from 'react'

import { createClient, type Client } from '#client'
import type { GazetteerEntry } from '#domain/measure'
import { classNames, KeyMapProvider, partsCss, ReaderProvider, StateBox } from '#web/controls'
import { carry, type Desk, DeskProvider, Live, pause, plainReader, readerOf } from '#web/desk'
import { Outbox } from '#web/outbox'
import { applyDevice, keepDevice, printLight, type Device } from '#web/tokens'
import type { MechanismAnswer, SessionAnswer } from '#wire/party'

import { deviceHere } from './device-here.ts'
import { Frame } from './frame.tsx'

import frameCss from './frame.module.css'

const c = classNames(partsCss, frameCss)

/** What the page must know before it can show a screen. */
type Known = {
  readonly mechanism: MechanismAnswer
  readonly session: SessionAnswer
  readonly places: readonly GazetteerEntry[]
}

/** The desks' app. */
export function App(): JSX.Element {
  const [device, setDevice] = useDevice()
  const [client] = useState(() => createClient({ carry }))
  const [known, setKnown] = useState<Known>()
  useEffect(() => untilKnown(client, setKnown), [client])
  if (known === undefined) return <Starting lang={device.lang} />
  return (
    <Broken lang={device.lang}>
      <Page client={client} known={known} setKnown={setKnown} device={device} setDevice={setDevice} />
    </Broken>
  )
}

type PageProps = {
  readonly client: Client
  readonly known: Known
  readonly setKnown: (known: Known) => void
  readonly device: Device
  readonly setDevice: (change: Partial<Device>) => void
}

function Page({ client, known, setKnown, device, setDevice }: PageProps): JSX.Element {
  const [live] = useState(() => new Live(known.mechanism.clock))
  const [outbox] = useState(() => new Outbox(client))
  const renew = useCallback(async () => {
    const asked = await askKnown(client)
    if (asked !== undefined) setKnown(asked)
  }, [client, setKnown])
  const desk: Desk = { client, ...known, live, outbox, device, setDevice, renew }
  const reader = useMemo(() => readerOf(device.lang, known), [device.lang, known])
  return (
    <ReaderProvider reader={reader}>
      <DeskProvider desk={desk}>
        <KeyMapProvider on={device.keys === 'on'}>
          <Feed
            key={`feed ${known.session.key ?? ''}`}
            client={client}
            live={live}
            outbox={outbox}
            office={known.session.office}
          />
          <Frame key={`frame ${known.session.office ?? ''}`} />
        </KeyMapProvider>
      </DeskProvider>
    </ReaderProvider>
  )
}

type FeedProps = Pick<Desk, 'client' | 'live' | 'outbox'> & { readonly office: string | undefined }

/** Follows the feed as long as the same reader reads: a feed belongs to who opened it, so another reader gets another. */
function Feed({ client, live, outbox, office }: FeedProps): undefined {
  useEffect(() => {
    const { size } = live.state()
    const following = client.follow({
      wait: pause,
      tell(heard) {
        live.hear(heard)
        if (heard.kind !== 'line' || !heard.up) return
        void outbox.send()
        if (office !== undefined) void outbox.learn(office)
      },
      ...(size === 0 ? {} : { from: size }),
    })
    const sendAgain = (): void => void outbox.send()
    addEventListener('online', sendAgain)
    // While acts wait, they are tried again by themselves; a desk on which nothing waits asks nothing.
    const timer = setInterval(() => {
      if (outbox.state().waiting.length > 0) sendAgain()
    }, SEND_AGAIN_MS)
    return () => {
      following.stop()
      removeEventListener('online', sendAgain)
      clearInterval(timer)
    }
  }, [client, live, outbox, office])
  return undefined
}

function useDevice(): readonly [Device, (change: Partial<Device>) => void] {
  const [device, setDevice] = useState(deviceHere)
  useEffect(() => applyDevice(device, document.documentElement), [device])
  useEffect(() => printLight(document.documentElement), [])
  const change = (part: Partial<Device>): void => {
    const changed = { ...device, ...part }
    keepDevice(changed)
    setDevice(changed)
  }
  return [device, change]
}

const SEND_AGAIN_MS = 10_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** Asks until the node answers: a page opened before its node is there comes to life by itself. */
function untilKnown(client: Client, setKnown: (known: Known) => void): () => void {
  const left = new AbortController()
  const ask = async (waitMs: number): Promise<void> => {
    const asked = await askKnown(client)
    if (left.signal.aborted) return
    if (asked !== undefined) {
      setKnown(asked)
      return
    }
    await pause(Math.min(waitMs, LONGEST_PAUSE_MS))
    if (!left.signal.aborted) await ask(waitMs * 2)
  }
  void ask(FIRST_PAUSE_MS)
  return () => left.abort()
}

async function askKnown(client: Client): Promise<Known | undefined> {
  const [mechanism, session] = await Promise.all([client.views.mechanism(), client.views.session()])
  if (!mechanism.ok || !session.ok) return undefined
  return { mechanism: mechanism.value, session: session.value, places: await allPlaces(client) }
}

/** The whole gazetteer; empty for a reader who may not read it, who then sees names as they were written. */
async function allPlaces(client: Client): Promise<readonly GazetteerEntry[]> {
  const places: GazetteerEntry[] = []
  for (let after: string | undefined; ;) {
    const page = await client.views.places(after === undefined ? {} : { after })
    if (!page.ok) return places
    places.push(...page.value.places)
    after = page.value.next
    if (after === undefined) return places
  }
}

function Starting({ lang }: { readonly lang: string }): JSX.Element {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1500)
    return () => clearTimeout(timer)
  }, [])
  const reader = plainReader(lang)
  return (
    <main className={c('centre')}>
      {late && (
        <ReaderProvider reader={reader}>
          <StateBox
            state="error"
            title={reader.t('frame.startingTitle')}
            text={reader.t('frame.startingText')}
          />
        </ReaderProvider>
      )}
    </main>
  )
}

type BrokenProps = { readonly lang: string; readonly children: ReactNode }

/** Our own mistake, caught once: the page says so and what is kept, instead of standing blank (R-UI-10). */
class Broken extends Component<BrokenProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    const reader = plainReader(this.props.lang)
    return (
      <main className={c('centre')}>
        <ReaderProvider reader={reader}>
          <StateBox state="error" title={reader.t('frame.brokenTitle')} text={reader.t('frame.brokenText')}>
            <button type="button" className={c('btn p')} onClick={() => location.reload()}>
              {reader.t('frame.reload')}
            </button>
          </StateBox>
        </ReaderProvider>
      </main>
    )
  }
}
