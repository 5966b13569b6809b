import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** Those of the wallets that were not frozen yet are; answers them. */
export const freeze = (tx: Tx, wallets: { customer: number; reason: string }[]) =>
  rows<{ customer: number; reason: string }>(
    tx,
    sql`
    with wrong as (
      select customer, string_agg(reason, ' ') as reason
      from unnest(${wallets.map(({ customer }) => customer)}::integer[], ${wallets.map(({ reason }) => reason)}::text[])
        as wrong (customer, reason) group by customer
    ), frozen as (
      update wallets w set frozen_at = kitchen_now() from wrong
      where w.customer = wrong.customer and w.frozen_at is null returning w.customer, reason
    ), noted as (
      insert into wallet_freezes (customer, frozen, reason) select customer, true, reason from frozen
    )
    select customer, reason from frozen order by customer`,
  )

export const holdWallet = (tx: Tx, customer: number) =>
  tx.selectFrom('wallets').select('frozen_at').where('customer', '=', customer).forUpdate().executeTakeFirst()

type Thaw = { customer: number; reason: string; created_by: number }

/** Brings balance and version to what the entries say, and opens the wallet. Answers the balance. */
export async function thaw(tx: Tx, { customer, reason, created_by }: Thaw): Promise<string> {
  const [wallet] = await rows<{ balance: string }>(
    tx,
    sql`
    with noted as (
      insert into wallet_freezes (customer, frozen, reason, created_by) values (${customer}, false, ${reason}, ${created_by})
    )
    update wallets w set frozen_at = null, balance = coalesce(e.paid, no_money()), promo = coalesce(e.given, no_money()),
      held = coalesce(e.aside, no_money()), version = coalesce(e.last, 0)
    from (select sum(amount) filter (where account = 'wallet') as paid, sum(amount) filter (where account = 'promo') as given,
      sum(amount) filter (where account = 'held') as aside, max(version) as last from ledger_entries
      where customer = ${customer}) e
    where w.customer = ${customer} returning w.balance`,
  )
  if (!wallet) throw new Error('the wallet was just locked')
  return wallet.balance
}
