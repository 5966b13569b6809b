import { test } from 'node:test'
import { sharedServer } from './server.ts'
import { provisionTenant } from '../src/saas/tenants/index.ts'
import { fillShelf } from '../src/saas/tenants/spare-databases.ts'
test('x', async () => {
  const { deps } = await sharedServer()
  const time = async (n: number, f: (i: number) => Promise<unknown>) => { const ts: number[] = []; for (let i=0;i<n;i++){ const t=performance.now(); await f(i); ts.push(performance.now()-t) } ; return ts.sort((a,b)=>a-b)[n>>1]!.toFixed(1) }
  const t = await deps.template()
  console.log('bare', await time(15, (i) => deps.owner.with('postgres', (c) => c.query(`create database bare_${process.pid}_${i} template ${t.database} strategy wal_log`))))
  const p = (x: string) => (i: number) => provisionTenant(deps, { key: x+i, slug: `${x}-${i}`, name: 'A', admin: { email: 'a@b.cd' } })
  console.log('no spare', await time(15, p('a')))
  await fillShelf(deps, 15)
  console.log('spare', await time(15, p('b')))
  console.log('bare', await time(15, (i) => deps.owner.with('postgres', (c) => c.query(`create database bare2_${process.pid}_${i} template ${t.database} strategy wal_log`))))
})
