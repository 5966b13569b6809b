/**
 * The one command that a developer and CI run: `npm test`. Every step is a line below; the first that fails ends the run
 * with its output. `npm test -- types lint` runs only the named steps.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '..')
const setup = '--test-global-setup=server/test/global-setup.ts'

const tool =
  (path: string, ...args: string[]) =>
  () =>
    run(process.execPath, [`node_modules/${path}`, ...args])
const script =
  (path: string, ...args: string[]) =>
  () =>
    run(process.execPath, [path, ...args])
const tests =
  (concurrency: number, ...globs: string[]) =>
  () =>
    run(process.execPath, [
      '--test',
      '--import=./server/test/same-draw.ts',
      setup,
      `--test-concurrency=${concurrency}`,
      '--test-reporter=spec',
      ...globs,
    ])

const steps: Record<string, () => boolean> = {
  format: tool('oxfmt/bin/oxfmt', '--check', '.'),
  lint: tool('oxlint/bin/oxlint', '--deny-warnings'),
  types: tool('typescript/bin/tsc', '-p', '.'),
  'types-web': tool('typescript/bin/tsc', '-p', 'web'),
  boundaries: tool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    'server/src',
    'web/src',
    'bin',
  ),
  unused: tool('knip/bin/knip.js'),
  generated: generatedIsFresh,
  web: script('bin/build-web.ts'),
  test: tests(2, 'server/**/*.test.ts', 'bin/**/*.test.ts'),
  browser: tests(1, 'e2e/**/*.e2e.ts'),
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in steps))
if (unknown.length) {
  console.error(`There is no step ${unknown.join(', ')}; there are: ${Object.keys(steps).join(', ')}.`)
  process.exit(1)
}
for (const [name, step] of Object.entries(steps)) {
  if (named.length && !named.includes(name)) continue
  const began = performance.now()
  console.log(`\n== ${name}`)
  const passed = step()
  console.log(
    `== ${name} ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
  if (!passed) process.exit(1)
}

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { cwd: repository, stdio: 'inherit' }).status === 0
}

/** Generated files are committed, so making them again must change nothing. */
function generatedIsFresh(): boolean {
  const before = fingerprints()
  if (!run(process.execPath, ['bin/gen.ts'])) return false
  const stale = [...fingerprints()].filter(([file, hash]) => before.get(file) !== hash).map(([file]) => file)
  if (stale.length)
    console.error(`These were stale and are made anew; look at them and commit them: ${stale.join(', ')}`)
  return stale.length === 0
}

function fingerprints(): Map<string, string> {
  const files = globSync(
    [
      'server/src/**/*.generated.ts',
      'web/src/**/*.generated.ts',
      'server/db/*/schema.sql',
      'docs/openapi.json',
      'docs/errors.md',
    ],
    { cwd: repository },
  )
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(resolve(repository, file)))
        .digest('hex'),
    ]),
  )
}
