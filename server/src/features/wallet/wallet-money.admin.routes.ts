import { found } from '../../refusals.ts'
import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdempotencyKey, IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { changeCreditLimit } from './change-credit-limit.ts'
import { grantPromo } from './grant-promo.ts'
import { movementById } from './movements.sql.ts'
import { customerWallet } from './own-wallet.ts'
import { listGrants } from './promo-grants.sql.ts'
import { purseOf } from './purses.sql.ts'
import { reverseMovement } from './reverse-movement.ts'
import { transfer } from './transfer.ts'
import {
  CreditLimit,
  GrantIn,
  GrantPage,
  GrantQuery,
  Purse,
  Reversal,
  TransferIn,
  Wallet,
  WalletTx,
} from './wallet.schema.ts'

const created = { status: 201, required: true }

/** The office and the wallets of customers: limits, gifts, transfers, corrections. */
export const walletMoneyRoutes: Routes = (app) => {
  app.get(
    '/customers/:id/wallet/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'customerWallet',
        tags: ['wallet'],
        summary: "A customer's balance and movements, newest first",
        params: IdParams,
        querystring: PageQuery({}),
        response: { 200: Wallet, '4xx': Problem },
      },
    },
    async (request) => {
      const tenant = tenantOf(request)
      const { page, ...purse } = await customerWallet(tenant, request.params.id, pageRequest(request.query))
      return { ...purse, currency: tenant.currency, transactions: pageAnswer(request, page) }
    },
  )

  app.patch(
    '/customers/:id/wallet/',
    {
      config: { permission: 'wallet.manage' },
      schema: {
        operationId: 'changeCreditLimit',
        tags: ['wallet'],
        summary: 'Change how far paid money may go below zero (Idempotency-Key required)',
        headers: IdempotencyKey,
        params: IdParams,
        body: CreditLimit,
        response: { 200: Purse, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const limit = moneyField('credit_limit', request.body.credit_limit, tenant.currency_digits)
      return idempotent(request, reply, { status: 200, required: true }, (tx) =>
        changeCreditLimit(tx, tenant, request.params.id, limit),
      )
    },
  )

  app.get(
    '/customers/:id/wallet/grants/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'listGrants',
        tags: ['wallet'],
        summary: 'The promotional money that a customer was given, newest first',
        params: IdParams,
        querystring: GrantQuery,
        response: { 200: GrantPage, '4xx': Problem },
      },
    },
    async (request) => {
      const { read } = tenantOf(request)
      const { id } = request.params
      found(await purseOf(read, id))
      return pageAnswer(request, await listGrants(read, id, pageRequest(request.query)))
    },
  )

  app.post(
    '/customers/:id/wallet/grant/',
    {
      config: { permission: 'wallet.manage' },
      schema: {
        operationId: 'grantPromo',
        tags: ['wallet'],
        summary: 'Give promotional money, with a reason (Idempotency-Key required)',
        headers: IdempotencyKey,
        params: IdParams,
        body: GrantIn,
        response: { 201: WalletTx, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { reason, priority, expires_on = null, ...wish } = request.body
      const amount = moneyField('amount', wish.amount, tenant.currency_digits, { above: 0n })
      const until = expires_on === null ? '' : `, to be spent until ${expires_on}`
      const grant = {
        customer: request.params.id,
        amount,
        expires_on,
        ...(priority !== undefined && { priority }),
        explanation: `Given ${amount} ${tenant.currency} by the kitchen${until}: ${reason}`,
      }
      return idempotent(request, reply, created, async (tx) => {
        found(await purseOf(tx, grant.customer))
        const { movement } = await grantPromo(tx, tenant, grant, principalOf(request).account)
        return found(await movementById(tx, grant.customer, movement))
      })
    },
  )

  app.post(
    '/customers/:id/wallet/transfer/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'transferMoney',
        tags: ['wallet'],
        summary: "Move paid money to another customer's wallet (Idempotency-Key required)",
        headers: IdempotencyKey,
        params: IdParams,
        body: TransferIn,
        response: { 201: WalletTx, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { id: from } = request.params
      const amount = moneyField('amount', request.body.amount, tenant.currency_digits, { above: 0n })
      return idempotent(request, reply, created, async (tx) => {
        const wish = { ...request.body, from, amount }
        return found(
          await movementById(tx, from, await transfer(tx, tenant, wish, principalOf(request).account)),
        )
      })
    },
  )

  app.post(
    '/wallet/movements/:id/reverse/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'reverseMovement',
        tags: ['wallet'],
        summary: 'Correct a movement by the opposite entries, once (Idempotency-Key required)',
        headers: IdempotencyKey,
        params: IdParams,
        body: Reversal,
        response: { 201: WalletTx, '4xx': Problem },
      },
    },
    (request, reply) =>
      idempotent(request, reply, created, async (tx) => {
        const { account } = principalOf(request)
        const { customer, entry } = await reverseMovement(tx, request.params.id, request.body.reason, account)
        return found(await movementById(tx, customer, entry))
      }),
  )
}
