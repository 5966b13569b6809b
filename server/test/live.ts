import { once } from 'node:events'
import { type ClientOptions, WebSocket } from 'ws'
import type { Person } from './harness.ts'
import type { TestServer } from './server.ts'

export type Frame = {
  epoch: string
  seq: number
  topic: string
  type: string
  id: number
  at: string
  data: Record<string, any>
}
export type Said = Partial<Frame> & { subscribed?: string[]; resync?: string; error?: string }

/** A live screen: a socket that keeps what it heard. */
export async function openScreen(
  server: TestServer,
  person: Pick<Person, 'post'>,
  options: ClientOptions = {},
) {
  const { body } = await person.post('/api/v1/stream/ticket/')
  return connectScreen(server, body.ticket, options)
}

export async function connectScreen(server: TestServer, ticket: string, options: ClientOptions = {}) {
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/api/v1/stream?ticket=${encodeURIComponent(ticket)}`,
    options,
  )
  const heard: Said[] = []
  const waiting = new Set<() => void>()
  const changed = () => waiting.forEach((look) => look())
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)))
    changed()
  })
  let closed: number | undefined
  socket.on('close', (code) => {
    closed = code
    changed()
  })
  socket.on('error', () => {})
  await Promise.race([
    once(socket, 'open'),
    once(socket, 'unexpected-response').then(([, response]) => {
      throw Object.assign(new Error('refused'), { status: response.statusCode })
    }),
  ])
  /** Resolves once it is so. */
  const until = (so: () => boolean, within = 8_000) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (so()) {
          end()
          resolve()
        }
      }
      const timer = setTimeout(() => {
        end()
        reject(
          new Error(`not within ${within} ms; heard ${JSON.stringify(heard).slice(-500)}, closed ${closed}`),
        )
      }, within)
      const end = () => {
        clearTimeout(timer)
        waiting.delete(look)
      }
      waiting.add(look)
      look()
    })
  return {
    socket,
    heard,
    until,
    get closed() {
      return closed
    },
    events: () => heard.filter((said): said is Frame => said.topic !== undefined),
    say: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    /** Subscribes and answers the first message. */
    async subscribe(topics: string[], { epoch, seq }: { epoch?: string; seq?: number } = {}): Promise<Said> {
      const place = heard.length
      socket.send(JSON.stringify({ subscribe: topics, epoch, seq }))
      await until(() => heard.length > place)
      return heard[place]!
    },
    closing: async () => {
      await until(() => closed !== undefined)
      return closed
    },
  }
}
export type Screen = Awaited<ReturnType<typeof openScreen>>
