import {
  Component,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type JSX,
  type ReactNode,
} from 'react'

import type { Client } from '#client'
import type { GazetteerEntry } from '#domain/measure'
import { classNames, KeyMapProvider, partsCss, ReaderProvider, StateBox } from '#web/controls'
import { carry, type Desk, DeskProvider, Keeper, Live, pause, plainReader, readerOf } from '#web/desk'
import { keepSending, Outbox } from '#web/outbox'
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
  const [keeper] = useState(() => new Keeper(carry))
  const [known, setKnown] = useState<Known>()
  useEffect(() => untilKnown(keeper.client, setKnown), [keeper])
  if (known === undefined) return <Starting lang={device.lang} />
  return (
    <Broken lang={device.lang}>
      <Page keeper={keeper} known={known} setKnown={setKnown} device={device} setDevice={setDevice} />
    </Broken>
  )
}

type PageProps = {
  readonly keeper: Keeper
  readonly known: Known
  readonly setKnown: (known: Known) => void
  readonly device: Device
  readonly setDevice: (change: Partial<Device>) => void
}

function Page({ keeper, known, setKnown, device, setDevice }: PageProps): JSX.Element {
  const { client } = keeper
  const [live] = useState(() => new Live(known.mechanism.clock))
  const [outbox] = useState(() => new Outbox(client))
  const renew = useCallback(async () => {
    const asked = await askKnown(client)
    if (asked !== undefined) setKnown(asked)
  }, [client, setKnown])
  useReaderKept(keeper, known.session.office, renew)
  useEffect(() => keepSending(outbox, pause), [outbox])
  const desk: Desk = { client, keeper, ...known, live, outbox, device, setDevice, renew }
  const reader = useMemo(() => readerOf(device.lang, known), [device.lang, known])
  return (
    <ReaderProvider reader={reader}>
      <DeskProvider desk={desk}>
        <KeyMapProvider on={device.keys === 'on'}>
          <Feed
            key={`feed ${known.session.key ?? ''}`}
            client={client}
            keeper={keeper}
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

/** The keeper knows who reads, and the page asks anew when the keeper found that it may be another. */
function useReaderKept(keeper: Keeper, office: string | undefined, renew: () => Promise<void>): void {
  const { turn } = useSyncExternalStore(keeper.subscribe, keeper.state)
  useEffect(() => keeper.reads(office), [keeper, office])
  useEffect(() => {
    if (turn > 0) void renew()
  }, [turn, renew])
}

type FeedProps = Pick<Desk, 'client' | 'keeper' | 'live' | 'outbox'> & { readonly office: string | undefined }

/**
 * Follows the feed as long as the same reader reads: a feed belongs to who opened it, so another reader gets another. A page
 * that nobody looks at lets its line go and takes it up where it was: a browser has six for all pages of a node, and the
 * seventh page would wait for ever.
 */
function Feed({ client, keeper, live, outbox, office }: FeedProps): undefined {
  const isShown = useSyncExternalStore(onShown, () => document.visibilityState === 'visible')
  useEffect(() => {
    if (!isShown) return undefined
    const { size } = live.state()
    const following = client.follow({
      wait: pause,
      tell(heard) {
        const wasDown = live.state().downSince !== undefined
        live.hear(heard)
        if (heard.kind !== 'line' || !heard.up) return
        if (wasDown) void keeper.check()
        void outbox.send()
        if (office !== undefined) void outbox.learn(office)
      },
      ...(size === 0 ? {} : { from: size }),
    })
    return following.stop
  }, [client, keeper, live, outbox, office, isShown])
  return undefined
}

function onShown(tell: () => void): () => void {
  document.addEventListener('visibilitychange', tell)
  return () => document.removeEventListener('visibilitychange', tell)
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
  const places = session.value.role === 'PU' ? [] : await allPlaces(client)
  return { mechanism: mechanism.value, session: session.value, places }
}

/** The whole gazetteer. The public may not read it, and sees names as they were written. */
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
