import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller, openKitchen } from '../../test/harness.ts'
import { environmentOf, repository, run } from '../../test/processes.ts'
import { sharedServer } from '../../test/shared-server.ts'

const setup = async (args: string[] = [], stdin = '') =>
  run([`${repository}/manage`, 'setup_database', ...args], environmentOf(await sharedServer()), stdin)
const usual = 'Veg Non-Veg Vegan Gluten-Free Kilogram Gram Litre Millilitre Piece Pack Lunch Dinner'.split(
  ' ',
)
const superuser = ['--username', 'boss', '--email', 'boss@example.test', '--password-stdin']

test('a kitchen gets the usual categories, units and slots, once; what it has by that name stays as it is', async () => {
  const { slug, person } = await openKitchen()
  const other = await openKitchen()
  const office = await person('manager')
  await office.post('/api/v1/categories/', { name: 'VEGAN', description: 'ours' })
  const lines = (state: (name: string) => string) => usual.map((name) => `${slug}: ${state(name)}: ${name}`)

  const first = await setup(['--tenant', slug.toUpperCase()])
  assert.equal(first.code, 0, first.stderr)
  assert.deepEqual(
    first.stdout.trimEnd().split('\n').slice(-12),
    lines((name) => (name === 'Vegan' ? 'Exists' : 'Created')),
  )
  const twice = await Promise.all([setup(['--all-tenants']), setup()])
  for (const { code, stdout } of twice) {
    assert.equal(code, 0)
    for (const line of lines(() => 'Exists')) assert.ok(stdout.includes(`${line}\n`), line)
  }
  const madeTwice = usual.filter((name) =>
    twice.every(({ stdout }) => stdout.includes(`${other.slug}: Created: ${name}\n`)),
  )
  assert.deepEqual(madeTwice, [])

  const names = async (path: string) =>
    (await office.get(path)).body.results.map(({ name }: { name: string }) => name)
  assert.deepEqual(await names('/api/v1/categories/'), ['Gluten-Free', 'Non-Veg', 'VEGAN', 'Veg'])
  assert.deepEqual(await names('/api/v1/meal-slots/'), ['Lunch', 'Dinner'])
  const { results } = (await office.get('/api/v1/inventory/units/')).body
  assert.deepEqual(
    results.map((unit: Record<string, string>) => [unit.category, unit.abbreviation, unit.conversion_factor]),
    [
      ['unit', 'pack', '1.0000'],
      ['unit', 'pc', '1.0000'],
      ['volume', 'L', '1.0000'],
      ['volume', 'ml', '0.0010'],
      ['weight', 'g', '0.0010'],
      ['weight', 'kg', '1.0000'],
    ],
  )
})

test('the first superuser is made when one is described, and no second one', async () => {
  const { url } = await sharedServer()
  assert.match((await setup()).stdout, /^There is no superuser yet/)
  const missing = await setup(['--username', 'boss', '--email', 'boss@example.test'])
  assert.deepEqual([missing.code, missing.stdout], [2, ''])
  assert.match((await setup(superuser, '12345678\n')).stderr, /^password: /)
  assert.match((await setup(superuser, 'open sesame 42\n')).stdout, /^Created: superuser boss \(id 1\)\n/)
  assert.match(
    (await setup(['--username', 'other', ...superuser.slice(2)], 'open sesame 42\n')).stdout,
    /^Exists: a superuser\n/,
  )
  const signIn = (username: string) =>
    caller(url, {}).post('/api/v1/auth/login/', { username, password: 'open sesame 42' })
  assert.deepEqual([(await signIn('boss')).status, (await signIn('other')).status], [200, 400])
})

test('a kitchen that is not there is named, and nothing else is touched', async () => {
  const { code, stderr } = await setup(['--tenant', 'nowhere'])
  assert.deepEqual([code, stderr], [1, 'There is no kitchen nowhere.\n'])
})
