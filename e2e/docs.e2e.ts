import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sharedServer } from '../server/test/server.ts'
import { openPage, picture } from './browser.ts'

const { url } = await sharedServer()

test('Swagger UI shows the API to anybody, from our own files alone', async () => {
  const { page, complaints, strangers } = await openPage(url)
  await page.goto('/swagger/')
  await page.getByRole('button', { name: 'POST /api/v1/auth/login/ Sign in' }).first().click()
  await page.getByText('Example Value').first().waitFor()
  await picture(page, 'swagger')
  await picture(page, 'swagger')
  await page.getByRole('button', { name: 'Authorize' }).click()
  await page.getByText('X-Api-Key').first().waitFor()
  assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
})

test('ReDoc shows the API to anybody, from our own files alone', async () => {
  const { page, complaints, strangers } = await openPage(url)
  await page.goto('/redoc/')
  await page.getByRole('heading', { name: 'Sign in' }).first().waitFor()
  assert.notEqual(await page.locator('.menu-content').evaluate((menu) => getComputedStyle(menu).width), 'auto')
  await picture(page, 'redoc')
  await page.getByPlaceholder('Search...').fill('refresh token')
  await page.getByRole('menuitem').filter({ hasText: 'Exchange a refresh token' }).first().waitFor()
  assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
})
