export { calendarOf, isServed, slotsOf, type Meal } from './calendar.ts'
export { addDays, addMonths, dayNames, isSelected, lengthOf, servedDates, type Term } from './dates.ts'
export { moveBack, moveMeal } from './differ-day.ts'
export {
  dropKitchensSkips,
  dropOverride,
  dropSkip,
  firstOpenDates,
  lockOf,
  moveMeals,
  overrideOf,
  returnMeals,
  writeOverride,
  writeSkip,
  type MealKey,
} from './facts.sql.ts'
export { fallingAway, withoutMeal, type FallenMeal } from './falling-away.ts'
export { amendMeals, type WrittenMeal } from './meals.sql.ts'
export { type Era, type Gives, type Line } from './plan.ts'
export { erasOf, linesOf, lockPlan, readPlans, type FullPlan } from './plans.sql.ts'
export { periodEnd, periodStart, periodsOf, priceTerm, restOf, type Period } from './price.ts'
export { syncMeals, writtenMeal } from './sync-meals.ts'
export { worthOfMeal } from './worth.ts'
