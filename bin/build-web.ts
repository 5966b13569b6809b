import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '..')
const web = join(repository, 'web')
const dist = join(web, 'dist')
const marker = '.built-from'

/**
 * Builds the screens into web/dist unless what is there was made from the same sources. True when it built. Built beside
 * and then renamed, so that a server next door never serves half of it.
 */
export async function buildWebIfStale(): Promise<boolean> {
  const sources = await hashOfSources()
  if ((await readFile(join(dist, marker), 'utf8').catch(() => '')) === sources) return false

  const half = join(repository, `node_modules/.cache/web-${process.pid}`)
  const { build } = await import('vite')
  await build({ root: web, logLevel: 'warn', build: { outDir: half, emptyOutDir: true } })
  await writeFile(join(half, marker), sources)
  await mkdir(dist, { recursive: true })
  await rm(dist, { recursive: true })
  await rename(half, dist)
  return true
}

async function hashOfSources(): Promise<string> {
  const entries = await readdir(web, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(
      (entry) => entry.isFile() && entry.parentPath !== dist && !entry.parentPath.startsWith(`${dist}/`),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(join(repository, 'package-lock.json'))
    .sort()
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file.slice(repository.length)}\0`)
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

if (import.meta.main)
  console.log(
    (await buildWebIfStale()) ? 'The screens were built into web/dist.' : 'The screens are up to date.',
  )
