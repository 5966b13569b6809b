import type { Static, TObject } from 'typebox'
import type { Permission } from '../../permissions.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { actOnMeals, readCalendar, type Asker, type Rule } from './act-on-meals.ts'
import {
  Calendar,
  CalendarQuery,
  DayBody,
  Effect,
  MoveWish,
  OverrideBody,
  PauseBody,
  ResumeBody,
  SkipWish,
  SwapWish,
} from './calendar.schema.ts'
import { differMeal, swapDish } from './differ-meal.ts'
import { moveMealTo } from './move-meal.ts'
import { pauseMeals, resumeMeals } from './pause-meals.ts'
import { skipMeal, unskipMeal } from './skip-meal.ts'

type Action = {
  verb: string
  summary: string
  body: TObject
  /** Recorded with the meals that it takes out of production. */
  reason: string
  rule(wish: never, tenant: Tenant, asker: Asker): Rule
}
const action = <Body extends TObject>(
  verb: string,
  body: Body,
  summary: string,
  reason: string,
  rule: (wish: Static<Body>, tenant: Tenant, asker: Asker) => Rule,
): Action => ({ verb, body, summary, reason, rule })

const pause = action(
  'pause',
  PauseBody,
  'Pause the whole, or a slot, or some days',
  'The subscription is paused',
  (wish, tenant) => pauseMeals(tenant, wish),
)
const actions: Action[] = [
  action(
    'resume',
    ResumeBody,
    'End a pause; nothing is billed again',
    'The subscription goes on',
    (wish, tenant) => resumeMeals(tenant, wish),
  ),
  action('skip', SkipWish, 'Leave a meal out', 'The meal was skipped', (wish, _, asker) =>
    skipMeal(wish, asker),
  ),
  action('unskip', DayBody, 'Take a skip or a move back', 'The skip was taken back', unskipMeal),
  action('move', MoveWish, 'Move a meal to another date', 'The meal was moved', moveMealTo),
  action(
    'swap',
    SwapWish,
    "Choose another dish of the day's menu",
    'Another dish was chosen',
    (wish, tenant) => swapDish(tenant, wish),
  ),
  action(
    'override',
    OverrideBody,
    'Another quantity, address or instruction on one day',
    'The day was changed',
    differMeal,
  ),
]

/**
 * What is done with single dates of a subscription, by the office and by its customer: the same rules, and with
 * "preview": true the same answer without its effect. The office's pause answers what the contract has it answer.
 */
const mealActionRoutes =
  (
    prefix: string,
    permission: Permission,
    actions: Action[],
    asks: Omit<Asker, 'account'>,
    name: string,
  ): Routes =>
  (app) => {
    const tags = ['meals']
    const config = { permission }

    app.get(
      `${prefix}/:id/calendar/`,
      {
        config,
        schema: {
          operationId: `read${name}Calendar`,
          tags,
          summary: 'What a subscription has on each date, and why; at most 400 days',
          params: IdParams,
          querystring: CalendarQuery,
          response: { 200: Calendar, '4xx': Problem },
        },
      },
      (request) =>
        readCalendar(
          tenantOf(request),
          { account: principalOf(request).account, ...asks },
          request.params.id,
          request.query,
        ),
    )

    for (const { verb, summary, body, reason, rule } of actions)
      app.post(
        `${prefix}/:id/${verb}/`,
        {
          config,
          schema: {
            operationId: `${verb}${name}Meals`,
            tags,
            summary,
            params: IdParams,
            body,
            response: { 200: Effect, '4xx': Problem },
          },
        },
        (request) => {
          const tenant = tenantOf(request)
          const asker = { account: principalOf(request).account, ...asks }
          // Its own schema judged it.
          const { preview, ...wish } = request.body as { preview?: boolean }
          return actOnMeals(
            tenant,
            asker,
            request.params.id,
            { preview, reason },
            rule(wish as never, tenant, asker),
          )
        },
      )
  }

export const mealAdminRoutes = mealActionRoutes(
  '/subscriptions-admin',
  'subscriptions.manage',
  actions,
  { isCustomer: false },
  'Subscription',
)
export const mealCustomerRoutes = mealActionRoutes(
  '/subscriptions',
  'customer.self',
  [pause, ...actions],
  { isCustomer: true },
  'Own',
)
