import type { Deps } from '../../deps.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { advanceClock, sandboxOnly, showClock } from './advance-clock.ts'
import { ClockMove, Moved, SandboxClock, Timeline, TimelineQuery } from './sandboxes.schema.ts'
import { timeline } from './timeline.sql.ts'

const tags = ['sandboxes']
const config = { permission: 'sandboxes.manage' } as const

/** Inside a sandbox: its clock, and what followed as it moved. In a real kitchen there is no such thing: 404. */
export const sandboxClockRoutes =
  (deps: Pick<Deps, 'moveSandboxClock'>): Routes =>
  (app) => {
    app.get(
      '/sandboxes/clock/',
      {
        config,
        schema: {
          operationId: 'readSandboxClock',
          tags,
          summary: "The sandbox's time",
          response: { 200: SandboxClock, 404: Problem, '4xx': Problem },
        },
      },
      (request) => showClock(tenantOf(request)),
    )

    app.post(
      '/sandboxes/clock/advance/',
      {
        config,
        schema: {
          operationId: 'advanceSandboxClock',
          tags,
          summary: 'Move the clock forward, and see what followed; 202 while it is on its way',
          body: ClockMove,
          response: { 200: Moved, 202: SandboxClock, 404: Problem, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const sandbox = tenantOf(request)
        const clock = await advanceClock(deps, sandbox, principalOf(request).account, request.body)
        if (clock.moving_to !== null) return reply.code(202).send(clock)
        const followed = await timeline(sandbox.read, {}, pageRequest({}, 100))
        return { ...clock, timeline: pageAnswer(request, followed) }
      },
    )

    app.get(
      '/sandboxes/timeline/',
      {
        config,
        schema: {
          operationId: 'listSandboxTimeline',
          tags,
          summary:
            'Every order, charge and message that followed, in order; of the last move unless told otherwise',
          querystring: TimelineQuery,
          response: { 200: Timeline, 404: Problem, '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(
          request,
          await timeline(sandboxOnly(tenantOf(request)).read, request.query, pageRequest(request.query, 100)),
        ),
    )
  }
