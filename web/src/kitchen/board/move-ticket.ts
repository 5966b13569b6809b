import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../../shared/api/client.ts'
import { Refused } from '../../shared/api/refused.ts'
import type { Session } from '../../shared/auth/session.ts'
import { useToast } from '../../shared/ui/toast.tsx'
import type { Ticket } from './ticket.ts'
import { putTicket, readTicket, type View } from './use-tickets.ts'

export type Step = 'claim' | 'start' | 'ready'

const send = {
  claim: (id: number) => api.POST('/api/v1/kitchen/orders/{id}/claim/', { params: { path: { id } } }),
  start: (id: number) =>
    api.POST('/api/v1/kitchen/orders/{id}/start_preparation/', { params: { path: { id } } }),
  ready: (id: number) => api.POST('/api/v1/kitchen/orders/{id}/mark_ready/', { params: { path: { id } } }),
}

/** What the board shows while the server is being asked. */
const expected = (step: Step, { user }: Session, ticket: Ticket): Ticket => {
  const mine = {
    assigned_to: user.pk,
    assigned_to_name: `${user.first_name} ${user.last_name}`.trim() || user.username,
  }
  const now = new Date().toISOString()
  switch (step) {
    case 'claim':
      return { ...ticket, ...mine, status: 'claimed' }
    case 'start':
      return { ...ticket, ...mine, status: 'preparing', preparation_start_time: now }
    case 'ready':
      return { ...ticket, status: 'ready', preparation_end_time: now }
  }
}

/** The ticket as the server has it, as far as that can be asked. */
async function asItIs(ticket: Ticket): Promise<Ticket> {
  try {
    return await readTicket(ticket.id)
  } catch {
    return ticket
  }
}

function reason(error: Error, { order_number, assigned_to_name }: Ticket): string {
  if (!(error instanceof Refused)) return 'No connection to the kitchen. Nothing was changed.'
  const isTaken = error.status === 409 && assigned_to_name !== ''
  return isTaken ? `${assigned_to_name} was faster: ${order_number} is theirs.` : error.message
}

/** One touch moves a ticket at once; when the server says no it goes back, and the cook is told why. */
export function useMoveTicket(view: View, session: Session) {
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: ({ ticket, step }: { ticket: Ticket; step: Step }) => answer(send[step](ticket.id)),
    onMutate: ({ ticket, step }) => putTicket(queries, view, expected(step, session, ticket)),
    onSuccess: (moved) => putTicket(queries, view, moved),
    onError: async (error, { ticket }) => {
      const real = error instanceof Refused ? await asItIs(ticket) : ticket
      putTicket(queries, view, real)
      toast(reason(error, real), 'warning')
    },
  })
}
