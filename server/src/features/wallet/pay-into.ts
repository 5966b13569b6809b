import { found, refuse } from '../../refusals.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { holdWallet } from './freezes.sql.ts'
import { postWithWallet, type WalletPosting } from './ledger.sql.ts'
import type { Money } from './order-money.ts'
import { settleDebts } from './settle-debts.ts'

/**
 * Paid money comes into a wallet, and what is owed for delivered meals is taken from it. 404 when there is none, 409 while it
 * is frozen. Answers the movement, with the balance that is left.
 */
export async function payInto(tx: Tx, money: Money, posting: WalletPosting) {
  const movement = await postWithWallet(tx, posting)
  if (movement) {
    const taken = await settleDebts(tx, money, posting.customer, posting.created_by)
    const balance = formatMoney(minorUnits(movement.balance) - taken, money.currency_digits)
    return { ...movement, balance }
  }
  found(await holdWallet(tx, posting.customer))
  throw refuse('wallet_frozen')
}
