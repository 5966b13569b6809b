export { billBegunPeriods } from './bill-periods.ts'
export { countSubscriptions, deleteSubscriptions } from './clean-subscriptions.ts'
export { expireSubscriptions } from './expire-subscriptions.ts'
export { remindOfEnds, renewSubscriptions } from './renew-subscriptions.ts'
