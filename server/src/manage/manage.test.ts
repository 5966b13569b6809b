import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller, openKitchen } from '../../test/harness.ts'
import { superuser } from '../../test/superuser.ts'
import { environmentOf, repository, run } from '../../test/processes.ts'
import { sharedServer } from '../../test/shared-server.ts'

/** ./manage as a script calls it: no terminal, the answers as flags. */
async function manage(args: string[], stdin = '', more: Record<string, string> = {}) {
  return run([`${repository}/manage`, ...args], { ...environmentOf(await sharedServer()), ...more }, stdin)
}
const refused = async (args: string[], code: number, sentence: RegExp) => {
  const answer = await manage(args)
  assert.match(answer.stderr, sentence)
  assert.deepEqual([answer.code, answer.stdout], [code, ''], args.join(' '))
}

test('./manage help names every command, and says what each takes', async () => {
  const { code, stdout } = await manage(['help'])
  assert.equal(code, 0)
  for (const name of [
    'createsuperuser',
    'provision_tenant',
    'migrate_all_tenants',
    'seed_meal_slots',
    'setup_database',
    'create_api_key',
    'sync_saas_metrics',
    'auto_advance_today_orders',
    'clean_tenant_orders',
    'clean_tenant_subscriptions',
    'verify_books',
  ]) {
    assert.match(stdout, new RegExp(`^ +${name} `, 'm'))
  }
  assert.match((await manage(['help', 'provision_tenant'])).stdout, /--admin-password-stdin/)
})

test('a script that leaves something out is told what, and nothing happens', async () =>
  void (await Promise.all([
    refused(['provision_tenant', '--name', 'A'], 2, /^--subdomain is required\.\n$/),
    refused(
      ['createsuperuser', '--username', 'a', '--email', 'a@b.cd'],
      2,
      /^--password-stdin is required\.\n$/,
    ),
    refused(['create_api_key', 'asha', '--tenant', 'nowhere'], 1, /^key_name is required\.\n$/),
    refused(['seed_meal_slots'], 2, /--all-tenants is required\.\n$/),
    refused(['provision_tenant', '--colour', 'red'], 2, /unknown option/),
    refused(['migrate_all_tenants', '--parallel', 'many'], 2, /^--parallel must be a number/),
    refused(['migrate_all_tenants', '--tenant=nowhere'], 1, /^There is no kitchen nowhere\.\n$/),
    refused(['seed_meal_slots', '--tenant=nowhere'], 1, /^There is no active kitchen nowhere\.\n$/),
    refused(
      ['create_api_key', 'asha', 'till', '--tenant=nowhere'],
      1,
      /^There is no active kitchen nowhere\.\n$/,
    ),
  ])))

test('a kitchen is opened, used and opened only once', async () => {
  const { url } = await sharedServer()
  const opening = [
    'provision_tenant',
    '--name',
    'Spice Route',
    '--subdomain',
    ' Spice ',
    '--admin-email',
    'asha@spice.test',
  ]
  const first = await manage([
    ...opening,
    '--plan',
    'gold',
    '--time-zone',
    'Asia/Kuwait',
    '--currency',
    'KWD',
  ])
  assert.equal(first.code, 0, first.stderr)
  for (const step of [1, 2, 3, 4, 5]) assert.match(first.stdout, new RegExp(`^\\[${step}/5\\] `, 'm'))
  assert.match(first.stderr, /^Warning: there is no such active plan/)

  const [, password = ''] = /Password +(\S+) \(shown only now\)/.exec(first.stdout) ?? []
  const call = caller(url, { 'x-tenant-slug': 'spice' })
  assert.equal((await call.post('/api/v1/auth/login/', { username: 'asha', password })).status, 200)
  await refused(opening, 1, /^A kitchen with the subdomain spice exists already/)

  const given = [
    'provision_tenant',
    '--name',
    'B',
    '--subdomain',
    'basil',
    '--admin-email',
    'b@basil.test',
    '--admin-username',
    'boss',
    '--plan-id',
    '2',
    '--skip-migrate',
    '--admin-password-stdin',
  ]
  const second = await manage(given, 'open sesame 42\n')
  assert.match(second.stdout, /Password +\*{8}\n/)
  assert.match(second.stdout, /Plan: Basic/)
  assert.equal(
    (
      await caller(url, { 'x-tenant-slug': 'basil' }).post('/api/v1/auth/login/', {
        username: 'boss',
        password: 'open sesame 42',
      })
    ).status,
    200,
  )
  await refused(
    ['provision_tenant', '--name', 'C', '--subdomain', 'a/b', '--admin-email', 'c'],
    1,
    /^subdomain: .*\nadmin_email: .*\n$/,
  )

  const slots = await manage(['seed_meal_slots', '--all-tenants'])
  assert.equal(
    slots.stdout,
    'spice: Created: Lunch\nspice: Created: Dinner\nbasil: Created: Lunch\nbasil: Created: Dinner\n',
  )
  assert.equal(
    (await manage(['seed_meal_slots', '--tenant', 'spice'])).stdout,
    'spice: Exists: Lunch\nspice: Exists: Dinner\n',
  )

  const migrated = await manage(['migrate_all_tenants', '--parallel', '--workers', '2'])
  assert.match(
    migrated.stdout,
    /^spice: OK, nothing to do at version \d+\nbasil: OK, .*\n2 kitchens: 2 OK, 0 failed\.\n$/,
  )

  const made = await manage(['create_api_key', 'asha', 'till', '30', '--tenant=spice'])
  const [, key = ''] = /Key +(\S+) \(shown only now\)/.exec(made.stdout) ?? []
  assert.equal(
    (await caller(url, { 'x-tenant-slug': 'spice', 'x-api-key': key }).get('/api/v1/auth/user/')).body
      .username,
    'asha',
  )
  await refused(
    ['create_api_key', 'nobody', 'till', '--tenant=spice'],
    1,
    /^spice has no active account nobody among its own people\.\n$/,
  )
})

