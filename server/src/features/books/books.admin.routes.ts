import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Problem } from '../../platform/http/schemas.ts'
import * as words from './books.schema.ts'
import { agedDebts, cashBook, dayBook, trialBalance } from './read-books.ts'

export const booksAdminRoutes: Routes = (app) => {
  const config = { permission: 'books.read' } as const
  const tags = ['books']

  app.get(
    '/books/trial-balance/',
    {
      config,
      schema: {
        operationId: 'trialBalance',
        tags,
        summary: 'Each account over some days: opening, debit, credit, closing',
        querystring: words.DaysQuery,
        response: { 200: words.TrialBalance, '4xx': Problem },
      },
    },
    (request) => trialBalance(tenantOf(request), request.query),
  )

  app.get(
    '/books/day-book/',
    {
      config,
      schema: {
        operationId: 'dayBook',
        tags,
        summary: "Every transaction of one of the kitchen's days, with its legs, who booked it and why",
        querystring: words.DayQuery,
        response: { 200: words.DayBook, '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(request, await dayBook(tenantOf(request), request.query.date, pageRequest(request.query))),
  )

  app.get(
    '/books/ageing/',
    {
      config,
      schema: {
        operationId: 'agedDebts',
        tags,
        summary: 'What customers owe, by how long it is past due',
        querystring: words.DayQuery,
        response: { 200: words.Ageing, '4xx': Problem },
      },
    },
    async (request) => {
      const { date } = request.query
      const debts = await agedDebts(tenantOf(request), date, pageRequest(request.query))
      return { ...debts, customers: pageAnswer(request, debts.customers) }
    },
  )

  app.get(
    '/books/cash-book/',
    {
      config,
      schema: {
        operationId: 'cashBook',
        tags,
        summary:
          'Money that came and went, in the office, with drivers and at the bank, with its running balance',
        querystring: words.CashBookQuery,
        response: { 200: words.CashBook, '4xx': Problem },
      },
    },
    async (request) => {
      const book = await cashBook(tenantOf(request), request.query, pageRequest(request.query))
      return { ...book, transactions: pageAnswer(request, book.transactions) }
    },
  )
}
