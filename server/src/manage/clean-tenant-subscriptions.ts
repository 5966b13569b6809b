import type { Command } from 'commander'
import { countSubscriptions, deleteSubscriptions } from '../features/subscriptions/index.ts'
import { inKitchens } from './in-kitchens.ts'

export const cleanTenantSubscriptions = (program: Command) =>
  inKitchens(
    program,
    {
      name: 'clean_tenant_subscriptions',
      description: 'deletes all subscriptions with their meals; what was paid and not delivered is returned',
    },
    async (kitchen, { owner }) => {
      const count = await countSubscriptions(kitchen)
      if (count === 0) return { says: 'no subscriptions', work: undefined }
      return {
        says: `${count} subscriptions to delete, with their orders`,
        async work() {
          const { subscriptions, orders } = await deleteSubscriptions(owner, kitchen)
          return `${subscriptions} subscriptions and ${orders} orders deleted`
        },
      }
    },
  )
