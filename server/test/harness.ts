import { openKitchenOn, type KitchenOptions } from './kitchen.ts'
import { sharedServer } from './shared-server.ts'
import type { TestServer } from './server.ts'

export { caller, insist, type Answer, type Kitchen, type Person } from './kitchen.ts'

/** A kitchen of the test's own, on the server that the tests of its file share unless another is given. */
export const openKitchen = async ({ server, ...options }: KitchenOptions & { server?: TestServer } = {}) =>
  openKitchenOn(server ?? (await sharedServer()), options)
