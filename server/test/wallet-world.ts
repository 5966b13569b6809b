import { sql } from 'kysely'
import { changeCreditLimit } from '../src/features/wallet/change-credit-limit.ts'
import * as wallet from '../src/features/wallet/index.ts'
import { reverseMovement } from '../src/features/wallet/reverse-movement.ts'
import { transfer } from '../src/features/wallet/transfer.ts'
import { rows } from '../src/platform/db/handles.ts'
import { formatMoney } from '../src/platform/money.ts'
import type { Tx } from '../src/platform/tenancy/tenant.ts'
import { Refusal } from '../src/refusals.ts'
import { openKitchen } from './harness.ts'
import { people, type Command } from './wallet-commands.ts'
import type { Model, Outcome } from './wallet-model.ts'

const money = (minor: number) => formatMoney(BigInt(minor), 2)
const dayOf = (place: number) => new Date(Date.UTC(2026, 2, 1 + place)).toISOString().slice(0, 10)
type Opened = { customers: number[]; orders: wallet.BookedOrder[] }

/** A kitchen whose calendar goes on day by day, for one history of a few people after the other. */
export async function openLedger() {
  const { tenant, holdClock, person } = await openKitchen()
  const { account: by } = await person('manager')
  let today = 0
  await holdClock(`${dayOf(today)}T12:00`)

  /** People with empty wallets, and orders of theirs that nobody has paid: the first half from the wallet, the others held. */
  async function open(prices: number[]): Promise<Opened> {
    const [opened] = await tenant.write((tx) => insertPeople(tx, prices))
    return opened! // a select without "from" has one row
  }

  /** Does a step for real. Refused is an answer; anything else that is thrown is a fault. */
  async function perform({ customers, orders }: Opened, model: Model, step: Command): Promise<Outcome> {
    if (step.type === 'midnight') await holdClock(`${dayOf((today += 1))}T12:00`)
    try {
      return await tenant.write((tx) => act(tx, step))
    } catch (error) {
      if (error instanceof Refusal) return { answer: false }
      throw error
    }

    async function act(tx: Tx, { ...it }: Command): Promise<Outcome> {
      if ('order' in it) return { answer: await ofOrder[it.type](tx, orders[it.order]!) }
      const customer = 'person' in it ? customers[it.person]! : 0
      const amount = 'amount' in it ? money(it.amount) : ''
      const credit = { customer, amount, why: 'for a meal', invoice: null }
      switch (it.type) {
        case 'top-up': {
          const { id } = await wallet.creditWallet(tx, tenant, customer, amount, 'cash', by)
          return { answer: true, movement: id }
        }
        case 'grant': {
          const expires_on = it.days === null ? null : dayOf(today + it.days)
          const wish = { customer, amount, expires_on, priority: it.priority, explanation: 'a gift' }
          return { answer: true, ...(await wallet.grantPromo(tx, tenant, wish, by)) }
        }
        case 'transfer': {
          const wish = { from: customer, to: customers[it.to]!, amount, reason: 'a test' }
          return { answer: true, movement: await transfer(tx, tenant, wish, by) }
        }
        case 'reverse':
          await reverseMovement(
            tx,
            tenant,
            { movement: model.bookings[it.booking]!.movement, reason: 'a slip' },
            by,
          )
          return { answer: true }
        case 'meal-credit':
          await wallet.creditMeal(tx, tenant, credit, by)
          return { answer: true }
        case 'meal-credit-undone':
          return { answer: await wallet.takeMealCreditBack(tx, tenant, credit, by) }
        case 'limit':
          await changeCreditLimit(tx, tenant, customer, amount)
          return { answer: true }
        case 'hold-all': {
          const ids = await wallet.holdOrders(tx, tenant, orders.filter(isHeld).toReversed())
          return { answer: ids.map((id) => orders.findIndex((order) => order.id === id)) }
        }
        case 'expiry':
          await wallet.expirePromo(tx, new Date(), tenant)
          return { answer: true }
        case 'midnight':
          return { answer: true }
      }
    }
  }

  const isHeld = (order: wallet.BookedOrder) => order.payment_mode === 'hold'
  const done = (work: Promise<void>) => work.then(() => true)
  const ofOrder = {
    order: (tx: Tx, order: wallet.BookedOrder) => done(wallet.payOrder(tx, tenant, order, by)),
    cancel: (tx: Tx, order: wallet.BookedOrder) => done(wallet.refundOrder(tx, tenant, order, by)),
    hold: (tx: Tx, order: wallet.BookedOrder) => wallet.holdOrder(tx, tenant, order, by),
    capture: (tx: Tx, order: wallet.BookedOrder) => wallet.captureOrder(tx, tenant, order, by),
    release: (tx: Tx, order: wallet.BookedOrder) => wallet.releaseOrder(tx, tenant, order, by, 'no gas'),
    deliver: (tx: Tx, order: wallet.BookedOrder) => done(wallet.recogniseRevenue(tx, tenant, order, by)),
  }

  return {
    open,
    perform,
    wallets: ({ customers }: Opened) => tenant.write((tx) => readWallets(tx, customers)),
  }
}

