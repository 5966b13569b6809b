import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sharedServer } from '../../../test/shared-server.ts'
import { ensureTemplate } from './template.ts'

test('a node that starts while another one prepares the database for new kitchens waits for it', async () => {
  const { owner } = (await sharedServer()).deps
  await owner.visit('postgres', async (other) => {
    await other.query('select pg_advisory_lock(7017)')
    const waiting = ensureTemplate(owner)
    await Promise.all([
      assert.doesNotReject(waiting),
      sleep(2_500).then(() => other.query('select pg_advisory_unlock(7017)')),
    ])
  })
})