test('a superuser is made once, with a password that is worth the name', async () => {
  const superuser = [
    'createsuperuser',
    '--username',
    'boss',
    '--email',
    'boss@example.test',
    '--password-stdin',
  ]
  assert.match((await manage(superuser, '12345678\n')).stderr, /^password: .*numeric/)
  assert.equal((await manage(superuser, 'open sesame 42\n')).stdout, 'Superuser boss created (id 1).\n')
  const again = await manage(superuser, 'open sesame 42\n')
  assert.deepEqual([again.code, again.stdout], [1, ''])
  const { url } = await sharedServer()
  const { status, body } = await caller(url, {}).post('/api/v1/auth/login/', {
    username: 'boss',
    password: 'open sesame 42',
  })
  assert.deepEqual([status, body.user?.username], [200, 'boss'])
})

test('a superuser is made without input as scripts of the old backend make one, with the password in the environment', async () => {
  const given = ['createsuperuser', '--noinput', '--username', 'script', '--email', 'script@example.test']
  await refused(given, 2, /^DJANGO_SUPERUSER_PASSWORD is required\.\n$/)
  await refused(given.slice(0, 4), 2, /^--email is required\.\n$/)
  const secret = { DJANGO_SUPERUSER_PASSWORD: 'open sesame 43' }
  assert.match((await manage(given, '', secret)).stdout, /^Superuser script created/)
  const { url } = await sharedServer()
  const { status } = await caller(url, {}).post('/api/v1/auth/login/', {
    username: 'script',
    password: 'open sesame 43',
  })
  assert.equal(status, 200)
})

test(
  'a person at a terminal is asked for what is missing',
  { skip: process.platform !== 'linux' },
  async () => {
    const env = { ...environmentOf(await sharedServer()), TERM: 'xterm' }
    const dialogue = [
      'Name of the kitchen=Noor Kitchen',
      'Subdomain=noor',
      'email address=noor@example.test',
      'password=',
      'Time zone=',
      'Currency=KWD',
    ]
    const asked = await run(
      [
        'node',
        'server/test/children/type-at-terminal.ts',
        `${repository}/manage provision_tenant`,
        ...dialogue,
      ],
      env,
    )
    assert.match(asked.stdout, /Time zone +Asia\/Dubai\b/)
    assert.match(asked.stdout, /Currency +KWD\b/)
    assert.equal(asked.code, 0)
  },
)

test('a kitchen needs no e-mail address, and one that is opened after it was deleted has another password', async () => {
  const { deps } = await sharedServer()
  const opening = ['provision_tenant', '--name', 'Saffron', '--subdomain', 'saffron']
  const open = async () => {
    const { code, stdout, stderr } = await manage(opening)
    assert.equal(code, 0, stderr)
    assert.match(stdout, /^ +Admin +saffron$/m)
    return /Password +(\S+) \(shown only now\)/.exec(stdout)?.[1]
  }
  const first = await open()
  const tenant = await deps.tenants.bySlug('saffron')
  const operator = await superuser(await sharedServer())
  assert.equal((await operator.delete(`/api/saas/tenants/${tenant?.id}/`)).status, 204)
  const second = await open()
  assert.ok(first && second && first !== second)
})

test('a key is made for the people of a kitchen, never for a customer', async () => {
  const { customer, slug } = await openKitchen()
  const { phone } = await customer()
  await refused(
    ['create_api_key', phone, 'till', `--tenant=${slug}`],
    1,
    new RegExp(`^${slug} has no active account \\${phone} among its own people\\.\\n$`),
  )
})
