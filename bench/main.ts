/**
 * npm run bench: how near the server comes to what this machine can do at all. Machines are noisy, so every figure stands
 * beside a limit that is measured in the same run, turn by turn, and the ratios are what counts.
 */
import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import pg from 'pg'
import type { Kitchen } from './kitchen.ts'
import { deliveries, mealTimes, subscriptions } from './meals.ts'
import { provisioningTimes } from './provisioning.ts'
import { median, openPostgres, start } from './world.ts'

const connections = 32
const seconds = Number(process.env.BENCH_SECONDS ?? 5)
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)

/** `npm run bench -- orders` measures only that. */
const wanted = (name: string) => process.argv.length < 3 || process.argv.includes(name)

type Measured = { perSecond: number; p99: number }

const postgres = await openPostgres()
try {
  const kitchen = await start<Kitchen>('kitchen.ts', { postgres: postgres.connection })
  try {
    if (wanted('menu')) await measureMenu(kitchen.says)
    if (wanted('orders')) await measureOrders(kitchen.says)
  } finally {
    await kitchen.close()
  }
  if (wanted('provisioning')) await measureProvisioning()
  if (wanted('meals')) await measureMeals()
} finally {
  await postgres.close()
}

async function measureMenu({ url, slug, day }: Kitchen) {
  const path = `/api/v1/customer/daily-menus/?date=${day}`
  const headers = { 'x-tenant-slug': slug }
  const sample = await fetch(url + path, { headers })
  const size = (await sample.arrayBuffer()).byteLength
  const bare = await start<{ url: string }>('bare-http.ts', { size })
  const [ours, limit] = await turns(
    () => load(url + path, headers),
    () => load(bare.says.url, {}),
  )
  await bare.close()
  report(`The day's menu (${size} bytes)`, ours, 'bare node:http, same bytes', limit, 0.75)
}

async function measureOrders(kitchen: Kitchen) {
  let turn = 0
  const place = (request: autocannon.Request) => {
    const person = kitchen.customers[(turn += 1) % kitchen.customers.length]
    return {
      ...request,
      headers: {
        ...request.headers,
        authorization: `Bearer ${person?.access}`,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({
        delivery_date: kitchen.day,
        meal_slot: kitchen.slot,
        address: person?.address,
        payment_mode: 'wallet',
        items: kitchen.items.map((id) => ({ daily_menu_item: id, quantity: 1 })),
        special_instructions: '',
      }),
    }
  }
  const headers = { 'x-tenant-slug': kitchen.slug, 'content-type': 'application/json' }
  const [ours, limit] = await turns(
    () => load(`${kitchen.url}/api/v1/customer/orders/`, headers, [{ method: 'POST', setupRequest: place }]),
    async () => {
      const loop = await start<Measured>('bare-sql.ts', {
        postgres: postgres.connection,
        kitchen,
        seconds,
        connections,
      })
      await loop.close()
      return loop.says
    },
  )
  report('Place an order', ours, 'one bare SQL statement, no HTTP', limit, 0.6)
}

async function load(
  url: string,
  headers: Record<string, string>,
  requests?: autocannon.Request[],
): Promise<Measured> {
  const result = await autocannon({
    url,
    headers,
    connections,
    duration: seconds,
    ...(requests ? { requests } : {}),
  })
  const failed = result.non2xx + result.errors
  if (failed) throw new Error(`${failed} requests to ${url} failed`)
  return { perSecond: result.requests.average, p99: result.latency.p99 }
}

/** Alternates the two, so that a slow spell of the machine meets both. */
async function turns(ours: () => Promise<Measured>, limit: () => Promise<Measured>) {
  const all: [Measured[], Measured[]] = [[], []]
  await ours()
  for (let round = 0; round < rounds; round += 1) {
    all[0].push(await ours())
    all[1].push(await limit())
  }
  return all
}

function report(title: string, ours: Measured[], limitName: string, limit: Measured[], aim: number) {
  const line = (name: string, measured: Measured[]) =>
    `  ${name.padEnd(34)} ${median(measured.map((one) => one.perSecond))
      .toFixed(0)
      .padStart(7)}/s   p99 ${median(measured.map((one) => one.p99)).toFixed(1)} ms`
  const ratio = median(ours.map((one, round) => one.perSecond / (limit[round]?.perSecond ?? Infinity)))
  console.log(
    `${title}, ${connections} connections, median of ${rounds}\n${line('ours, through HTTP', ours)}\n${line(limitName, limit)}`,
  )
  console.log(`  ratio ${ratio.toFixed(2)} (aim ${aim})${ratio < aim ? '  MISSED' : ''}\n`)
}

async function measureProvisioning() {
  const client = new pg.Client(postgres.connection)
  await client.connect()
  const { ours, bare } = await provisioningTimes(postgres.connection, client)
  await client.end()
  const line = (name: string, times: number[]) =>
    `  ${name.padEnd(34)} ${median(times).toFixed(0).padStart(5)} ms`
  const ratio = median(ours) / median(bare)
  console.log(
    `A new kitchen, p50 of ${ours.length}\n${line('from sign-up to first sign-in', ours)}\n${line('bare CREATE DATABASE ... TEMPLATE', bare)}`,
  )
  console.log(`  ratio ${ratio.toFixed(2)} (aim at most 2)${ratio > 2 ? '  MISSED' : ''}`)
}

async function measureMeals() {
  const { generated, inserted, held, booked } = await mealTimes(postgres.connection)
  const line = (name: string, times: number[]) =>
    `  ${name.padEnd(44)} ${median(times).toFixed(0).padStart(6)} ms`
  const pair = (
    title: string,
    [ours, name]: [number[], string],
    [limit, limitName]: [number[], string],
    aim: number,
  ) => {
    const ratio = median(ours) / median(limit)
    console.log(`${title}\n${line(name, ours)}\n${line(limitName, limit)}`)
    console.log(`  ratio ${ratio.toFixed(1)} (aim at most ${aim})${ratio > aim ? '  MISSED' : ''}\n`)
  }
  pair(
    `The meals of ${subscriptions} subscriptions on a date`,
    [generated, 'generated by their calendars'],
    [inserted, 'one bare INSERT ... SELECT of the same rows'],
    3,
  )
  pair(
    `A day of ${deliveries} meals that are set aside and charged`,
    [held, 'generated, locked, cooked and delivered'],
    [booked, 'one bare statement for each, same rows'],
    10,
  )
}
