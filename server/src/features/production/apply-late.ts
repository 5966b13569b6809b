import { minorUnits } from '../../platform/money.ts'
import { found, refuse, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockOrder } from '../fulfilment/index.ts'
import { dropSkip, writeOverride } from '../meals/index.ts'
import { takeMealCreditBack } from '../wallet/index.ts'
import { dropMeal, paidWhole } from './drop-meal.ts'
import { writtenAnew } from './fall-back.ts'
import { customerOf, dropMissed, orderOf, reviseOrder, type LateWish } from './late-requests.sql.ts'
import { lockPortions } from './meals.sql.ts'
import { remake, replaceMeal } from './remake-meal.ts'

/** Who pays for food that is cooked already. */
export type Charge = 'customer' | 'kitchen'

/** Does what was wished of a locked meal. Answers a sentence that says who pays. The caller holds the subscription. */
export async function applyLate(
  tx: Tx,
  tenant: Tenant,
  wish: LateWish,
  charge: Charge,
  actor: number,
): Promise<string> {
  if (wish.kind === 'unskip') return unskip(tx, tenant, wish, actor)
  const { id, quantity, address } = found(await orderOf(tx, wish))
  const order = found(await lockOrder(tx, { order: id }))
  if (order.status === 'pending') throw refusedAction('This meal waits for a decision of its own.')
  if (order.status === 'delivered' || order.delivery_status === 'in_transit')
    throw refusedAction('This meal is on its way.')
  if (wish.kind === 'skip') {
    const meal = paidWhole({ ...order, subscription: wish.subscription }, tenant)
    const gives = charge === 'kitchen' ? 'credit' : 'nothing'
    await dropMeal(tx, tenant, meal, { gives, reason: 'Skipped after the lock', actor, by_kitchen: false })
    return charge === 'kitchen'
      ? 'The kitchen pays for what is cooked, and the price is given back.'
      : 'The customer pays for what is cooked already.'
  }
  const { subscription, date, meal_slot } = wish
  await writeOverride(tx, { subscription, date, meal_slot }, wish.wish, actor)
  const written = found(await writtenAnew(tx, tenant, wish))
  const change = minorUnits(written.total) - minorUnits(order.total)
  if (change === 0n || (change < 0n && charge === 'customer')) {
    const dish = wish.wish.dish ?? null
    await reviseOrder(tx, { order: id, quantity: written.quantity, address: written.address, dish })
    return change === 0n ? 'The price stays.' : 'The customer pays what was locked.'
  }
  await replaceMeal(tx, tenant, wish, id, actor)
  const what = quantity === written.quantity && address === written.address ? 'the other meal' : 'the change'
  return `The customer pays ${written.total} ${tenant.currency} instead of ${order.total} for ${what}.`
}

async function unskip(tx: Tx, tenant: Tenant, wish: LateWish, actor: number): Promise<string> {
  const skip = await dropSkip(tx, wish)
  if (!skip || skip.moved_to !== null) throw refusedAction('This meal was not skipped.')
  await lockPortions(tx, wish) // before the wallet, as who places an order does
  const missed = await dropMissed(tx, wish)
  if (missed && minorUnits(missed.amount) > 0n && missed.gives !== 'extend')
    await takeWorthBack(tx, tenant, wish, missed)
  await remake(tx, tenant, wish, actor)
  return 'It is cooked after all, at the agreed price.'
}

async function takeWorthBack(
  tx: Tx,
  tenant: Tenant,
  { subscription, date }: LateWish,
  { gives, amount, invoice }: { gives: string; amount: string; invoice: number | null },
) {
  if (gives !== 'credit') throw refusedAction('What this meal was worth is settled already.')
  const customer = found(await customerOf(tx, subscription))
  const why = `for the meal of ${date}, which is cooked after all`
  if (!(await takeMealCreditBack(tx, tenant, { customer, amount, why, invoice }, null)))
    throw refuse('insufficient_balance', { required: amount, currency: tenant.currency })
}
