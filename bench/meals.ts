import type { OwnerConnection } from '../server/src/platform/db/owner.ts'
import { generateDate, lockSlots } from '../server/src/features/production/index.ts'
import { lockOrder, moveOrder } from '../server/src/features/fulfilment/index.ts'
import { openKitchenOn, type Kitchen } from '../server/test/kitchen.ts'
import { startServer } from '../server/test/server.ts'

export const subscriptions = 20_000
export const deliveries = 1_500
const rounds = 3
const day = '2026-03-10'

/**
 * Milliseconds in which a date's meals of twenty thousand subscriptions are generated, beside one bare statement that
 * writes the same orders and lines; and a day of held meals, locked and delivered, beside one bare statement for each of
 * them that writes the same rows. They take turns, so that a slow spell meets all.
 */
export async function mealTimes(postgres: OwnerConnection) {
  process.env.TEST_POSTGRES = JSON.stringify(postgres)
  const server = await startServer()
  const kitchen = await openKitchenOn(server, {})
  await kitchen.holdClock(`${day}T08:00`)
  await fill(kitchen)
  const times = {
    generated: [] as number[],
    inserted: [] as number[],
    held: [] as number[],
    booked: [] as number[],
  }
  for (let round = 0; round < rounds; round += 1) {
    const date = `2026-03-${12 + round}`
    times.generated.push(await timed(() => generateDate(kitchen.tenant, date)))
    const { count } = await made(kitchen, date)
    if (count !== subscriptions) throw new Error(`${count} meals were generated`)
    await forget(kitchen, date)
    times.inserted.push(await timed(() => bareInsert(kitchen, date)))
    await forget(kitchen, date)
  }
  await kitchen.sql(
    `update subscriptions set archived_at = now() where id > (select id from subscriptions order by id offset ${deliveries - 1} limit 1)`,
  )
  await kitchen.sql(`update subscriptions set pricing = 'meal', period_days = null, price = '15.00'`)
  for (let round = 0; round < rounds; round += 1) {
    times.held.push(await timed(() => deliverDay(kitchen, `2026-03-${10 + round}`)))
    await bareInsert(kitchen, `2026-03-${20 + round}`)
    times.booked.push(await timed(() => bareDay(kitchen, `2026-03-${20 + round}`)))
  }
  await server.close()
  return times
}

async function fill({ server, tenant }: Kitchen) {
  await server.deps.owner.with(tenant.database, async (client) => {
    await client.query(`
      set session_replication_role = replica;
      insert into accounts (username, role) select 'eater-' || n, 'customer' from generate_series(1, ${subscriptions}) n;
      insert into customers (account, name) select id, username from accounts where username like 'eater-%';
      insert into wallets (customer, balance, credit_limit, version) select id, '0.00', '9000.00', 0 from customers;
      insert into customer_addresses (customer, street, status) select id, 'Palm Street ' || id, 'active' from customers;
      insert into meal_slots (name, code, cutoff_time, cutoff_days_before) values ('Lunch', 'lunch', '10:00', 0);
      insert into subscriptions (customer, status, start_date, end_date, time_slot, lunch_address, selected_days, payment_mode, price,
          period_days, cost_per_meal, total_cost, ends_on, activated_at)
        select a.customer, 'active', '2026-03-01', '2026-05-29', s.id, a.id,
          '{Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday}', 'wallet', '450.00', 30, '15.00', '1350.00', '2026-05-29', now()
        from customer_addresses a, meal_slots s;
      insert into invoices (customer, subscription, period_start, period_end, invoice_number, date, due_date, total, status)
        select customer, id, '2026-03-01', '2026-03-30', 'INV-' || id, '2026-03-01', '2026-03-08', '450.00', 'pending' from subscriptions;
      reset session_replication_role`)
    await client.query('vacuum analyze')
  })
}

