import { generateMeals, lockSlots, warnShort } from './features/production/index.ts'
import { billBegunPeriods, expireSubscriptions } from './features/subscriptions/index.ts'
import { expirePromo } from './features/wallet/index.ts'
import {
  pruneDoneJobs,
  pruneIdempotencyKeys,
  pruneLog,
  pruneSessions,
  pruneTickets,
} from './platform/jobs/housekeeping.sql.ts'
import type { Schedule } from './platform/jobs/schedule.ts'
import { meterUsage } from './saas/usage/index.ts'

/** All recurring work of the server, at these minutes (UTC). */
export const schedules: readonly Schedule[] = [
  { name: 'generate-meals', cron: '*/15 * * * *', perTenant: generateMeals },
  { name: 'lock-slots', cron: '*/5 * * * *', perTenant: lockSlots },
  { name: 'warn-short', cron: '*/15 * * * *', perTenant: warnShort },
  { name: 'bill-periods', cron: '*/5 * * * *', perTenant: billBegunPeriods },
  { name: 'expire-subscriptions', cron: '*/5 * * * *', perTenant: expireSubscriptions },
  { name: 'expire-promo', cron: '*/5 * * * *', perTenant: expirePromo },
  { name: 'prune-log', cron: '*/10 * * * *', perTenant: pruneLog },
  { name: 'prune-tickets', cron: '17 * * * *', perTenant: pruneTickets },
  { name: 'prune-sessions', cron: '27 * * * *', perTenant: pruneSessions },
  { name: 'prune-idempotency-keys', cron: '37 * * * *', perTenant: pruneIdempotencyKeys },
  { name: 'prune-done-jobs', cron: '47 3 * * *', perTenant: pruneDoneJobs },
  { name: 'meter-usage', cron: '7 * * * *', ofPlatform: meterUsage },
]
