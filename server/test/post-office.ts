import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

type Refusal = { responseCode: number } | undefined
type Rules = {
  /** Asked for every mail, with how many came before: what it answers refuses this one, when it answers. */
  refuse?: (before: number) => Promise<Refusal> | Refusal
  login?: { user: string; password: string }
  startTls?: boolean
}

/** A mail server that keeps what it takes. */
export async function postOffice({ refuse, login, startTls = false }: Rules = {}) {
  const taken: { from: string; to: string[]; text: string; secure: boolean }[] = []
  let asked = 0
  const server = new SMTPServer({
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: startTls ? [] : ['STARTTLS'],
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.password
        ? done(null, { user: username })
        : done(new Error('wrong password')),
    async onRcptTo(_address, _session, done) {
      asked += 1
      const rule = await refuse?.(asked - 1)
      done(rule && Object.assign(new Error('refused for a test: asha@spice.example'), rule))
    },
    async onData(stream, { envelope, secure }, done) {
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      const to = envelope.rcptTo.map(({ address }) => address)
      taken.push({ from, to, text: await text(stream), secure })
      done()
    },
  })
  server.on('error', () => {}) // clients that go away
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    taken,
    asked: () => asked,
    port: (server.server.address() as AddressInfo).port, // it listens on a port
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}
