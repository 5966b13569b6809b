import { strict as assert } from 'node:assert'
import { setTimeout as delay } from 'node:timers/promises'

/** Waits until something is so; fails when it is not so in time. */
export async function until(so: () => Promise<boolean>, within = 15_000): Promise<void> {
  const end = performance.now() + within
  while (!(await so())) {
    assert.ok(performance.now() < end, `not within ${within} ms`)
    await delay(50)
  }
}
