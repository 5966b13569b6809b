import { createSocket } from 'node:dgram'
import { once } from 'node:events'

/**
 * A name server of the test's own on loopback that answers TXT questions from a list, and says of every other name that
 * there is none (RFC 1035, section 4).
 */
export async function startNameServer() {
  const texts = new Map<string, string>()
  const socket = createSocket('udp4')
  socket.on('message', (question, { port, address }) => socket.send(answerTo(question, texts), port, address))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    texts,
    close: () => new Promise<void>((done) => socket.close(() => done())),
  }
}

function answerTo(question: Buffer, texts: Map<string, string>): Buffer {
  const labels = []
  let at = 12
  for (let length = question[at]!; length > 0; length = question[at]!) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const asked = question.subarray(12, at + 5)
  const text = texts.get(labels.join('.').toLowerCase())
  const header = Buffer.alloc(12)
  question.copy(header, 0, 0, 2)
  header.writeUInt16BE(text === undefined ? 0x8583 : 0x8580, 2) // an authoritative answer; "no such name" without a text
  header.writeUInt16BE(1, 4)
  if (text === undefined) return Buffer.concat([header, asked])
  header.writeUInt16BE(1, 6)
  const record = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 1, 0, text.length + 1, text.length])
  return Buffer.concat([header, asked, record, Buffer.from(text, 'latin1')])
}
