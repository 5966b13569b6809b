import { found, refuse } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { holdWallet } from './freezes.sql.ts'
import { postWithWallet, type WalletPosting } from './ledger.sql.ts'

/** Paid money comes into a wallet. 404 when there is none, 409 while it is frozen. Answers the movement. */
export async function payInto(tx: Tx, posting: WalletPosting) {
  const movement = await postWithWallet(tx, posting)
  if (movement) return movement
  found(await holdWallet(tx, posting.customer))
  throw refuse('wallet_frozen')
}
