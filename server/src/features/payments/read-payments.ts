import { found } from '../../refusals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { officePayment } from './payments.sql.ts'
import { refundById, refundsOf } from './refunds.sql.ts'

export const readPayment = async (db: Reads, id: number) => ({
  ...found(await officePayment(db, id)),
  refunds: await refundsOf(db, id),
})

export const readRefund = async (db: Reads, id: number) => found(await refundById(db, id))
