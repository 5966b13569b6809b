import type { Socket } from 'node:net'
import type { App } from './corridor.ts'

/**
 * When the server closes, requests under way are finished and then every socket is let go. Without this a browser keeps
 * it up for half a minute: it opens sockets ahead of need, and one that never asked anything is not idle to Node.
 */
export function closePolitely(app: App): void {
  const { server } = app
  const silent = new Set<Socket>()
  server.on('connection', (socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  server.on('request', ({ socket }) => silent.delete(socket))
  server.on('upgrade', ({ socket }) => silent.delete(socket))
  app.addHook('preClose', (done) => {
    const waiting = setInterval(() => {
      for (const socket of silent) socket.destroy()
      server.closeIdleConnections()
    }, 20)
    server.once('close', () => clearInterval(waiting))
    done()
  })
}