const insertPeople = (tx: Tx, prices: number[]) =>
  rows<Opened>(
    tx,
    sql`
    with account as (
      insert into accounts (username, role)
      select gen_random_uuid(), 'customer' from generate_series(1, ${people}::integer) returning id
    ), customer as (
      insert into customers (account, name) select id, 'Asha' from account order by id returning id
    ), wallet as (
      insert into wallets (customer, balance, credit_limit) select id, no_money(), no_money() from customer
    ), placed as (
      insert into orders (customer, delivery_date, status, payment_mode, quantity, total, tax, currency)
      select (select array_agg(id order by id) from customer)[1 + (place - 1) % ${people}::integer], kitchen_today(), 'confirmed',
        case when place * 2 <= ${prices.length}::integer then 'wallet' else 'hold' end, 1, total, trunc(total / 21, 2), 'AED'
      from unnest(${prices.map(money)}::numeric[]) with ordinality as price (total, place) order by place
      returning id, order_number, customer, payment_mode, total::text, tax::text
    )
    select (select array_agg(id order by id) from customer) as customers,
      (select json_agg(placed order by id) from placed) as orders`,
  )

export type WalletRead = {
  paid: number
  promotional: number
  held: number
  limit: number
  owed: number
  grants: number[]
  /** What is not as the books promise, in words; empty when all is well. */
  faults: string[]
}

/** What is stored of each wallet, in minor units, and whether its entries say the same. */
const readWallets = (tx: Tx, customers: number[]) =>
  rows<WalletRead>(
    tx,
    sql`
    select (w.balance * 100)::integer as paid, (promotional(w) * 100)::integer as promotional, (w.held * 100)::integer as held,
      (w.credit_limit * 100)::integer as limit, given.left as grants,
      (select coalesce(-sum(e.amount) * 100, 0)::integer from orders o join ledger_transactions t on t."order" = o.id
        join ledger_entries e on e.transaction = t.id where o.customer = w.customer and e.account = 'receivable') as owed,
      array_remove(array[
        case when w.balance <> booked.wallet then 'paid money is not the sum of its entries' end,
        case when w.promo <> booked.promo then 'promotional money is not the sum of its entries' end,
        case when w.promo <> given.sum then 'promotional money is not what remains of the grants' end,
        case when w.held <> booked.held then 'held money is not the sum of its entries' end,
        case when w.balance < -w.credit_limit or w.promo < 0 or w.held < 0 then 'a balance is negative' end,
        case when w.version <> booked.links or booked.links <> booked.last then 'the chain has a gap' end,
        case when booked.is_broken then 'a balance in the chain is not the running one' end,
        case when booked.is_unbalanced then 'a transaction has one entry or does not sum to zero' end,
        case when given.is_wrong then 'a grant is not the sum of its entries' end
      ], null) as faults
    from wallets w cross join lateral (
      select coalesce(sum(amount) filter (where account = 'wallet'), 0) as wallet,
        coalesce(sum(amount) filter (where account = 'promo'), 0) as promo,
        coalesce(sum(amount) filter (where account = 'held'), 0) as held,
        count(version) as links, coalesce(max(version), 0) as last, bool_or(balance_after <> running) as is_broken,
        bool_or((select sum(amount) <> 0 or count(*) < 2 from ledger_entries other where other.transaction = own.transaction)) as is_unbalanced
      from (select account, amount, version, balance_after, transaction,
        sum(amount) filter (where version is not null) over (order by version) as running
        from ledger_entries where customer = w.customer) own
    ) booked cross join lateral (
      select coalesce(sum(remaining), 0) as sum, coalesce(array_agg((remaining * 100)::integer order by id), '{}') as left,
        bool_or(remaining <> (select coalesce(sum(amount), 0) from ledger_entries where promo_grant = g.id and customer = g.customer)) as is_wrong
      from promo_grants g where customer = w.customer
    ) given
    where w.customer = any(${customers}) order by w.customer`,
  )
