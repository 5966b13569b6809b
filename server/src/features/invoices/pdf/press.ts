import { Worker } from 'node:worker_threads'
import { refuse } from '../../../refusals.ts'
import { inLanes } from '../../../platform/in-lanes.ts'
import type { Document } from './document.ts'

const patienceMs = 20_000

/**
 * Prints invoices and credit notes in a thread of its own, one after the other: a page takes a tenth of a second of computing, for which
 * nobody else shall wait. The thread starts with the first, and anew after one that failed or took too long. Refuses
 * with 503 when thirty wait already.
 */
export function openPress() {
  const inTurn = inLanes(1, 30)
  let worker: Worker | undefined
  let customer: Pick<PromiseWithResolvers<Uint8Array>, 'resolve' | 'reject'> | undefined

  return {
    print: (document: Document): Promise<Buffer> => inTurn(() => printed(document)),
    close: () => leave(),
  }

  async function printed(document: Document): Promise<Buffer> {
    const { promise, ...waiting } = Promise.withResolvers<Uint8Array>()
    const late = setTimeout(() => waiting.reject(refuse('overloaded')), patienceMs)
    customer = waiting
    worker ??= hire()
    worker.ref()
    worker.postMessage(document, [])
    try {
      return Buffer.from(await promise)
    } catch (error) {
      await leave()
      throw error
    } finally {
      clearTimeout(late)
      worker?.unref() // a process that has nothing else to do may end
    }
  }

  function hire(): Worker {
    const printer = new Worker(new URL('press.worker.ts', import.meta.url))
    printer.on('message', (pdf: Uint8Array) => customer?.resolve(pdf))
    printer.on('error', (error) => customer?.reject(error))
    printer.on('exit', () => customer?.reject(new Error('the press stopped')))
    return printer
  }

  async function leave() {
    const printer = worker
    worker = undefined
    await printer?.terminate()
  }
}
export type Press = ReturnType<typeof openPress>
