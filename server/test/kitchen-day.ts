import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { openKitchen } from './harness.ts'

export const day = '2026-03-10'

/** Where an order with its ticket and delivery can stand. */
export type Stage =
  | 'pending'
  | 'queued'
  | 'claimed'
  | 'preparing'
  | 'ready'
  | 'in_transit'
  | 'delivered'
  | 'failed'
  | 'cancelled'
export type Placed = { order: number; ticket: number; delivery: number }

async function done(answer: Promise<{ status: number; body: unknown }>) {
  const { status, body } = await answer
  assert.equal(status, 200, JSON.stringify(body))
}

/** A kitchen at nine in the morning, with a menu, a customer with money, two cooks, an office and a driver. */
export async function openDay() {
  const kitchen = await openKitchen()
  await kitchen.holdClock(`${day}T09:00`)
  const menu = await kitchen.publishMenu({ date: day, items: { dal: '10.00', rice: '2.50' } })
  const [asha, mona, ravi, office, omar] = await Promise.all([
    kitchen.customer({ wallet: '5000.00' }),
    kitchen.person('kitchen_staff'),
    kitchen.person('kitchen_staff'),
    kitchen.person('staff'),
    kitchen.driver(),
  ])
  const { sql } = kitchen
  const { dal = 0, rice = 0 } = menu.items

  /** Asha orders for today: two dal and one rice, for 22.50 from her wallet. */
  async function order(): Promise<Placed> {
    const body = {
      delivery_date: day,
      meal_slot: menu.slot,
      address: asha.address,
      payment_mode: 'wallet',
      special_instructions: 'no onion',
      items: [
        { daily_menu_item: dal, quantity: 2 },
        { daily_menu_item: rice, quantity: 1 },
      ],
    }
    const { status, body: placed } = await asha.post('/api/v1/customer/orders/', body, {
      'idempotency-key': randomUUID(),
    })
    assert.equal(status, 201, JSON.stringify(placed))
    return { order: placed.id, ...(await hangingOn(placed.id)) }
  }

  async function hangingOn(id: number) {
    const [row] = await sql<{ ticket: number | null; delivery: number | null }>(
      `select t.id as ticket, d.id as delivery from orders o left join kitchen_tickets t on t.order_id = o.id left join deliveries d on d."order" = o.id where o.id = $1`,
      [id],
    )
    return { ticket: row?.ticket ?? 0, delivery: row?.delivery ?? 0 }
  }

  const doors = {
    ticket: (id: number, action: string) => `/api/v1/kitchen/orders/${id}/${action}/`,
    delivery: (id: number, action: string) => `/api/v1/delivery/deliveries/${id}/${action}/`,
    order: (id: number) => `/api/v1/orders/${id}/update_status/`,
  }

  /** An order that went through the doors to this stage; Mona cooks, Omar drives. */
  async function orderAt(stage: Stage): Promise<Placed> {
    const placed = await order()
    const { ticket, order: id } = placed
    if (stage === 'pending') {
      await sql('delete from kitchen_tickets where order_id = $1', [id])
      await sql(`update orders set status = 'pending' where id = $1`, [id])
      return { ...placed, ticket: 0 }
    }
    if (stage === 'queued') return placed
    await done(mona.post(doors.ticket(ticket, 'claim')))
    if (stage === 'claimed') return placed
    if (stage === 'cancelled') {
      await done(office.post(doors.order(id), { status: 'cancelled' }))
      return placed
    }
    await done(mona.post(doors.ticket(ticket, 'start_preparation')))
    if (stage === 'preparing') return placed
    await done(mona.post(doors.ticket(ticket, 'mark_ready')))
    const { delivery } = await hangingOn(id)
    await done(office.post(doors.delivery(delivery, 'assign_driver'), { driver_id: omar.driver }))
    const path = {
      ready: [],
      in_transit: ['in_transit'],
      delivered: ['in_transit', 'delivered'],
      failed: ['in_transit', 'failed'],
    }[stage]
    for (const status of path) await done(office.post(doors.delivery(delivery, 'update_status'), { status }))
    return { ...placed, delivery }
  }

  /** The order, its ticket and its delivery, their history and their money; with the versions of the rows, so that writing the same again shows. */
  const rowsOf = async (id: number) => {
    const [rows] = await sql(
      `select o.status as "order", o.xmin as order_version, t.status as ticket, t.xmin as ticket_version, d.status as delivery, d.xmin as delivery_version,
        (select count(*)::int from deliveries where "order" = o.id) as deliveries, (select count(*)::int from moves where "order" = o.id) as moves,
        (select count(*)::int from ledger_transactions where "order" = o.id) as bookings,
        (select count(*)::int from outbox where (data ->> 'order_id')::int = o.id) as events
      from orders o left join kitchen_tickets t on t.order_id = o.id left join deliveries d on d."order" = o.id where o.id = $1`,
      [id],
    )
    return rows
  }

  /** Every order was paid once, returned once if it was cancelled, earned once if it was delivered; and the books balance. */
  async function booksAgree() {
    const wrong = await sql(
      `select o.id, o.status, array_agg(l.type order by l.id) as types from orders o left join ledger_transactions l on l."order" = o.id group by o.id
      having array_agg(l.type order by l.id) is distinct from array['order_payment'] ||
        case o.status when 'cancelled' then array['order_refund'] when 'delivered' then array['revenue'] else '{}' end`,
    )
    assert.deepEqual(wrong, [])
    const [books] = await sql(
      `select sum(amount) = 0 as balanced,
        coalesce(sum(amount) filter (where account = 'wallet'), 0) = (select sum(balance) from wallets) as wallets,
        coalesce(sum(amount) filter (where account in ('sales', 'tax')), 0) = (select coalesce(sum(total), 0) from orders where status = 'delivered') as earned,
        coalesce(sum(amount) filter (where account = 'unearned'), 0) =
          (select coalesce(sum(total), 0) from orders where status not in ('delivered', 'cancelled')) as unearned
      from ledger_entries`,
    )
    assert.deepEqual(books, { balanced: true, wallets: true, earned: true, unearned: true })
  }

  return {
    ...kitchen,
    menu,
    asha,
    mona,
    ravi,
    office,
    omar,
    doors,
    order,
    orderAt,
    hangingOn,
    rowsOf,
    booksAgree,
  }
}
export type Day = Awaited<ReturnType<typeof openDay>>
