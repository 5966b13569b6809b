import { emit } from '../../platform/events/emit.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** A dish holds something else, or is offered or not: cooks hear of it, and meals that are locked with it are looked at. */
export const tellKitchen = (tx: Tx, dish: number) =>
  emit(tx, { topic: 'kitchen', type: 'dish.changed', data: { id: dish } })
