import { formatMoney, minorUnits, negated } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { creditMeal, holdOrders, payDifference } from '../wallet/index.ts'
import type { PendingMeal } from './meals.sql.ts'

/**
 * The money of meals at their cut-off: those that are paid by the meal are set aside in the wallets, and of those that were
 * paid in advance the difference moves. Answers the ids of those that are paid for.
 */
export async function payMeals(
  tx: Tx,
  tenant: Tenant,
  meals: PendingMeal[],
  by: number | null,
): Promise<Set<number>> {
  const held = await holdOrders(
    tx,
    tenant,
    meals.filter(({ payment_mode }) => payment_mode === 'hold'),
  )
  const paid = new Set(held)
  for (const meal of meals) {
    if (meal.payment_mode !== 'hold' && (await settleDifference(tx, tenant, meal, by))) paid.add(meal.id)
  }
  return paid
}

async function settleDifference(
  tx: Tx,
  tenant: Tenant,
  { id: order, order_number, customer, payment_mode, delivery_date, difference, total, name }: PendingMeal,
  by: number | null,
): Promise<boolean> {
  const amount = minorUnits(difference ?? '0')
  if (payment_mode !== 'invoice' || amount === 0n) return true
  const { currency, currency_digits } = tenant
  const agreed = formatMoney(minorUnits(total) - amount, currency_digits)
  const why = `of ${delivery_date} (order ${order_number}, ${name}): it costs ${total} ${currency}, and the agreed meal ${agreed} ${currency}`
  if (amount > 0n) {
    const explanation = `Paid ${formatMoney(amount, currency_digits)} ${currency} for the meal ${why}`
    return payDifference(
      tx,
      tenant,
      { customer, order, amount: formatMoney(amount, currency_digits), explanation },
      by,
    )
  }
  const less = negated(difference ?? '0')
  await creditMeal(
    tx,
    tenant,
    { customer, order, amount: less, explanation: `Credited ${less} ${currency} for the meal ${why}` },
    by,
  )
  return true
}
