import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import type { Principal } from '../auth/principals.ts'
import type { Role } from '../auth/roles.ts'
import type { Clock } from '../clock.ts'
import type { Bus } from '../events/bus.ts'
import type { TenantCatalog } from '../tenancy/catalog.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { Feed } from './feed.ts'
import { parseFrame } from './frames.ts'
import { rolesOfSessions } from './realtime.sql.ts'
import { closings, Subscriber } from './subscriber.ts'

export type LiveDeps = {
  bus: Bus
  tenants: TenantCatalog
  clock: Clock
  log: Logger
  /** Whether there is such a topic and this role may follow it. */
  mayFollow(role: Role, topic: string): boolean
}

/** Without a hint an event is this late, and so is the end of a session. */
const pollMs = 5_000
const pingMs = 25_000
const mostPerSecond = 100

type Client = { subscriber: Subscriber; role: Role; topics: readonly string[] }
type Room = { feed: Feed; clients: Set<Client> }

/** The live screens of this node: who is connected, to which kitchen, and for how long they may be. */
export function openLive({ bus, tenants, clock, log, mayFollow }: LiveDeps) {
  const rooms = new Map<number, Room>()
  const timers = [
    setInterval(() => rooms.forEach((room, tenant) => void poll(tenant, room)), pollMs).unref(),
    setInterval(() => eachClient((client) => client.subscriber.ping()), pingMs).unref(),
  ]
  bus.subscribe((tenant, seq) => rooms.get(tenant)?.feed.hint(seq))

  return {
    /** Takes over a connected socket. Whose it is has been found out; what they may follow is judged here. */
    join(tenant: Tenant, { role, session }: Principal, socket: WebSocket): void {
      if (session === undefined) throw new Error('a live stream belongs to a session')
      const room = roomOf(tenant)
      const client: Client = { subscriber: new Subscriber(socket, session), role, topics: [] }
      room.clients.add(client)
      socket.on('close', () => leave(tenant.id, room, client))
      listen(room, client, socket)
    },
    /** When something about a kitchen has changed here: who may not follow it any more goes now, not at the next poll. */
    async recheck(tenant: number): Promise<void> {
      const room = rooms.get(tenant)
      if (room) await poll(tenant, room)
    },
    get sockets() {
      return [...rooms.values()].reduce((sum, { clients }) => sum + clients.size, 0)
    },
    close() {
      timers.forEach(clearInterval)
      eachClient(({ subscriber }) => subscriber.close(closings.restart))
    },
  }

  function roomOf({ id }: Tenant): Room {
    const known = rooms.get(id)
    if (known) return known
    const room: Room = { feed: new Feed(() => tenants.byId(id), log), clients: new Set() }
    rooms.set(id, room)
    return room
  }

  function leave(tenant: number, room: Room, client: Client) {
    room.feed.leave(client.subscriber)
    room.clients.delete(client)
    if (!room.clients.size && rooms.get(tenant) === room) rooms.delete(tenant)
  }

  /** Frames are answered one after the other. */
  function listen(room: Room, client: Client, socket: WebSocket) {
    const { subscriber } = client
    let answered = Promise.resolve()
    let [second, heard] = [0, 0]
    socket.on('message', (data, isBinary) => {
      const now = Math.floor(performance.now() / 1000)
      heard = now === second ? heard + 1 : 1
      second = now
      if (heard > mostPerSecond) return subscriber.close(closings.policy)
      const frame = data as Buffer // ws's default binaryType
      answered = answered
        .then(() => answer(room, client, frame, isBinary))
        .catch((error: unknown) => {
          log.warn({ err: error }, 'a subscription could not be read')
          subscriber.close(closings.later)
        })
    })
  }

  async function answer({ feed }: Room, client: Client, data: Buffer, isBinary: boolean) {
    const { subscriber } = client
    const frame = parseFrame(data, isBinary)
    if ('error' in frame) return subscriber.say(frame)
    const { subscribe, epoch, seq } = frame
    // One answer for a topic that is not there and one that is not theirs: what there is, is not for guessing.
    if (!subscribe.every((topic) => mayFollow(client.role, topic)))
      return subscriber.say({ error: 'There is no such topic.' })
    client.topics = subscribe
    await feed.follow(
      subscriber,
      subscribe,
      epoch === undefined || seq === undefined ? undefined : { epoch, seq },
    )
  }

  /** Whoever has been signed out, suspended or given another role goes; the others get what no hint told of. */
  async function poll(id: number, { feed, clients }: Room) {
    try {
      const tenant = await tenants.byId(id)
      const sessions = [...new Set([...clients].map(({ subscriber }) => subscriber.session))]
      const open = tenant?.state === 'active' ? tenant : undefined
      const roles = open && (await rolesOfSessions(open.read, sessions, clock.now()))
      for (const client of clients) {
        const role = roles?.get(client.subscriber.session)
        if (role === undefined) client.subscriber.close(closings.signedOut)
        else if (!client.topics.every((topic) => mayFollow(role, topic)))
          client.subscriber.close(closings.forbidden)
        else client.role = role
      }
      await feed.read()
    } catch (error) {
      log.warn({ err: error, tenant: id }, 'live streams could not be polled')
    }
  }

  function eachClient(visit: (client: Client) => void) {
    for (const { clients } of rooms.values()) clients.forEach(visit)
  }
}
export type Live = ReturnType<typeof openLive>
