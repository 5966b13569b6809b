/**
 * The long counts of what the ordinary test run does in small: 100,000 random histories, thousands of killed requests, a
 * million entries. `npm run soak` does all of them, `npm run soak -- calendar ledger` the named ones; a count that is set in
 * the environment wins.
 */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const features = 'server/src/features'
const soaks: Record<string, { files: string[]; env: Record<string, string> }> = {
  calendar: { files: [`${features}/meals/*.test.ts`], env: { SEEDS: '100000' } },
  ledger: { files: [`${features}/wallet/ledger.properties.test.ts`], env: { SEEDS: '100000' } },
  'money-doors': { files: [`${features}/wallet/money-doors.properties.test.ts`], env: { SEEDS: '1000' } },
  history: { files: [`${features}/wallet/*history*.test.ts`], env: { HISTORY: '20000' } },
  // Each history has dates of its own in one kitchen, and there are dates until 2099.
  meals: { files: [`${features}/single-days/meal-histories.test.ts`], env: { SEEDS: '250' } },
  production: { files: [`${features}/production/history.test.ts`], env: { SEEDS: '2000' } },
  kills: {
    files: ['server/src/**/killed-api.test.ts'],
    env: { KILLS: '50', ORDERS: '10000', KITCHENS: '20', CLIENTS: '200' },
  },
  commits: { files: ['server/src/**/swallowed-commit.test.ts'], env: { SWALLOWED: '1000' } },
  books: { files: [`${features}/books/large-books.test.ts`], env: { BOOKS_ROWS: '1000000' } },
  lists: { files: ['server/src/lists.test.ts'], env: { LIST_ROWS: '100000' } },
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in soaks))
if (unknown.length) {
  console.error(`There is no soak ${unknown.join(', ')}; there are: ${Object.keys(soaks).join(', ')}.`)
  process.exit(1)
}
for (const [name, { files, env }] of Object.entries(soaks)) {
  if (named.length && !named.includes(name)) continue
  console.log(`\n== ${name} ${JSON.stringify(env)}`)
  const { status } = spawnSync(
    process.execPath,
    ['--test', '--test-global-setup=server/test/global-setup.ts', '--test-concurrency=1', ...files],
    { cwd: resolve(import.meta.dirname, '..'), stdio: 'inherit', env: { ...env, ...process.env } },
  )
  if (status !== 0) process.exit(1)
}
