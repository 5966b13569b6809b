import type { Tenant, Tx } from './tenant.ts'

class Curtain {
  readonly result: unknown
  constructor(result: unknown) {
    this.result = result
  }
}

/**
 * Runs a command to its end and takes everything back: what it answers is exactly what it would do, because it did it.
 * Nothing stays and nobody is told; only numbers that sequences gave are used up.
 */
export async function rehearse<T>(tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await tenant.write(async (tx) => {
      throw new Curtain(await work(tx))
    })
  } catch (ended) {
    if (ended instanceof Curtain) return ended.result as T // what the work answered
    throw ended
  }
}
