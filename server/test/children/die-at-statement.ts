// Opens a kitchen, copies one, or clones one more spare database, and is killed at its n-th statement: an even one is not sent any more, an
// odd one is. Ends by itself when there are fewer.
import pg from 'pg'
import { provisionSandbox, provisionTenant } from '../../src/saas/tenants/index.ts'
import { fillShelf } from '../../src/saas/tenants/spare-databases.ts'
import { openChildDeps } from './open-deps.ts'

const [, , work = '', slug = '', point = ''] = process.argv
const deps = await openChildDeps()
await deps.template()

const spares = await deps.control.read.selectFrom('spare_databases').select('database').execute()

const original = work === 'sandbox' ? await deps.tenants.bySlug(slug) : undefined

const die = () => process.kill(process.pid, 'SIGKILL')
const prototype: { query: Function } = pg.Client.prototype
const { query } = prototype
let sent = 0
prototype.query = function (...args: unknown[]) {
  sent += 1
  const dies = sent === Number(point)
  if (dies && sent % 2 === 0) die()
  const result = query.apply(this, args)
  if (dies) setImmediate(die)
  return result
}

if (work === 'kitchen')
  await provisionTenant(deps, { key: slug, slug, name: slug, admin: { email: 'asha@example.test' } })
else if (original)
  await provisionSandbox(deps, original, {
    key: `sandbox ${slug}`,
    name: slug,
    by: { username: 'asha', email: '' },
  })
else await fillShelf(deps, spares.length + 1)
await deps.close()
