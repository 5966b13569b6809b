import { refuse } from '../../refusals.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Leg } from './purse.ts'

export type Posting = {
  type: string
  explanation: string
  order?: number | null
  invoice?: number | null
  /** The transaction that this one undoes. */
  reverses?: number
  created_by: number | null
  legs: Leg[]
}

type Columns = [
  types: string[],
  explanations: string[],
  orders: (number | null)[],
  invoices: (number | null)[],
  reverses: (number | null)[],
  created_by: (number | null)[],
  postings: number[],
  accounts: string[],
  customers: (number | null)[],
  grants: (number | null)[],
  amounts: string[],
  drivers: (number | null)[],
]

// Identities are given in the order of the select, so the n-th id is the n-th posting's.
const insertAll = prepared<Columns, { id: number; customer: number | null }>(`
  with wished as (
    select * from unnest($7::integer[], $8::text[], $9::integer[], $10::integer[], $11::numeric[], $12::integer[])
      with ordinality as leg (posting, account, customer, promo_grant, amount, driver, place)
  ), frozen as (
    select from wished join wallets using (customer) where account <> 'held' and frozen_at is not null
  ), leg as (
    select posting, account, customer, promo_grant, amount, driver, place from wished where not exists (select from frozen)
  ), link as (
    select place, row_number() over chain as step, sum(amount) over chain as change
    from leg where account = any(array['wallet', 'promo']) window chain as (partition by customer order by place)
  ), moved as (
    update wallets w set balance = balance + paid, promo = promo + given, held = held + aside, version = version + links
    from (
      select customer, count(*) filter (where account <> 'held') as links,
        coalesce(sum(amount) filter (where account = 'wallet'), 0) as paid,
        coalesce(sum(amount) filter (where account = 'promo'), 0) as given,
        coalesce(sum(amount) filter (where account = 'held'), 0) as aside
      from leg where customer is not null group by customer
    ) change where change.customer = w.customer
    returning w.customer, version - links as version, balance + promo - paid - given as spendable
  ), spent as (
    update promo_grants g set remaining = remaining + change.amount
    from (select promo_grant, sum(amount) as amount from leg where promo_grant is not null group by promo_grant) change
    where g.id = change.promo_grant
  ), booked as (
    insert into ledger_transactions (type, explanation, "order", invoice, reverses, created_by)
    select type, explanation, "order", invoice, reverses, created_by
    from unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::bigint[], $6::integer[])
      with ordinality as posting (type, explanation, "order", invoice, reverses, created_by, place)
    where not exists (select from frozen) order by place
    returning id
  )
  insert into ledger_entries (transaction, account, customer, promo_grant, driver, amount, version, balance_after)
  select posting.id, leg.account, leg.customer, leg.promo_grant, leg.driver, leg.amount, moved.version + link.step, moved.spendable + link.change
  from leg join (select id, row_number() over (order by id) as place from booked) posting on posting.place = leg.posting
    left join link on link.place = leg.place left join moved on moved.customer = leg.customer
  order by leg.place
  returning id, customer`)

/**
 * Books transactions with all that follows from them: the wallets' stored balances, what remains of the grants, and each
 * customer's chain, in the order given. One statement for all. Where a customer's money is taken, the caller holds the
 * wallet's lock and has judged it; the constraints refuse what was judged wrongly. Refused with 409 where a wallet is
 * frozen, because its chain cannot be continued. Answers the entries, in order.
 */
export async function book(tx: Tx, postings: Posting[]): Promise<{ id: number; customer: number | null }[]> {
  if (postings.length === 0) return []
  const legs = postings.flatMap((posting, place) =>
    posting.legs.map((leg) => ({ ...leg, posting: place + 1 })),
  )
  const entries = await insertAll(
    tx,
    postings.map(({ type }) => type),
    postings.map(({ explanation }) => explanation),
    postings.map(({ order }) => order ?? null),
    postings.map(({ invoice }) => invoice ?? null),
    postings.map(({ reverses }) => reverses ?? null),
    postings.map(({ created_by }) => created_by),
    legs.map(({ posting }) => posting),
    legs.map(({ account }) => account),
    legs.map(({ customer }) => customer ?? null),
    legs.map(({ promo_grant }) => promo_grant ?? null),
    legs.map(({ amount }) => amount),
    legs.map(({ driver }) => driver ?? null),
  )
  if (entries.length === 0) throw refuse('wallet_frozen')
  return entries
}
