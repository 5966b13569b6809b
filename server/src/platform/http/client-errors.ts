import type { Socket } from 'node:net'
import { STATUS_CODES } from 'node:http'
import { refuse } from '../../refusals.ts'
import { securityHeaders } from './security-headers.ts'

const statuses: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }
const head = Object.entries(securityHeaders)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')

/** What is no HTTP, or comes too slowly, never becomes a request; it is answered on the bare socket. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const status = statuses[error.code ?? ''] ?? 400
    const body = JSON.stringify(status === 400 ? refuse('malformed').body : { error: STATUS_CODES[status] })
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}connection: close\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
  }
  socket.destroy(error)
}
