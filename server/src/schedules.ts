import { verifyAllBooks } from './features/books/index.ts'
import { remindOfInvoices } from './features/invoices/index.ts'
import { generateMeals, lockSlots, warnShort } from './features/production/index.ts'
import { expirePromo } from './features/wallet/index.ts'
import { lookAfterPayments } from './features/payments/index.ts'
import {
  billBegunPeriods,
  expireSubscriptions,
  remindOfEnds,
  renewSubscriptions,
} from './features/subscriptions/index.ts'
import {
  pruneDoneJobs,
  pruneIdempotencyKeys,
  pruneLog,
  pruneSessions,
  pruneTickets,
} from './platform/jobs/housekeeping.sql.ts'
import type { Schedule } from './platform/jobs/schedule.ts'
import { meterUsage } from './saas/usage/index.ts'

/**
 * All recurring work of the server, at these minutes (UTC). Where a sandbox's clock stops it is done in this order: who is
 * renewed is told of the new end.
 */
export const schedules: readonly Schedule[] = [
  { name: 'generate-meals', cron: '*/15 * * * *', perTenant: generateMeals },
  { name: 'lock-slots', cron: '*/5 * * * *', perTenant: lockSlots },
  { name: 'warn-short', cron: '*/15 * * * *', perTenant: warnShort },
  { name: 'renew-subscriptions', cron: '*/5 * * * *', perTenant: renewSubscriptions },
  { name: 'remind-of-ends', cron: '*/5 * * * *', perTenant: remindOfEnds },
  { name: 'bill-periods', cron: '*/5 * * * *', perTenant: billBegunPeriods },
  { name: 'expire-subscriptions', cron: '*/5 * * * *', perTenant: expireSubscriptions },
  { name: 'expire-promo', cron: '*/5 * * * *', perTenant: expirePromo },
  { name: 'look-after-payments', cron: '*/5 * * * *', outside: lookAfterPayments },
  { name: 'prune-log', cron: '*/10 * * * *', perTenant: pruneLog, keepsHouse: true },
  { name: 'prune-tickets', cron: '17 * * * *', perTenant: pruneTickets, keepsHouse: true },
  { name: 'prune-sessions', cron: '27 * * * *', perTenant: pruneSessions, keepsHouse: true },
  { name: 'prune-idempotency-keys', cron: '37 * * * *', perTenant: pruneIdempotencyKeys, keepsHouse: true },
  { name: 'prune-done-jobs', cron: '47 3 * * *', perTenant: pruneDoneJobs, keepsHouse: true },
  { name: 'verify-books', cron: '23 1 * * *', ofPlatform: verifyAllBooks },
  { name: 'remind-of-invoices', cron: '*/10 * * * *', perTenant: remindOfInvoices },
  { name: 'meter-usage', cron: '7 * * * *', ofPlatform: meterUsage },
]
