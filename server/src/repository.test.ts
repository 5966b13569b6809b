import { strict as assert } from 'node:assert'
import { globSync, readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { test } from 'node:test'

const repository = resolve(import.meta.dirname, '../..')
const text = new Set([
  '.ts',
  '.tsx',
  '.mjs',
  '.js',
  '.json',
  '.md',
  '.sql',
  '.yml',
  '.yaml',
  '.html',
  '.css',
  '.sh',
  '.example',
  '',
])

/** What real secrets look like. Ours are made for the test that needs them. */
const secrets: Record<string, RegExp> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  'a token': /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/,
  'an API key of ours': /\bfak_\d+_[0-9a-f]{32}_(?!s{43})[\w-]{43}_[0-9a-f]{8}\b/,
  'a key of a cloud': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b/,
  'a key of a service': /\b(?:sk_live|rk_live|xox[abp]|ghp|gho|glpat|npm)_?-?[A-Za-z0-9]{20,}\b/,
  'a password in an address':
    /\b(?:postgres(?:ql)?|rediss?|smtps?):\/\/[^\s:@/'"`]+:(?!password@|b@)[^\s:@/'"`$]{3,}@/,
}

// Reliability demand 73.
test('no secret lies in the repository', () => {
  const files = globSync('**/*', {
    cwd: repository,
    exclude: ({ name }) => ['node_modules', '.git', '.data', 'dist', '.env'].includes(name),
    withFileTypes: true,
  }).filter((entry) => entry.isFile() && text.has(extname(entry.name)))
  assert.ok(files.length > 300)
  const found = files.flatMap((entry) => {
    const path = resolve(entry.parentPath, entry.name)
    const content = readFileSync(path, 'utf8')
    return Object.entries(secrets).flatMap(([what, pattern]) =>
      pattern.test(content) ? [`${what} in ${path}`] : [],
    )
  })
  assert.deepEqual(found, [])
})
