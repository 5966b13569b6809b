/**
 * The limit of placing an order: the same rows and the same guards as one prepared statement, driven by a bare pg loop
 * without HTTP, tokens, validation or events read by anybody.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Kitchen } from './kitchen.ts'
import { input } from './world.ts'

const statement = `
  with facts as (
    select c.id as customer, a.id as address, s.id as slot, settings.tax_rate
    from settings, customers c join customer_addresses a on a.customer = c.id and a.status = 'active',
      meal_slots s
    where c.account = $1 and a.id = $2 and s.id = $3 and cutoff_at($4::date, s.cutoff_days_before, s.cutoff_time) > kitchen_now()
  ), line as (
    select i.id, item.name, coalesce(i.override_price, item.price) as unit_price, facts.tax_rate
    from facts, daily_menu_items i join daily_menus m on m.id = i.daily_menu join menu_items item on item.id = i.master_item
    where i.id = any($5::integer[]) and m.menu_date = $4::date and m.meal_slot = $3 and m.status = 'published'
  ), sum as (select sum(unit_price) as total, count(*)::integer as quantity from line
  ), paid as (
    update wallets w set balance = balance - sum.total, version = version + 1 from sum, facts
    where w.customer = facts.customer and w.balance - sum.total >= -w.credit_limit returning w.customer, w.balance, w.version
  ), placed as (
    insert into orders (customer, address, meal_slot, delivery_date, status, payment_mode, quantity, total, tax, currency)
    select facts.customer, address, slot, $4::date, 'confirmed', 'wallet', quantity, total, 0.00, 'AED' from facts, sum, paid
    returning id, order_number, created_at
  ), lines as (
    insert into order_lines ("order", daily_menu_item, name, quantity, unit_price, price_source, tax_rate, tax, total)
    select placed.id, line.id, name, 1, unit_price, 'menu_item', tax_rate, 0.00, unit_price from placed, line
  ), ticket as (insert into kitchen_tickets (order_id) select id from placed returning id
  ), told as (
    insert into outbox (topic, type, data)
    select 'kitchen', 'ticket.opened', jsonb_build_object('id', ticket.id, 'order_id', placed.id) from placed, ticket
    union all select 'orders', 'order.placed', jsonb_build_object('id', placed.id) from placed
  ), booked as (
    insert into ledger_transactions (type, explanation, "order", created_by)
    select 'order_payment', 'Paid for order ' || order_number, id, $1 from placed returning id
  ), entries as (
    insert into ledger_entries (transaction, account, customer, amount, version, balance_after)
    select booked.id, 'wallet', customer, -total, version, balance from booked, paid, sum
    union all select booked.id, 'unearned', null, total, null, null from booked, sum
  ), remembered as (
    insert into idempotency_keys (account, key, request_hash, status, body) select $1, $6, 'hash', 201, to_jsonb(placed)::text from placed
  )
  select id, order_number, created_at from placed`

const { postgres, kitchen, seconds, connections } = input<{
  postgres: { host: string; port: number }
  kitchen: Kitchen
  seconds: number
  connections: number
}>()
const pool = new pg.Pool({
  host: postgres.host,
  port: postgres.port,
  database: kitchen.database,
  ...kitchen.role,
  max: 4,
  options: '-c TimeZone=Asia/Dubai',
})
const times: number[] = []
const end = performance.now() + seconds * 1000

async function loop(place: number) {
  for (let turn = 0; performance.now() < end; turn += 1) {
    const person = kitchen.customers[(place + turn * connections) % kitchen.customers.length]
    const began = performance.now()
    const { rowCount } = await pool.query({
      name: 'place',
      text: statement,
      values: [person?.account, person?.address, kitchen.slot, kitchen.day, kitchen.items, randomUUID()],
    })
    if (rowCount !== 1) throw new Error('the order was not placed')
    times.push(performance.now() - began)
  }
}
await Promise.all(Array.from({ length: connections }, (_, place) => loop(place)))
await pool.end()
times.sort((a, b) => a - b)
console.log(
  JSON.stringify({ perSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] }),
)
