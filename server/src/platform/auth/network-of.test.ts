import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { networkOf } from './network-of.ts'

test('an IPv6 network is one however its addresses are written, and IPv4 addresses are each their own', () => {
  const same = [
    '2001:db8:0:7::1',
    '2001:0DB8::7:1:2:3:4',
    '2001:db8:0:7:ffff:ffff:ffff:ffff',
    '2001:db8:0:7::1%eth0',
  ]
  for (const address of same) assert.equal(networkOf(address), '2001:db8:0:7::/64', address)
  assert.notEqual(networkOf('2001:db8:0:8::1'), networkOf('2001:db8:0:7::1'))
  assert.equal(networkOf('::1'), '0:0:0:0::/64')
  assert.equal(networkOf('::ffff:203.0.113.7'), '203.0.113.7')
  assert.equal(networkOf('203.0.113.7'), '203.0.113.7')
})
