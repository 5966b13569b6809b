export { calendarOf, isServed, lastDate, type Meal } from './calendar.ts'
export { addDays, dayNames, isSelected, lengthOf, servedDates, type Term } from './dates.ts'
export { moveMeal } from './differ-day.ts'
export {
  dropKitchensSkips,
  dropOverride,
  dropSkip,
  firstOpenDates,
  lockOf,
  overrideOf,
  writeOverride,
  writeSkip,
  type MealKey,
} from './facts.sql.ts'
export { amendMeals, type WrittenMeal } from './meals.sql.ts'
export { givings, type Gives, type Line, type Plan } from './plan.ts'
export { linesOf, lockPlan, readPlans, type FullPlan } from './plans.sql.ts'
export { periodsOf, priceTerm, type Agreed, type Period } from './price.ts'
export { syncMeals, writtenMeal } from './sync-meals.ts'
export { worthOfMeal } from './worth.ts'
