import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** Something in the books that cannot be. Of those that name a customer the wallet itself is wrong. */
export type Difference = { customer: number | null; sentence: string }

/** The whole ledger takes longer than a request may: the limit is lifted for this transaction. */
export const takeTime = (tx: Tx) => rows(tx, sql`set local statement_timeout = '120s'`)

/** Transactions of which a leg is missing, or whose legs do not sum to zero. */
export const unbalanced = (tx: Tx) =>
  rows<Difference>(
    tx,
    sql`
    select null::integer as customer, 'Transaction ' || t.id || ' (' || t.explanation || ') has ' || coalesce(legs, 0)
      || ' entries that sum to ' || coalesce(sum, 0) || '.' as sentence
    from ledger_transactions t
      left join (select transaction, count(*) as legs, sum(amount) as sum from ledger_entries group by transaction) e on e.transaction = t.id
    where sum is distinct from 0 or legs < 2 order by t.id`,
  )

/** Wallets whose balance or version is not that of their entries. */
export const wrongBalances = (tx: Tx) =>
  rows<Difference>(
    tx,
    sql`
    select w.customer, 'The wallet of customer ' || w.customer || ' says ' || concat_ws(', ', w.balance, w.promo, w.held)
      || ' at version ' || w.version || ', its entries say ' || concat_ws(', ', coalesce(paid, 0), coalesce(given, 0), coalesce(aside, 0))
      || ' at version ' || coalesce(last, 0) || ' (paid, promotional, held).' as sentence
    from wallets w left join (
      select customer, sum(amount) filter (where account = 'wallet') as paid, sum(amount) filter (where account = 'promo') as given,
        sum(amount) filter (where account = 'held') as aside, max(version) as last
      from ledger_entries where customer is not null group by customer) e using (customer)
    where w.balance <> coalesce(paid, 0) or w.promo <> coalesce(given, 0) or w.held <> coalesce(aside, 0) or w.version <> coalesce(last, 0) order by w.customer`,
  )

/** Wallets whose entries do not count 1, 2, 3, ..., or do not continue each other's balance; of one customer, or all. */
export const brokenChains = (tx: Tx, customer: number | null) =>
  rows<Difference>(
    tx,
    sql`
    select customer, 'The entries of customer ' || customer || ' break off at version ' || min(version) || '.' as sentence
    from (
      select customer, version, version <> lag(version, 1, 0) over chain + 1
        or balance_after <> coalesce(lag(balance_after) over chain, 0) + amount as breaks
      from ledger_entries where version is not null and (${customer}::integer is null or customer = ${customer}::integer)
      window chain as (partition by customer order by version)) link
    where breaks group by customer order by customer`,
  )

/**
 * Orders whose money is not what their status says: a delivered one has earned once what it cost less what was paid back,
 * another one nothing, unless a subscriber gave it up once it was cooked; what was paid from a wallet waits for the delivery, and is gone with it or with the cancellation.
 */
export const wrongOrders = (tx: Tx) =>
  rows<Difference>(
    tx,
    sql`
    with booked as (
      select t."order", sum(e.amount) filter (where e.account = any(array['sales', 'tax'])) as earned,
        sum(e.amount) filter (where e.account = 'unearned') as waiting,
        count(distinct t.id) filter (where t.type = any(array['revenue', 'cash_sale', 'capture'])) as times
      from ledger_transactions t join ledger_entries e on e.transaction = t.id where t."order" is not null group by t."order"
    ), returned as (
      select "order", sum(total) as total from order_refunds where not withdrawn group by "order"
    ), due as (
      select o.*, o.total - coalesce(r.total, 0) as left_of_it, coalesce(earned, 0) as earned, coalesce(waiting, 0) as waiting,
        coalesce(times, 0) as times
      from orders o left join booked b on b."order" = o.id left join returned r on r."order" = o.id
    )
    select null::integer as customer, 'Order ' || order_number || ' (' || status || ', ' || left_of_it || ' by ' || payment_mode
      || ') has earned ' || earned || ' in ' || times || ' deliveries, and ' || waiting || ' waits.' as sentence
    from due
    where times > 1 or earned <> case
        when status = 'delivered' or status = 'cancelled' and subscription is not null and times = 1 then left_of_it else 0 end
      or (payment_mode = 'wallet' and waiting <> case when status = any(array['delivered', 'cancelled']) then 0 else left_of_it end)
    order by id`,
  )
