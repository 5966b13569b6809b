import { after } from 'node:test'
import { startServer, type TestServer } from './server.ts'

let shared: Promise<TestServer> | undefined
// Here and not below: a hook that is set inside a test ends with that test.
after(async () => (await shared)?.close())

/** The server that the tests of one file share; it closes after the last of them. */
export function sharedServer(): Promise<TestServer> {
  shared ??= startServer()
  return shared
}
