import { answer, api } from '../api/client.ts'

export type LiveEvent = {
  epoch: string
  seq: number
  topic: string
  type: string
  id: number
  at: string
  data: Record<string, unknown>
}
export type LiveState = 'connecting' | 'live' | 'reconnecting'

type Listener = {
  /** In order, each exactly once, over any number of cuts. */
  event(event: LiveEvent): void
  /** What is shown may have missed something: read it again. */
  resync(): void
  state(state: LiveState): void
}
type Message = LiveEvent | { subscribed: string[]; epoch: string; seq: number; resync?: string }

const shortestWait = 400
const longestWait = 15_000
/** A cut that nobody announced is noticed by asking: after this silence, and giving up after the second. */
const silence = 25_000
const patience = 8_000

/** Follows a kitchen's events until the answer is called. Reconnects by itself and goes on where it was. */
export function followEvents(topics: string[], listener: Listener): () => void {
  let position: { epoch: string; seq: number } | undefined
  let socket: WebSocket | undefined
  let failures = 0
  let retry = 0
  let watch = 0
  let ended = false
  let connecting = false

  async function connect() {
    if (ended || connecting || socket) return
    connecting = true
    clearTimeout(retry)
    try {
      const { ticket } = await answer(api.POST('/api/v1/stream/ticket/'))
      const url = `${location.origin.replace('http', 'ws')}/api/v1/stream?ticket=${encodeURIComponent(ticket)}`
      if (!ended) open(new WebSocket(url))
    } catch {
      later()
    } finally {
      connecting = false
    }
  }

  function open(opened: WebSocket) {
    socket = opened
    heard(patience)
    opened.addEventListener('open', subscribe)
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return
      heard(silence)
      receive(JSON.parse(data) as Message) // the server's own words
    })
    opened.addEventListener('close', () => drop(opened))
  }

  const subscribe = () => socket?.send(JSON.stringify({ subscribe: topics, ...position }))

  function receive(message: Message) {
    if ('subscribed' in message) {
      const { epoch, seq, resync } = message
      const isNew = position === undefined || resync !== undefined
      failures = 0
      listener.state('live')
      // Otherwise the answer only repeats where we asked from, and by now we may be further.
      if (!isNew) return
      position = { epoch, seq }
      listener.resync()
    } else if ('seq' in message && (message.epoch !== position?.epoch || message.seq > position.seq)) {
      position = { epoch: message.epoch, seq: message.seq }
      listener.event(message)
    }
  }

  function heard(next: number) {
    clearTimeout(watch)
    watch = window.setTimeout(() => {
      if (next === patience || socket?.readyState !== WebSocket.OPEN) return drop(socket)
      heard(patience)
      subscribe()
    }, next)
  }

  function drop(dropped: WebSocket | undefined) {
    if (!dropped || socket !== dropped) return
    socket = undefined
    clearTimeout(watch)
    dropped.close()
    later()
  }

  function later() {
    if (ended) return
    listener.state('reconnecting')
    const wait = Math.min(longestWait, shortestWait * 2 ** failures)
    failures += 1
    clearTimeout(retry)
    // Jittered: after a restart of the server not every screen comes in the same moment.
    retry = window.setTimeout(() => void connect(), wait * (0.5 + Math.random() / 2))
  }

  const offline = () => drop(socket)
  const online = () => {
    failures = 0
    void connect()
  }
  window.addEventListener('offline', offline)
  window.addEventListener('online', online)
  listener.state('connecting')
  void connect()

  return () => {
    ended = true
    clearTimeout(retry)
    clearTimeout(watch)
    window.removeEventListener('offline', offline)
    window.removeEventListener('online', online)
    socket?.close()
  }
}
