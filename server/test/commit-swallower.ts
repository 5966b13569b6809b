import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { testPostgres } from './server.ts'

/**
 * Stands between a server and PostgreSQL. Once armed it lets the next COMMIT of a transaction that placed an order
 * through, keeps PostgreSQL's reply to itself and drops the connection: the server cannot know whether its transaction is
 * there.
 */
export async function openCommitSwallower() {
  const { host, port } = testPostgres()
  const sockets = new Set<Socket>()
  let armed = false
  let swallowed = 0

  const proxy = createServer((client) => {
    const upstream = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    let places = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (sent) => {
      places ||= sent.includes('insert into orders')
      upstream.write(sent)
    })
    upstream.on('data', (reply) => {
      const committed = reply.includes('COMMIT\0')
      if (committed && places && armed) {
        armed = false
        swallowed += 1
        return client.destroy()
      }
      if (committed) places = false
      client.write(reply)
    })
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')

  return {
    postgres: { ...testPostgres(), host: '127.0.0.1', port: (proxy.address() as AddressInfo).port }, // it listens on a port
    arm: () => void (armed = true),
    swallowed: () => swallowed,
    close() {
      proxy.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
