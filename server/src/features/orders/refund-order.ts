import { emit } from '../../platform/events/emit.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { found, refuse, refusedAction } from '../../refusals.ts'
import { lockOrder, moveOrder, type Step } from '../fulfilment/index.ts'
import { returnPart } from '../wallet/index.ts'
import { officeOrder } from './order-lists.sql.ts'
import type { Refund } from './orders.schema.ts'
import { refundShares } from './refund-shares.ts'
import {
  insertRefunds,
  lockInvoice,
  refundFacts,
  withdraw,
  type Part,
  type RefundFacts,
} from './refunds.sql.ts'
import { returnPortions } from './return-portions.ts'

/**
 * Pays portions of an order back, never more than was paid for it and is not paid back yet. Before the cut-off they leave
 * production too, and an order of which nothing is left is cancelled; later the meal stays and only the money moves. A
 * subscription's meal is skipped until then, or its calendar would plan it anew.
 */
export async function refundOrder(tx: Tx, tenant: Tenant, actor: number, id: number, wish: Refund) {
  const order = found(await lockOrder(tx, { order: id }))
  await officeOrder(tx, id)
  if (order.payment_mode === 'invoice') await lockInvoice(tx, id)
  const facts = await refundFacts(tx, id)
  const parts = refundShares(facts.lines, wish.lines, tenant.currency_digits)
  const sum = sumOf(parts, tenant)
  judge(tenant, facts, parts, sum.total)
  if (facts.is_open && facts.subscription !== null)
    throw refusedAction('Until its cut-off a meal of a subscription is skipped, not refunded.')

  const cancels = facts.is_open && partsLeft(facts) === partsLeft({ lines: parts })
  const withdrawn = facts.is_open && !cancels
  const { destination, reason } = wish
  const step = { tx, tenant, order, actor, reason }
  if (cancels) await cancelAll(step)
  else {
    if (withdrawn) await takeOut(step, parts)
    const what = parts.map(({ quantity, name }) => `${quantity} x ${name}`).join(', ')
    const { was_earned } = facts
    await returnPart(tx, tenant, order, { ...sum, what, reason, destination, was_earned }, actor)
  }
  await insertRefunds(tx, parts, { order: id, withdrawn, destination, reason, created_by: actor })
  if (!facts.is_open) await tell(step)
  return { ...sum, currency: tenant.currency, destination, lines: parts, order: await officeOrder(tx, id) }
}

const partsLeft = ({ lines }: { lines: { quantity: number; refunded_quantity?: number }[] }) =>
  lines.reduce((all, { quantity, refunded_quantity = 0 }) => all + quantity - refunded_quantity, 0)

function sumOf(parts: Part[], { currency_digits }: Tenant) {
  const sum = (field: 'total' | 'tax') =>
    formatMoney(
      parts.reduce((all, part) => all + minorUnits(part[field]), 0n),
      currency_digits,
    )
  return { total: sum('total'), tax: sum('tax') }
}

/** Both hold: so many portions are left of each line, and so much money of what was paid. */
function judge({ currency, currency_digits }: Tenant, facts: RefundFacts, parts: Part[], requested: string) {
  const left = minorUnits(facts.paid) - minorUnits(facts.returned)
  const lines = parts.map(({ line: id, quantity }) => {
    const line = facts.lines.find((one) => one.id === id)
    return { line: id, quantity_left: line ? line.quantity - line.refunded_quantity : 0, requested: quantity }
  })
  if (minorUnits(requested) <= left && lines.every((line) => line.requested <= line.quantity_left)) return
  throw refuse('refund_exceeds_paid', {
    requested,
    paid: facts.paid,
    refunded: facts.returned,
    left: formatMoney(left, currency_digits),
    currency,
    lines,
  })
}

/** Nothing is left to cook: all that was paid goes back, as with any order that is cancelled. */
async function cancelAll(step: Step) {
  await returnPortions(step.tx, step.tenant, step.order.id)
  await moveOrder(step, 'cancelled')
}

async function takeOut({ tx, tenant, order }: Step, parts: Part[]) {
  await returnPortions(tx, tenant, order.id, parts)
  const ticket = await withdraw(tx, order.id, parts)
  const { id: order_id, status, delivery_date, meal_slot, ticket_status, assigned_to } = order
  const where = { order_id, delivery_date, meal_slot }
  await emit(tx, { topic: 'orders', type: 'order.changed', data: { id: order_id, status, ...where } })
  if (ticket !== null)
    await emit(tx, {
      topic: 'kitchen',
      type: 'ticket.changed',
      data: { id: ticket, status: ticket_status, assigned_to, ...where },
    })
}

const tell = ({ tx, order: { id, status, delivery_date, meal_slot } }: Step) =>
  emit(tx, {
    topic: 'orders',
    type: 'order.refunded',
    data: { id, order_id: id, status, delivery_date, meal_slot },
  })
