import { refuse, refusedAction } from '../../refusals.ts'
import { moveOrder } from './move-order.ts'
import { stepTicket, type Step } from './step.ts'

/** A cook takes a ticket. One's own again is fine; somebody else's is 409, so of two at once one wins and one is told. */
export async function claimTicket(step: Step): Promise<void> {
  const { order, actor } = step
  if (order.assigned_to === actor && order.ticket_status !== 'cancelled') return
  if (order.assigned_to !== null) throw refuse('ticket_claimed')
  await stepTicket(step, 'claimed')
}

/** Cooking begins: the order is being prepared. An unclaimed ticket becomes the cook's own. */
export async function startTicket(step: Step): Promise<void> {
  const { order, actor } = step
  if (order.ticket_status === 'preparing' || order.ticket_status === 'ready') throw refusedAction('Preparation has started already.')
  if (order.assigned_to !== null && order.assigned_to !== actor) throw refuse('ticket_claimed')
  await moveOrder(step, 'preparing')
}

/** The food is ready, whoever cooked it: the order waits for its driver. */
export const readyTicket = (step: Step): Promise<void> => moveOrder(step, 'ready')
