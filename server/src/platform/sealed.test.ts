import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sealer } from './sealed.ts'

const sealed = sealer('a key of tests that is long enough')
const secret = 'what only the provider may know'

test('what is sealed opens for its kitchen and its use, and looks different each time', () => {
  const text = sealed.seal(secret, 7, 'a use')
  assert.equal(sealed.open(text, 7, 'a use'), secret)
  assert.equal(sealer('a key of tests that is long enough').open(text, 7, 'a use'), secret)
  assert.notEqual(sealed.seal(secret, 7, 'a use'), text)
  assert.ok(!Buffer.from(text, 'base64url').toString('latin1').includes(secret))
})

test('it opens for no other kitchen, use or key, and not after any of its bits was changed or its end cut off', () => {
  const text = sealed.seal(secret, 7, 'a use')
  assert.throws(() => sealed.open(text, 8, 'a use'))
  assert.throws(() => sealed.open(text, 7, 'another use'))
  assert.throws(() => sealer('another key of tests').open(text, 7, 'a use'))
  const bytes = Buffer.from(text, 'base64url')
  for (let place = 0; place < bytes.length; place += 1) {
    const changed = Buffer.from(bytes)
    changed[place]! ^= 1
    assert.throws(() => sealed.open(changed.toString('base64url'), 7, 'a use'), `byte ${place}`)
    assert.throws(() => sealed.open(bytes.subarray(0, place).toString('base64url'), 7, 'a use'))
  }
})
