import { randomUUID } from 'node:crypto'
import type { Deps } from '../../deps.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { idempotencyKey } from '../../platform/http/idempotent.ts'
import { Empty, IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import { closeSandbox } from '../tenants/index.ts'
import { listSandboxes, makeSandbox, showSandbox } from './keep-sandboxes.ts'
import { NewSandbox, Sandbox, SandboxPage } from './sandboxes.schema.ts'

const tags = ['sandboxes']
const config = { permission: 'sandboxes.manage' } as const

/** /api/v1/sandboxes/: copies of the kitchen, in which its office tries out what time would bring. */
export const sandboxRoutes =
  (deps: Deps): Routes =>
  (app) => {
    app.get(
      '/sandboxes/',
      {
        config,
        schema: {
          operationId: 'listSandboxes',
          tags,
          summary: "The kitchen's sandboxes, newest first; never more than three",
          response: { 200: SandboxPage, '4xx': Problem },
        },
      },
      (request) => listSandboxes(deps.control.read, tenantOf(request)),
    )

    app.post(
      '/sandboxes/',
      {
        config,
        schema: {
          operationId: 'makeSandbox',
          tags,
          summary: 'Copy the kitchen; 202 when the copy takes longer, and its state says when it is ready',
          headers: IdempotencyKey,
          body: NewSandbox,
          response: { 201: Sandbox, 202: Sandbox, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const key = idempotencyKey(request, false) ?? randomUUID()
        const sandbox = await makeSandbox(
          deps,
          tenantOf(request),
          principalOf(request).account,
          key,
          request.body,
        )
        return reply.code(sandbox.state === 'provisioning' ? 202 : 201).send(sandbox)
      },
    )

    app.get(
      '/sandboxes/:id/',
      {
        config,
        schema: {
          operationId: 'showSandbox',
          tags,
          summary: 'One sandbox',
          params: IdParams,
          response: { 200: Sandbox, '4xx': Problem },
        },
      },
      (request) => showSandbox(deps.control.read, tenantOf(request), request.params.id),
    )

    app.delete(
      '/sandboxes/:id/',
      {
        config,
        schema: {
          operationId: 'closeSandbox',
          tags,
          summary: 'Shut a sandbox at once; its database is dropped within a minute',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await closeSandbox(deps, tenantOf(request).id, request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
