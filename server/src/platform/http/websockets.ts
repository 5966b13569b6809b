import type { WebsocketPluginOptions } from '@fastify/websocket'

const goodbyeMs = 2_000

/** 64 KB is the largest frame; a larger one closes with 1009. Compression would cost each idle socket its memory. */
export const websockets: WebsocketPluginOptions = {
  options: { maxPayload: 64 * 1024, perMessageDeflate: false },
  // ws has told the client already and closes by itself; the plugin's own handler would cut the goodbye short.
  errorHandler: (error, _socket, request) => request.log.info({ err: error }, 'a socket failed'),
  preClose(done) {
    for (const client of this.websocketServer.clients) {
      client.close(1012, 'restart')
      setTimeout(() => client.terminate(), goodbyeMs).unref()
    }
    this.websocketServer.close(() => done())
  },
}