const made = async ({ sql }: Kitchen, date: string) =>
  (
    await sql<{ count: number }>('select count(*)::integer as count from orders where delivery_date = $1', [
      date,
    ])
  )[0]!

const forget = async ({ sql }: Kitchen, date: string) => {
  await sql('delete from orders where delivery_date = $1', [date])
  await sql('vacuum analyze orders')
}

const bareInsert = ({ sql }: Kitchen, date: string) =>
  sql(
    `with placed as (
      insert into orders (customer, subscription, address, meal_slot, delivery_date, status, payment_mode, quantity, total, tax, difference, currency)
      select customer, id, lunch_address, time_slot, $1, 'pending', 'invoice', 1, '15.00', '0.00', '0.00', 'AED' from subscriptions returning id
    )
    insert into order_lines ("order", name, quantity, unit_price, price_source, tax_rate, tax, total)
    select id, 'Meal', 1, '15.00', 'subscription', 0, '0.00', '15.00' from placed`,
    [date],
  )

/** A slot with as many held meals is locked, and each of them cooked and delivered, as the office would. */
async function deliverDay(kitchen: Kitchen, date: string) {
  const { tenant, holdClock, sql } = kitchen
  await generateDate(tenant, date)
  await sql('analyze orders, order_lines') // as it is on any day but a kitchen's first
  await holdClock(`${date}T10:00`)
  while (await tenant.write((tx) => lockSlots(tx, new Date(), tenant)));
  const orders = await sql<{ id: number }>(
    `select id from orders where delivery_date = $1 and status = 'confirmed'`,
    [date],
  )
  if (orders.length !== deliveries) throw new Error(`${orders.length} meals were locked`)
  for (const { id } of orders)
    await tenant.write(async (tx) => {
      const order = await lockOrder(tx, { order: id })
      if (!order) throw new Error('it was just there')
      for (const to of ['preparing', 'ready', 'delivered'] as const)
        await moveOrder({ tx, tenant, order, actor: null }, to)
    })
}

/** As many meals that are there already, each in one statement that writes the same rows, and a transaction of its own. */
const bareDay = ({ server, tenant }: Kitchen, date: string) =>
  server.deps.owner.with(tenant.database, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      'select id from orders where delivery_date = $1 order by id limit $2',
      [date, deliveries],
    )
    for (const { id } of rows) await client.query({ name: 'bare', text: bareDelivery, values: [id] })
  })

const bareDelivery = `
  with served as (update orders set status = 'delivered', updated_at = kitchen_now() where id = $1 returning id, customer),
  ticket as (insert into kitchen_tickets (order_id, status) select id, 'ready' from served),
  brought as (insert into deliveries ("order", status) select id, 'delivered' from served),
  moved as (
    insert into moves ("order", machine, from_status, to_status) select id, machine, 'pending', 'ready'
    from served, unnest(array['order', 'order', 'order', 'order', 'ticket', 'ticket', 'delivery', 'delivery']) machine
  ), told as (
    insert into outbox (topic, type, data) select 'orders', 'order.moved', jsonb_build_object('id', id) from served, generate_series(1, 9)
  ), wallet as (
    update wallets set balance = balance - 15, version = version + 1 from served where wallets.customer = served.customer
    returning wallets.customer, version, balance + promo as spendable
  ), booked as (
    insert into ledger_transactions (type, explanation, "order") select type, 'For a meal', id from served, unnest(array['hold', 'capture']) type
    returning id, type
  )
  insert into ledger_entries (transaction, account, customer, amount, version, balance_after)
  select id, 'wallet', customer, '-15.00'::numeric, version, spendable from booked, wallet where type = 'hold'
  union all select id, 'held', customer, '15.00', null, null from booked, wallet where type = 'hold'
  union all select id, 'held', customer, '-15.00', null, null from booked, wallet where type = 'capture'
  union all select id, 'sales', null, '15.00', null, null from booked where type = 'capture'`

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
