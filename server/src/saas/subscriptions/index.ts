export { TenantSubscription } from './subscriptions.schema.ts'
export { followState, subscribe, subscriptionOf } from './subscriptions.sql.ts'
