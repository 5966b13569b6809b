/** The limit of answering over HTTP: node:http and a constant body of the given size. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { input } from './world.ts'

const { size } = input<{ size: number }>()
const body = Buffer.alloc(size, 'x')
const server = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  })
  response.end(body)
})
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })),
) // listens on TCP
