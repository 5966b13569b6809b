import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from '../server/test/browser.ts'

let browser: Promise<Browser> | undefined
// Here and not beside the opening: inside a test it would close the browser with that test.
after(async () => (await browser)?.close())

/** A fresh browser profile on a page, and what it complained of or asked of strangers. */
export async function openPage(url: string, options: BrowserContextOptions = {}) {
  browser ??= openBrowser()
  const context = await (
    await browser
  ).newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  const strangers: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  context.on(
    'request',
    (request) =>
      /^(data|blob):/.test(request.url()) || request.url().startsWith(url) || strangers.push(request.url()),
  )
  return { context, page, complaints, strangers }
}

/** A picture of the page for people, in the folder that SCREENSHOTS names. */
export async function picture(page: Page, name: string) {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
