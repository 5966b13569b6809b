/** A whole server with one kitchen, a day's menu of four slots and twelve dishes each, and 64 customers with full wallets. */
import type { OwnerConnection } from '../server/src/platform/db/owner.ts'
import { openKitchenOn } from '../server/test/kitchen.ts'
import { startServer } from '../server/test/server.ts'
import { input } from './world.ts'

export type Kitchen = {
  url: string
  slug: string
  database: string
  role: { user: string; password: string }
  day: string
  slot: number
  items: number[]
  customers: { access: string; customer: number; account: number; address: number }[]
}

const { postgres } = input<{ postgres: OwnerConnection }>()
process.env.TEST_POSTGRES = JSON.stringify(postgres)

const day = '2026-03-10'
const server = await startServer()
const kitchen = await openKitchenOn(server, {})
await kitchen.holdClock(`${day}T09:00`)
const dishes = (slot: number) =>
  Object.fromEntries(
    Array.from({ length: 12 }, (_, place) => [`Dish ${slot}-${place} with a name of usual length`, '4.50']),
  )
const menus = []
for (let slot = 0; slot < 4; slot += 1)
  menus.push(await kitchen.publishMenu({ date: day, items: dishes(slot) }))
const [lunch] = menus
if (!lunch) throw new Error('there are four')
const customers = []
for (let place = 0; place < 64; place += 1) customers.push(await kitchen.customer({ wallet: '9000000.00' }))

const { tenant } = kitchen
const said: Kitchen = {
  url: server.url,
  slug: tenant.slug,
  day,
  slot: lunch.slot,
  items: Object.values(lunch.items).slice(0, 3),
  database: tenant.database,
  role: { user: tenant.database, password: server.deps.owner.passwordOf(tenant.database) },
  customers: customers.map(({ access, customer, account, address }) => ({
    access,
    customer,
    account,
    address,
  })),
}
console.log(JSON.stringify(said))
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))
