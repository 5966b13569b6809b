import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox', // which root would need to go without in any case
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real Chromium: the system's, or else the one that npm delivers with the libraries and fonts it needs. */
export async function openBrowser(): Promise<Browser> {
  const system = [process.env.CHROMIUM_PATH ?? '', ...SYSTEM].find((path) => existsSync(path))
  if (system) return chromium.launch({ executablePath: system, args: FLAGS })
  const home = await unpacked()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: FLAGS,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  })
}

/** Unpacked beside and then renamed, because the package takes a half-written file for a whole one. */
async function unpacked() {
  const root = join(import.meta.dirname, '../../node_modules')
  const source = join(root, '@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
  const home = join(root, '.cache', `chromium-${version}`)
  if (existsSync(home)) return home

  await mkdir(join(root, '.cache'), { recursive: true })
  const half = await mkdtemp(`${home}-`)
  const { default: npms, inflate } = await import('@sparticuz/chromium')
  const before = process.env.TMPDIR
  process.env.TMPDIR = half // the only way to tell it where to
  try {
    await Promise.all([npms.executablePath(), inflate(join(source, 'bin/al2023.tar.br'))])
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  // Its own names folders of Amazon's; without a font every text is 0 pixels high, and so not visible to a test.
  const fonts = `<fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir></fontconfig>`
  await writeFile(join(half, 'fonts.conf'), fonts)
  await rename(half, home).catch(() => rm(half, { recursive: true })) // another process was first
  return home
}
