import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * As much of Redis as counting needs, for machines without one: it adds to a key that ends after its seconds. It can fall
 * silent, which a real one that hangs does, and be killed.
 */
export async function fakeRedis(port = 0) {
  const counts = new Map<string, { count: number; until: number }>()
  const sockets = new Set<Socket>()
  let silent = false

  const server = createServer((socket) => {
    sockets.add(socket)
    let received = ''
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.setEncoding('latin1').on('data', (text) => {
      received += text
      for (let command = next(); command; command = next()) if (!silent) socket.write(answer(command))
    })

    /** The next whole command of what was received: an array of texts with their lengths. */
    function next(): string[] | undefined {
      const head = /^\*(\d+)\r\n/.exec(received)
      if (!head) return undefined
      let place = head[0].length
      const words: string[] = []
      for (let word = 0; word < Number(head[1]); word += 1) {
        const size = /^\$(\d+)\r\n/.exec(received.slice(place))
        if (!size) return undefined
        place += size[0].length
        const length = Number(size[1])
        if (received.length < place + length + 2) return undefined
        words.push(received.slice(place, place + length))
        place += length + 2
      }
      received = received.slice(place)
      return words
    }
  })

  function answer([command = '', , , key = '', points, seconds]: string[]): string {
    switch (command.toUpperCase()) {
      case 'HELLO':
        return '%2\r\n+server\r\n+redis\r\n+proto\r\n:3\r\n'
      case 'EVAL': {
        const known = counts.get(key)
        const entry =
          known && known.until > Date.now() ? known : { count: 0, until: Date.now() + Number(seconds) * 1000 }
        entry.count += Number(points)
        counts.set(key, entry)
        return `*2\r\n:${entry.count}\r\n:${Math.max(0, entry.until - Date.now())}\r\n`
      }
      default:
        return '+OK\r\n'
    }
  }

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo // it listens on a port
  return {
    url: `redis://127.0.0.1:${taken}`,
    keys: () => [...counts.keys()],
    fallSilent: (is = true) => {
      silent = is
    },
    async kill() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
