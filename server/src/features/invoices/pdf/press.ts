import { Worker } from 'node:worker_threads'
import { refuse } from '../../../refusals.ts'
import { inLanes } from '../../../platform/in-lanes.ts'
import type { InvoiceDocument } from './document.ts'

const patienceMs = 20_000

/**
 * Prints invoices in a thread of its own, one after the other: a page takes a tenth of a second of computing, for which
 * nobody else shall wait. The thread starts with the first, and anew after one that failed or took too long. Refuses
 * with 503 when thirty wait already.
 */
export function openPress() {
  const inTurn = inLanes(1, 30)
  let worker: Worker | undefined

  return {
    print: (document: InvoiceDocument): Promise<Buffer> => inTurn(() => printed(document)),
    close: () => leave(),
  }

  async function printed(document: InvoiceDocument): Promise<Buffer> {
    const printer = (worker ??= new Worker(new URL('press.worker.ts', import.meta.url)))
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    const late = setTimeout(() => reject(refuse('overloaded')), patienceMs)
    printer.ref()
    printer.once('message', resolve).once('error', reject)
    printer.once('exit', () => reject(new Error('the press stopped')))
    printer.postMessage(document, [])
    try {
      return Buffer.from(await promise)
    } catch (error) {
      await leave()
      throw error
    } finally {
      clearTimeout(late)
      printer.removeAllListeners()
      printer.unref() // a process that has nothing else to do may end
    }
  }

  async function leave() {
    const printer = worker
    worker = undefined
    await printer?.terminate()
  }
}
export type Press = ReturnType<typeof openPress>
