import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import type { Event } from '../events/event.ts'

/** Why we close. All but `policy` and `signedOut` mean: come back with a new ticket and the last position. */
export const closings = {
  restart: { code: 1012, reason: 'restart' },
  tooSlow: { code: 1013, reason: 'too slow, resume' },
  later: { code: 1013, reason: 'resume' },
  policy: { code: 1008, reason: 'too many messages' },
  signedOut: { code: 4401, reason: 'signed out' },
  forbidden: { code: 4403, reason: 'not allowed any more' },
} as const
export type Closing = (typeof closings)[keyof typeof closings]

/** What may wait in our memory for a client that does not read. */
const mostBuffered = 1024 * 1024
/** Reading what it missed, a client takes it as fast as it can and we read no further ahead than this. */
const comfortable = 64 * 1024
const patienceMs = 10_000

/** One client's place in its tenant's log, and the only way to it. */
export class Subscriber {
  readonly session: string
  readonly #socket: WebSocket
  topics: ReadonlySet<string> = new Set()
  /** Everything up to here has been sent or is of no interest to it. */
  seq = 0
  alive = true

  constructor(socket: WebSocket, session: string) {
    this.#socket = socket
    this.session = session
    socket.on('pong', () => {
      this.alive = true
    })
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  say(message: object): void {
    this.#send(JSON.stringify(message))
  }

  /** The next event, already written as a frame, which all subscribers share. What was sent before is left out. */
  deliver(event: Event, frame: string): void {
    if (event.seq <= this.seq) return
    this.seq = event.seq
    if (this.topics.has(event.topic)) this.#send(frame)
  }

  /** Waits until the client has read most of what it was sent; one that does not is closed. */
  async drained(): Promise<void> {
    const until = performance.now() + patienceMs
    while (this.open && this.#socket.bufferedAmount > comfortable) {
      if (performance.now() > until) return this.close(closings.tooSlow)
      await delay(10)
    }
  }

  close({ code, reason }: Closing): void {
    if (!this.open) return
    this.#socket.close(code, reason)
    // A client that does not read does not see our goodbye either.
    const end = setTimeout(() => this.#socket.terminate(), 2_000)
    void once(this.#socket, 'close').then(() => clearTimeout(end))
  }

  /** False when the last ping was not answered. */
  ping(): boolean {
    if (!this.alive) {
      this.#socket.terminate()
      return false
    }
    this.alive = false
    if (this.open) this.#socket.ping()
    return true
  }

  #send(text: string): void {
    if (!this.open) return
    if (this.#socket.bufferedAmount > mostBuffered) return this.close(closings.tooSlow)
    this.#socket.send(text)
  }
}
