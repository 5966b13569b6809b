import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { openPostgres, start } from './world.ts'
import { execSync } from 'node:child_process'
const postgres = await openPostgres()
const kitchen: any = await start('kitchen.ts', { postgres: postgres.connection })
const { url, slug, day } = kitchen.says
const size = 16837
const bare: any = await start('bare-http.ts', { size })
const pidOf = (f: string) => execSync(`pgrep -P ${process.pid} -f bench/${f}`).toString().trim()
const cpu = (pid: string) => { const p = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return [Number(p[11]), Number(p[12])] }
const run = async (name: string, pid: string, u: string, headers: any) => {
  const a = cpu(pid); const r = await autocannon({ url: u, headers, connections: 32, duration: 3 }); const b = cpu(pid)
  console.log(name.padEnd(6), r.requests.average.toFixed(0), 'user us', ((b[0]! - a[0]!) * 1e4 / r.requests.total).toFixed(1), 'sys us', ((b[1]! - a[1]!) * 1e4 / r.requests.total).toFixed(1))
}
for (let i = 0; i < 4; i += 1) {
  await run('ours', pidOf('kitchen.ts'), `${url}/api/v1/customer/daily-menus/?date=${day}`, { 'x-tenant-slug': slug })
  await run('bare', pidOf('bare-http.ts'), bare.says.url, {})
}
await kitchen.close(); await bare.close(); await postgres.close()
