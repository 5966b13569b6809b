import { Command, CommanderError } from 'commander'
import { Refusal } from '../refusals.ts'
import { autoAdvanceTodayOrders } from './auto-advance-today-orders.ts'
import { cleanTenantOrders } from './clean-tenant-orders.ts'
import { cleanTenantSubscriptions } from './clean-tenant-subscriptions.ts'
import { CommandProblem } from './console.ts'
import { createApiKeyCommand } from './create-api-key.ts'
import { createsuperuser } from './createsuperuser.ts'
import { generateMealsCommand } from './generate-meals.ts'
import { mail } from './mail.ts'
import { migrateAllTenants } from './migrate-all-tenants.ts'
import { provisionTenantCommand } from './provision-tenant.ts'
import { seedMealSlotsCommand } from './seed-meal-slots.ts'
import { setupDatabase } from './setup-database.ts'
import { syncSaasMetrics } from './sync-saas-metrics.ts'
import { unlock } from './unlock.ts'
import { verifyBooksCommand } from './verify-books.ts'

const program = new Command('./manage')
  .description('What is asked for and not given is asked at a terminal; a script gives it all.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()
for (const add of [
  createsuperuser,
  provisionTenantCommand,
  migrateAllTenants,
  seedMealSlotsCommand,
  setupDatabase,
  createApiKeyCommand,
  autoAdvanceTodayOrders,
  cleanTenantOrders,
  cleanTenantSubscriptions,
  generateMealsCommand,
  syncSaasMetrics,
  verifyBooksCommand,
  unlock,
  mail,
]) {
  add(program).exitOverride()
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** Says what went wrong on standard error, and with which code to exit. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode && 2 // it has spoken already
  const { name, message } = error as Error // nothing else is thrown
  if (name === 'ExitPromptError') return 130 // Ctrl-C while being asked
  const sentences = error instanceof Refusal ? fieldSentences(error) : [message]
  process.stderr.write(sentences.map((sentence) => `${sentence}\n`).join(''))
  return error instanceof CommandProblem ? error.exitCode : 1
}

function fieldSentences({ body }: Refusal): string[] {
  return Object.entries(body).map(([field, said]) =>
    Array.isArray(said) ? `${field}: ${said.join(' ')}` : String(said),
  )
}
