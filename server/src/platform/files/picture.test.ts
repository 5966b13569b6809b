import { strict as assert } from 'node:assert'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { deflateSync, crc32 } from 'node:zlib'
import { openKitchen } from '../../../test/harness.ts'
import { formWith, picture } from '../../../test/pictures.ts'

const path = '/api/v1/menu-items/'

async function dishes() {
  const kitchen = await openKitchen()
  const office = await kitchen.person('admin')
  const { body: category } = await office.post('/api/v1/categories/', { name: 'Curries' })
  const fields = { name: 'Dal', description: 'Lentils', price: '4.50', category: category.id }
  return { ...kitchen, office, fields, count: async () => (await office.get(path)).body.count }
}

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of a few kilobytes that says it is this large. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1e6))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('jpeg, png, gif and webp are pictures, whatever the file is called', async () => {
  const { office, fields } = await dishes()
  for (const format of ['jpeg', 'png', 'gif', 'webp'] as const) {
    const answer = await office.post(path, formWith(await picture(format), fields, { filename: 'dish.txt' }))
    assert.equal(answer.status, 201, format)
  }
})

test('what is no picture is refused on its field, and nothing of it stays', async () => {
  const { office, fields, count } = await dishes()
  const png = await picture()
  const hostile: Record<string, Buffer | string> = {
    html: '<html><script>alert(1)</script></html>',
    svg: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    tiff: await picture('tiff'),
    empty: '',
    cut: png.subarray(0, 60),
    bomb: bomb(50_000, 50_000),
    'gif by name only': Buffer.concat([Buffer.from('GIF89a'), Buffer.from('<?php system($_GET[0]); ?>')]),
  }
  for (const [name, file] of Object.entries(hostile)) {
    const answer = await office.post(path, formWith(file, fields, { filename: 'dish.png' }))
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, ['image']], name)
  }
  assert.equal(await count(), 0)
  assert.deepEqual(
    readdirSync(tmpdir()).filter((name) => name.startsWith(`picture-${process.pid}-`)),
    [],
  )
})

test('script that hides behind a real picture does not survive', async () => {
  const { office, fields } = await dishes()
  const polyglot = Buffer.concat([await picture('jpeg'), Buffer.from('<script>alert(1)</script>')])
  const { body } = await office.post(path, formWith(polyglot, fields))
  const served = Buffer.from(await (await fetch(body.image)).arrayBuffer())
  assert.equal(served.includes('<script>'), false)
})

test('one byte above five megabytes is too much, also the second time', async () => {
  const { office, fields, count } = await dishes()
  const png = await picture()
  const padded = (size: number) => Buffer.concat([png, Buffer.alloc(size - png.length)])
  for (const _ of [1, 2]) {
    assert.equal((await office.post(path, formWith(padded(5 * 1024 * 1024 + 1), fields))).status, 413)
  }
  assert.equal(await count(), 0)
  assert.equal((await office.post(path, formWith(padded(5 * 1024 * 1024), fields))).status, 201)
})

test('a file in another field is refused by that field, and broken forms are bad requests', async () => {
  const { office, fields, count } = await dishes()
  const elsewhere = await office.post(path, formWith(await picture(), fields, { name: 'name' }))
  assert.deepEqual([elsewhere.status, Object.keys(elsewhere.body)], [400, ['name']])
  const long = await office.post(
    path,
    formWith(await picture(), { ...fields, description: 'x'.repeat(70_000) }),
  )
  assert.deepEqual([long.status, Object.keys(long.body)], [400, ['description']])

  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  const part = '--x\r\ncontent-disposition: form-data; name="image"; filename="a.png"\r\n\r\nhalf a'
  for (const body of ['no parts', part, '--x\r\nbroken']) {
    const answer = await office.post(path, body, type)
    assert.equal(answer.status, 400, body)
  }
  assert.equal((await office.post(path, 'a', { 'content-type': 'multipart/form-data' })).status, 400)
  assert.equal(
    (
      await office.post(
        path,
        '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
        type,
      )
    ).status,
    400,
  )
  assert.equal(await count(), 0)
})
