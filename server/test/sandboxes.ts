import { strict as assert } from 'node:assert'
import { kitchenOf, type Kitchen, type Person } from './kitchen.ts'

export const sandboxes = '/api/v1/sandboxes/'
export const clock = '/api/v1/sandboxes/clock/'
export const advance = '/api/v1/sandboxes/clock/advance/'
export const timeline = '/api/v1/sandboxes/timeline/'

/** A copy of a kitchen, made through its door, and an administrator who walked in there. */
export async function openSandbox(kitchen: Kitchen, by?: Person) {
  const { status, body } = await (by ?? (await kitchen.person('admin'))).post(sandboxes, {})
  assert.equal(status, 201, JSON.stringify(body))
  const tenant = await kitchen.server.deps.tenants.byId(body.id)
  assert.ok(tenant)
  const copy = kitchenOf(kitchen.server, tenant)
  const office = await copy.person('admin')

  /** Moves the clock and waits until it has arrived; answers its last word. */
  const move = async (wish: { to?: string; days?: number; hours?: number }): Promise<any> => {
    let answer = await office.post(advance, wish)
    assert.ok([200, 202].includes(answer.status), JSON.stringify(answer.body))
    while (answer.body.moving_to !== null) answer = await office.get(clock)
    return answer.body
  }
  /** All that followed between two instants. */
  const followed = async (query = ''): Promise<any[]> =>
    (await office.get(`${timeline}?page_size=2000${query}`)).body.results
  return { ...copy, office, made: body, move, followed }
}
export type Sandbox = Awaited<ReturnType<typeof openSandbox>>
