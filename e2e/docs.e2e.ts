import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import { buildWebIfStale } from '../bin/build-web.ts'
import { caller } from '../server/test/harness.ts'
import { sharedServer } from '../server/test/shared-server.ts'
import { openPage, picture } from './browser.ts'

before(buildWebIfStale)
const { url } = await sharedServer()

test('Swagger UI shows the API to anybody, from our own files alone', async () => {
  const { page, complaints, strangers } = await openPage(url)
  await page.goto('/swagger/')
  // It draws what is in view; the sign-in is not always on the first screen.
  await page.getByPlaceholder('Filter by tag').fill('auth')
  await page.getByRole('button', { name: 'POST /api/v1/auth/login/ Sign in' }).first().click()
  await page.getByText('Example Value').first().waitFor()
  await picture(page, 'swagger')
  await page.getByRole('button', { name: 'Authorize' }).click()
  await page.getByText('X-Api-Key').first().waitFor()
  assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
})

test('ReDoc shows the API to anybody, from our own files alone', async () => {
  const { page, complaints, strangers } = await openPage(url)
  await page.goto('/redoc/')
  await page.getByRole('heading', { name: 'Sign in' }).first().waitFor()
  await picture(page, 'redoc')
  await page.getByPlaceholder('Search...').fill('refresh token')
  await page.getByRole('menuitem').filter({ hasText: 'Exchange a refresh token' }).first().waitFor()
  assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
})

test('the first page leads to the screens and to the documentation', async () => {
  const { page, complaints, strangers } = await openPage(url)
  await page.goto('/')
  await picture(page, 'home')
  const links = await page
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  for (const link of links) assert.equal((await caller(url, {}).get(link)).status, 200, link)
  assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
})

test('who comes back from paying is told what becomes of the money', async () => {
  for (const [way, heading] of [
    ['paid', 'Thank you'],
    ['unpaid', 'Nothing was paid'],
  ] as const) {
    const { page, complaints, strangers } = await openPage(url, { viewport: { width: 390, height: 700 } })
    // As the provider does: with an address of its own making behind ours.
    await page.goto(`/${way}/?session_id=cs_1`)
    await page.getByRole('heading', { name: heading }).waitFor()
    await picture(page, way)
    assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
  }
})

test('the screens are built when their sources have changed, and only then', async () => {
  assert.equal(await buildWebIfStale(), false)
})

test('a page is always asked for anew, what it loads never again, and nothing else of the folder is given away', async () => {
  const { get } = caller(url, {})
  const page = await get<string>('/kitchen/')
  assert.equal(page.headers.get('cache-control'), 'no-cache')
  const [script = ''] = /\/assets\/[^"]+\.js/.exec(page.body) ?? []
  const asset = await get(script)
  assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  for (const path of [
    '/assets/../.built-from',
    '/assets/..%2f.built-from',
    '/assets/',
    '/assets/nothing.js',
    '/.built-from',
  ]) {
    assert.ok([400, 404].includes((await get(path)).status), path)
  }
})
