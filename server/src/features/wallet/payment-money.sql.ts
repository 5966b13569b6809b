import type { Tx } from '../../platform/tenancy/tenant.ts'

/** The paid money of a wallet, which stays as it is until the transaction ends. */
export const lockPaidMoney = async (tx: Tx, customer: number): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('wallets')
      .select('balance')
      .where('customer', '=', customer)
      .forUpdate()
      .executeTakeFirst()
  )?.balance
