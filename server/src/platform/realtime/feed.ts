import type { Logger } from 'pino'
import { interruption, type Event, type Interruption, type LogPage, type Position } from '../events/event.ts'
import { readLog } from '../events/events.sql.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { Subscriber } from './subscriber.ts'

const pageSize = 500
/** After every number: answers where the log ends and no event. */
const afterAll = Number.MAX_SAFE_INTEGER

/**
 * One tenant's log as it grows, read once for all its subscribers on this node.
 *
 * A subscriber first reads by itself what it missed. It joins the others in the same tick in which it has read at least
 * as far as they have, and a number that it has seen is left out; so nothing is missed and nothing comes twice.
 */
export class Feed {
  readonly #tenant: () => Promise<Tenant | undefined>
  readonly #log: Logger
  readonly #live = new Set<Subscriber>()
  /** How far the live subscribers have read. Without any of them it means nothing. */
  #position: Position = { epoch: '', seq: 0 }
  /** The furthest that anybody said the log goes. */
  #hinted = 0
  #reading: Promise<void> | undefined
  #again = false

  constructor(tenant: () => Promise<Tenant | undefined>, log: Logger) {
    this.#tenant = tenant
    this.#log = log
  }

  hint(seq: number): void {
    this.#hinted = Math.max(this.#hinted, seq)
    if (seq > this.#position.seq) void this.read()
  }

  leave(subscriber: Subscriber): void {
    this.#live.delete(subscriber)
  }

  /** Sends what is new to the live subscribers. One reading at a time; asked again meanwhile it reads once more. */
  read(): Promise<void> {
    this.#again = true
    if (!this.#live.size) return Promise.resolve()
    return (this.#reading ??= this.#readOn())
  }

  /** From the position if the log still has everything after it, else from now. Throws what the database throws. */
  async follow(subscriber: Subscriber, topics: readonly string[], from: Position | undefined): Promise<void> {
    this.leave(subscriber)
    subscriber.topics = new Set(topics)
    let page = await this.#page(from?.seq ?? afterAll)
    let at = { epoch: page.epoch, seq: page.end }
    const resync = from && interruption(from, page)
    if (resync) this.#restart(subscriber, resync, page)
    else {
      at = from ?? at
      subscriber.seq = at.seq
      subscriber.say({ subscribed: topics, ...at })
    }
    while (subscriber.open) {
      if (at.seq < page.end) at = await this.#catchUp(subscriber, page)
      if (!page.full && this.#mayJoin(at)) return this.#join(subscriber)
      if (this.#position.epoch !== at.epoch) await this.read()
      page = await this.#page(at.seq)
      const late = interruption(at, page)
      if (late) at = this.#restart(subscriber, late, page)
    }
  }

  async #catchUp(subscriber: Subscriber, page: LogPage): Promise<Position> {
    for (const event of page.events) {
      subscriber.deliver(event, frameOf(page.epoch, event))
      await subscriber.drained()
    }
    return { epoch: page.epoch, seq: subscriber.seq }
  }

  #mayJoin(at: Position): boolean {
    if (!this.#live.size) this.#position = at
    return this.#position.epoch === at.epoch && at.seq >= this.#position.seq
  }

  #join(subscriber: Subscriber): void {
    this.#live.add(subscriber)
    // What was said while nobody was live has not been read yet.
    if (this.#hinted > this.#position.seq) void this.read()
  }

  async #readOn(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false
        const before = this.#position
        const page = await this.#page(before.seq)
        // Everybody left meanwhile, and who came then began elsewhere.
        if (this.#position !== before) this.#again = true
        else this.#advance(before, page)
        if (page.full) this.#again = true
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'a live stream waits for the next poll')
    } finally {
      this.#reading = undefined
    }
  }

  #advance(before: Position, page: LogPage): void {
    const resync = interruption(before, page)
    if (resync) {
      for (const subscriber of this.#live) this.#restart(subscriber, resync, page)
      this.#position = { epoch: page.epoch, seq: page.end }
      return
    }
    for (const event of page.events) {
      const frame = frameOf(page.epoch, event)
      for (const subscriber of this.#live) subscriber.deliver(event, frame)
      this.#position = { epoch: page.epoch, seq: event.seq }
    }
  }

  #restart(subscriber: Subscriber, resync: Interruption, { epoch, end }: LogPage): Position {
    subscriber.seq = end
    subscriber.say({ resync, subscribed: [...subscriber.topics], epoch, seq: end })
    return { epoch, seq: end }
  }

  async #page(after: number): Promise<LogPage> {
    const tenant = await this.#tenant()
    if (!tenant) throw new Error('the kitchen is gone')
    return readLog(tenant.read, after, pageSize)
  }
}

const frameOf = (epoch: string, { seq, topic, type, id, at, data }: Event): string =>
  JSON.stringify({ epoch, seq, topic, type, id, at, data })
