import { sql } from 'kysely'
import type { ControlReads } from '../../platform/db/control.ts'
import { rows } from '../../platform/db/handles.ts'

export type PlatformAnalytics = {
  total_tenants: number
  active_tenants: number
  trial_tenants: number
  total_revenue_monthly: string
  total_revenue_yearly: string
  mrr: string
  pending_invoices: number
  overdue_invoices: number
}

/** An invoice is overdue when its day has passed, whether somebody has said so yet or not. */
export async function countPlatform(db: ControlReads): Promise<PlatformAnalytics> {
  const [counted] = await rows(
    db,
    sql<PlatformAnalytics>`
    with kitchens as (
      select t.state, s.status, s.billing_cycle, p.price_monthly, p.price_yearly,
        s.status = 'active' and s.billing_cycle = 'monthly' as monthly,
        s.status = 'active' and s.billing_cycle = 'yearly' as yearly
      from tenants t left join tenant_subscriptions s on s.tenant = t.id left join plans p on p.id = s.plan
      where t.state in ('active', 'suspended') and t.sandbox_of is null),
    paying as (
      select coalesce(sum(price_monthly) filter (where monthly), 0.00) as monthly,
        coalesce(sum(price_yearly) filter (where yearly), 0.00) as yearly
      from kitchens)
    select
      (select count(*) from kitchens) as total_tenants,
      (select count(*) from kitchens where state = 'active') as active_tenants,
      (select count(*) from kitchens where status = 'trial') as trial_tenants,
      monthly as total_revenue_monthly,
      yearly as total_revenue_yearly,
      round(monthly + yearly / 12, 2) as mrr,
      (select count(*) from tenant_invoices where status = 'pending' and archived_at is null) as pending_invoices,
      (select count(*) from tenant_invoices where archived_at is null
        and (status = 'overdue' or status = 'pending' and due_date < current_date)) as overdue_invoices
    from paying`,
  )
  return counted! // an aggregate without "group by" has one row
}
