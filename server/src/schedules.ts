import {
  pruneDoneJobs,
  pruneIdempotencyKeys,
  pruneLog,
  pruneSessions,
  pruneTickets,
} from './platform/jobs/housekeeping.sql.ts'
import type { Schedule } from './platform/jobs/schedule.ts'

/** All recurring work of the server, in every kitchen, at these minutes (UTC). */
export const schedules: readonly Schedule[] = [
  { name: 'prune-log', cron: '*/10 * * * *', perTenant: pruneLog },
  { name: 'prune-tickets', cron: '17 * * * *', perTenant: pruneTickets },
  { name: 'prune-sessions', cron: '27 * * * *', perTenant: pruneSessions },
  { name: 'prune-idempotency-keys', cron: '37 * * * *', perTenant: pruneIdempotencyKeys },
  { name: 'prune-done-jobs', cron: '47 3 * * *', perTenant: pruneDoneJobs },
]
