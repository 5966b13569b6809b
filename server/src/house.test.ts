import { strict as assert } from 'node:assert'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'

const source = resolve(import.meta.dirname)
const files = globSync('**/*.ts', { cwd: source }).filter((file) => !/\.(test|generated)\.ts$/.test(file))
const text = new Map(files.map((file) => [file, readFileSync(resolve(source, file), 'utf8')]))
const says = (word: string, but: string) =>
  [...text].some(([file, content]) => file !== but && content.includes(`'${word}'`))

test('every way of saying no is said somewhere, and no two are the same', () => {
  assert.deepEqual(
    Object.keys(refusals).filter((code) => !says(code, 'refusals.ts')),
    [],
  )
  const sentences = Object.values(refusals).map(({ status, text: sentence }) => `${status} ${sentence}`)
  assert.equal(new Set(sentences).size, sentences.length)
})

test('every permission is asked for somewhere', () => {
  assert.deepEqual(
    Object.keys(permissions).filter((permission) => !says(permission, 'permissions.ts')),
    [],
  )
})

test('lists never say "in (...)" with values, and no statement selects everything', () => {
  const offenders = [...text].filter(
    ([file, content]) =>
      file.endsWith('.sql.ts') &&
      /\bselect \*\s+from (?!unnest)|selectAll|returningAll|\bin \$\{|'in',/.test(content),
  )
  assert.deepEqual(
    offenders.map(([file]) => file),
    [],
  )
})

test('no file is the one that everything passes through', () => {
  const long = [...text]
    .map(([file, content]) => [file, content.split('\n').length] as const)
    .filter(([, lines]) => lines > 250)
  assert.deepEqual(long, [])
})

// Reliability demand 42.
test('no money is ever a float', () => {
  const float =
    /parseFloat|toFixed|toPrecision|Math\.(round|trunc)|::(real|float|double)|(?<!\.)\bNumber\([^)]*(amount|price|total|tax|balance|cost|paid|credit|fee)/
  const offenders = [...text].filter(
    ([file, content]) => /^(features|saas)\/|money/.test(file) && float.test(content),
  )
  assert.deepEqual(offenders.map(([file]) => file).toSorted(), [
    'features/daily-menus/day-menu.sql.ts', // milliseconds
    'features/dashboard/dashboard.sql.ts', // a sum that the contract answers as a JSON number
    'features/invoices/invoices.sql.ts', // the same
    'features/invoices/share.sql.ts', // seconds
    'saas/tenants/migrate-fleet.ts', // the same
  ])
})
