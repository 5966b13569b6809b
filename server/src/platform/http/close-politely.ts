import type { App } from './corridor.ts'

/**
 * When the server closes, requests under way are finished and then every socket is let go. Without this a browser keeps
 * it up for half a minute: it opens sockets ahead of need, and one that never asked anything is not idle to Node.
 */
export function closePolitely(app: App): void {
  let underWay = 0
  app.addHook('onRequest', (_request, reply, done) => {
    underWay += 1
    // Also when the client hangs up, of which onResponse may never hear.
    reply.raw.once('close', () => {
      underWay -= 1
    })
    done()
  })
  app.addHook('preClose', (done) => {
    const waiting = setInterval(() => {
      if (underWay > 0) return
      clearInterval(waiting)
      app.server.closeAllConnections()
    }, 20)
    done()
  })
}
