import type { Command } from 'commander'
import type { Deps } from '../deps.ts'
import type { Tenant } from '../platform/tenancy/tenant.ts'
import { activeSlugs } from '../saas/tenants/index.ts'
import { agreed, CommandProblem, print } from './console.ts'
import { withDeps } from './with-deps.ts'

type Options = { tenant?: string; all?: true; input: boolean; date?: string }

/** What a kitchen has for the command to do, in words, and the doing; `work` is undefined when there is nothing. */
export type Due = { says: string; work: (() => Promise<string>) | undefined }

/** The 30th of February is none: Date would make it the 2nd of March. */
const isDate = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

/**
 * A command that first says what it would do in one kitchen or in all active ones, asks, and then does it. It may be
 * repeated. What goes wrong in one kitchen does not keep it from the next.
 */
export const inKitchens = (
  program: Command,
  { name, description, isDated }: { name: string; description: string; isDated?: true },
  look: (kitchen: Tenant, deps: Deps, date: string | undefined) => Promise<Due>,
) => {
  const command = program
    .command(name)
    .description(description)
    .option('--tenant <slug>', 'this kitchen')
    .option('--all', 'every active kitchen')
    .option('--no-input', 'does not ask')
  if (isDated) command.option('--date <YYYY-MM-DD>', 'of this date')
  return command.action(async ({ tenant, all, input, date }: Options) => {
    if (date !== undefined && !isDate(date)) throw new CommandProblem('Give --date as YYYY-MM-DD.')

    if ((tenant === undefined) === (all === undefined))
      throw new CommandProblem('Give either --tenant or --all.')
    await withDeps(async (deps) => {
      const due: { slug: string; work: () => Promise<string> }[] = []
      for (const slug of tenant === undefined ? await activeSlugs(deps) : [tenant]) {
        const kitchen = await deps.tenants.bySlug(slug)
        if (kitchen?.state !== 'active') throw new CommandProblem(`There is no active kitchen ${slug}.`)
        const { says, work } = await look(kitchen, deps, date)
        print(`${kitchen.slug}: ${says}`)
        if (work) due.push({ slug: kitchen.slug, work })
      }
      if (due.length === 0) return
      if (input && !(await agreed('Go on?', '--no-input'))) return print('Nothing was changed.')

      const failed: string[] = []
      for (const { slug, work } of due) {
        try {
          print(`${slug}: ${await work()}`)
        } catch (error) {
          failed.push(`${slug}: ${(error as Error).message}`) // nothing else is thrown
        }
      }
      if (failed.length) throw new CommandProblem(failed.join('\n'))
    })
  })
}
