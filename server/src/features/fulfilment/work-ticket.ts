import { refuse, refusedAction } from '../../refusals.ts'
import { moveOrder } from './move-order.ts'
import { passTicket, stepTicket, type Step } from './step.ts'

/** A cook takes a ticket. One's own again is fine; somebody else's is 409, so of two at once one wins and one is told. */
export async function claimTicket(step: Step): Promise<void> {
  const { order, actor } = step
  if (order.assigned_to === null || order.ticket_status === 'cancelled') return stepTicket(step, 'claimed')
  if (order.assigned_to !== actor) throw refuse('ticket_claimed')
}

/** Hands a ticket to a cook, or to nobody: then it goes back to the queue, which only works until cooking began. */
export async function assignTicket(step: Step, cook: number | null): Promise<void> {
  const { order } = step
  const { ticket_status } = order
  if (order.assigned_to === cook || ticket_status === null) return
  if (ticket_status === 'ready' || ticket_status === 'cancelled')
    throw refusedAction('This ticket is closed.')
  if (cook === null) return stepTicket(step, 'queued', null)
  if (ticket_status === 'queued') return stepTicket(step, 'claimed', cook)
  await passTicket(step, cook)
}

/** Cooking begins: the order is being prepared. An unclaimed ticket becomes the cook's own. */
export async function startTicket(step: Step): Promise<void> {
  const { order, actor } = step
  if (order.ticket_status === 'preparing' || order.ticket_status === 'ready')
    throw refusedAction('Preparation has started already.')
  if (order.ticket_status === 'claimed' && order.assigned_to !== actor) throw refuse('ticket_claimed')
  await moveOrder(step, 'preparing')
}

/** The food is ready, whoever cooked it: the order waits for its driver. */
export const readyTicket = (step: Step): Promise<void> => moveOrder(step, 'ready')
