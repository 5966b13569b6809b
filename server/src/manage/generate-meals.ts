import type { Command } from 'commander'
import { generateDate, nextDates } from '../features/production/index.ts'
import { inKitchens } from './in-kitchens.ts'

export const generateMealsCommand = (program: Command) =>
  inKitchens(
    program,
    {
      name: 'generate_meals',
      description: 'makes the meals of subscriptions that are missing, of a date or of the next two',
      isDated: true,
    },
    async (kitchen, _deps, date) => {
      const dates = date === undefined ? await nextDates(kitchen.read) : [date]
      return {
        says: `the meals of ${dates.join(' and ')}`,
        async work() {
          let placed = 0
          for (const day of dates) placed += await generateDate(kitchen, day)
          return `${placed} meals were missing and are made`
        },
      }
    },
  )
