import { setTimeout as sleep } from 'node:timers/promises'
import { removeClosedSandboxes } from './close-sandbox.ts'
import { finishAbandoned, type ProvisioningDeps } from './finish-provisioning.ts'
import { dropStrays, fillShelf } from './spare-databases.ts'

/** How many databases stand ready for sign-ups to come; another is cloned while these are being taken. */
const spares = 4

/** One round: removes sandboxes that are closed, finishes sign-ups whose process died, drops what belongs to nobody, and clones spare databases. */
export async function tidyUp(deps: ProvisioningDeps, wished = spares): Promise<void> {
  await removeClosedSandboxes(deps)
  await finishAbandoned(deps)
  await dropStrays(deps)
  await fillShelf(deps, wished)
}

/** A round at once and then every 30 s. Returns its stop, which lets a round that is under way end. */
export function startJanitor(deps: ProvisioningDeps): () => Promise<void> {
  const stopping = new AbortController()
  const working = work()
  return async () => {
    stopping.abort()
    await working
  }

  async function work() {
    while (!stopping.signal.aborted) {
      await tidyUp(deps).catch((error) => deps.log.error({ err: error }, 'a round of the janitor failed'))
      await sleep(30_000, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }
}
