import { prepared } from '../../platform/db/prepared.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type WalletPosting = {
  type: string
  explanation: string
  customer: number
  /** Signed, as the wallet sees it: "-12.50" takes from it. */
  amount: string
  /** The account that the other half is booked on. */
  against: string
  order: number | null
  invoice?: number
  created_by: number | null
}

const moveAndBook = prepared<
  [
    type: string,
    explanation: string,
    customer: number,
    amount: string,
    against: string,
    order: number | null,
    created_by: number | null,
    invoice: number | null,
  ],
  { id: number; amount: string; balance: string; version: number; created_at: string }
>(`
  with moved as (
    update wallets set balance = balance + $4::numeric, version = version + 1
    where customer = $3 and frozen_at is null and ($4::numeric > 0 or promo = 0 and balance + $4::numeric >= -credit_limit)
    returning customer, balance + promo as balance, version
  ), booked as (
    insert into ledger_transactions (type, explanation, "order", created_by, invoice) select $1, $2, $6, $7, $8 from moved
    returning id, created_at
  ), entries as (
    insert into ledger_entries (transaction, account, customer, amount, version, balance_after)
    select booked.id, 'wallet', customer, $4::numeric, version, balance from moved, booked
    union all
    select booked.id, $5, null, -$4::numeric, null, null from booked
    returning id, account, amount
  )
  select entries.id, entries.amount, moved.balance, moved.version, booked.created_at
  from entries, moved, booked where entries.account = 'wallet'`)

/**
 * Moves paid money into a wallet, or out of one that holds no promotional money, and books both halves, in one statement.
 * The guard stands in the update itself, so it is judged on the row as it is once the lock is ours, however many run at
 * once. Answers nothing, and does nothing, when the wallet does not exist, is frozen, does not cover it, or has
 * promotional money, which would have to be spent first.
 */
export async function postWithWallet(
  tx: Tx,
  { type, explanation, customer, amount, against, order, created_by, invoice }: WalletPosting,
) {
  const [movement] = await moveAndBook(
    tx,
    type,
    explanation,
    customer,
    amount,
    against,
    order,
    created_by,
    invoice ?? null,
  )
  return movement
}
