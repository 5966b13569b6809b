import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { found, invalid } from '../../refusals.ts'
import { handIn } from '../wallet/index.ts'
import { carriedBy, holdDriver } from './driver-cash.sql.ts'

/** The office takes a driver's cash, never more than the driver carries. Answers what is left. */
export async function handInCash(
  tx: Tx,
  tenant: Tenant,
  by: number,
  { driver: id, amount, note = '' }: { driver: number; amount: string; note?: string | undefined },
) {
  const { currency, currency_digits } = tenant
  const driver = found(await holdDriver(tx, id))
  const carries = await carriedBy(tx, id, formatMoney(0n, currency_digits))
  const left = minorUnits(carries) - minorUnits(amount)
  if (left < 0n) throw invalid({ amount: `${driver.name} carries ${carries} ${currency}.` })
  await handIn(tx, tenant, { driver: id, name: driver.name, amount, note }, by)
  return { driver: id, amount, carries: formatMoney(left, currency_digits), currency }
}
