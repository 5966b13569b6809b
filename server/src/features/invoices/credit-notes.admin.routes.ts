import { found, invalid } from '../../refusals.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdempotencyKey, IdParams, Page, Problem, type Static } from '../../platform/http/schemas.ts'
import type { CreditWish } from './credit-lines.ts'
import { CreditNote, CreditNoteQuery, NewCreditNote } from './credit-notes.schema.ts'
import { creditNoteById, listCreditNotes } from './credit-notes.sql.ts'
import { issueCreditNote } from './issue-credit-note.ts'

export const creditNoteAdminRoutes: Routes = (app) => {
  const config = { permission: 'invoices.manage' } as const
  const tags = ['invoices']

  app.get(
    '/credit-notes/',
    {
      config,
      schema: {
        operationId: 'listCreditNotes',
        tags,
        summary: 'Credit notes with their lines, newest first',
        querystring: CreditNoteQuery,
        response: { 200: Page(CreditNote), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await listCreditNotes(tenantOf(request).read, request.query, pageRequest(request.query)),
      ),
  )

  app.get(
    '/credit-notes/:id/',
    {
      config,
      schema: {
        operationId: 'readCreditNote',
        tags,
        summary: 'One credit note',
        params: IdParams,
        response: { 200: CreditNote, '4xx': Problem },
      },
    },
    async (request) => found(await creditNoteById(tenantOf(request).read, request.params.id)),
  )

  app.post(
    '/invoices/:id/credit_notes/',
    {
      config,
      schema: {
        operationId: 'issueCreditNote',
        tags,
        summary: 'Take some of an invoice back, by quantity or amount (Idempotency-Key required)',
        headers: IdempotencyKey,
        params: IdParams,
        body: NewCreditNote,
        response: { 201: CreditNote, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { reason } = request.body
      const lines = request.body.lines.map((line) => creditWish(line, tenant.currency_digits))
      const invoice = request.params.id
      return idempotent(request, reply, { status: 201, required: true }, async (tx) => {
        const by = principalOf(request).account
        const { id } = await issueCreditNote(tx, tenant, { invoice, reason, lines }, by)
        return found(await creditNoteById(tx, id))
      })
    },
  )
}

function creditWish(
  { item, quantity, amount }: Static<typeof NewCreditNote>['lines'][number],
  digits: number,
): CreditWish {
  if (amount !== undefined && quantity === undefined)
    return { item, amount: moneyField('amount', amount, digits, { above: 0n }) }
  if (quantity !== undefined && amount === undefined) return { item, quantity }
  throw invalid({ lines: 'Say either a quantity or an amount of each item.' })
}
