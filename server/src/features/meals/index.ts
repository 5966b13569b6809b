export { calendarOf, isServed, lastDate, type Meal } from './calendar.ts'
export { addDays, addMonths, dayNames, isSelected, lengthOf, servedDates, type Term } from './dates.ts'
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
export { fallingAway, type FallenMeal } from './falling-away.ts'
export { givings, type Gives, type Line, type Plan } from './plan.ts'
export { linesOf, lockPlan, readPlans, type FullPlan } from './plans.sql.ts'
export { periodEnd, periodStart, periodsOf, priceTerm, restOf, type Agreed, type Period } from './price.ts'
export { syncMeals } from './sync-meals.ts'
export { worthOfMeal } from './worth.ts'
