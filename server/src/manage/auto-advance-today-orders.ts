import type { Command } from 'commander'
import { advanceable, advanceOrders } from '../features/fulfilment/index.ts'
import { CommandProblem } from './console.ts'
import { inKitchens } from './in-kitchens.ts'

export const autoAdvanceTodayOrders = (program: Command) =>
  inKitchens(
    program,
    {
      name: 'auto_advance_today_orders',
      description: "brings today's orders to ready, with their deliveries",
    },
    async (kitchen) => {
      const { date, orders } = await advanceable(kitchen)
      if (orders.length === 0) return { says: `no orders to advance for ${date}`, work: undefined }
      return {
        says: `${orders.length} orders to advance for ${date}`,
        async work() {
          const { moved, refused } = await advanceOrders(kitchen, orders)
          const counts = `${moved.confirmed} confirmed, ${moved.preparing} preparing, ${moved.ready} ready`
          if (refused.length) throw new CommandProblem([counts, ...refused].join('\n'))
          return counts
        },
      }
    },
  )
