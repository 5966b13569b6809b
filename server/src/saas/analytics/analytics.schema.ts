import { Type } from 'typebox'
import { Decimal } from '../../platform/http/schemas.ts'

const decimal = (description: string) => ({ ...Decimal, description })

/** The platform's numbers (contract section 4, PlatformAnalytics). */
export const Analytics = Type.Object({
  total_tenants: Type.Integer(),
  active_tenants: Type.Integer(),
  trial_tenants: Type.Integer(),
  total_revenue_monthly: decimal('Monthly prices of active subscriptions that are paid by the month.'),
  total_revenue_yearly: decimal('Yearly prices of active subscriptions that are paid by the year.'),
  mrr: decimal('Monthly recurring revenue: the first, and a twelfth of the second.'),
  pending_invoices: Type.Integer({ description: 'Billed and not paid, overdue ones included.' }),
  overdue_invoices: Type.Integer({
    description: 'Said to be overdue, or pending with a due date in the past.',
  }),
})
