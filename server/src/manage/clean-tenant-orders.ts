import type { Command } from 'commander'
import { countOrders, deleteOrders } from '../features/orders/index.ts'
import { inKitchens } from './in-kitchens.ts'

export const cleanTenantOrders = (program: Command) =>
  inKitchens(
    program,
    {
      name: 'clean_tenant_orders',
      description:
        'deletes all orders with their tickets and deliveries; what was paid for open ones is returned',
    },
    async (kitchen, { owner }) => {
      const count = await countOrders(kitchen)
      if (count === 0) return { says: 'no orders', work: undefined }
      return {
        says: `${count} orders to delete`,
        work: async () => `${await deleteOrders(owner, kitchen)} orders deleted`,
      }
    },
  )
