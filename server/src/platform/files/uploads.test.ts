import { strict as assert } from 'node:assert'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { openKitchen } from '../../../test/harness.ts'
import { formWith, picture } from '../../../test/pictures.ts'
import { run } from '../../../test/processes.ts'

const path = '/api/v1/menu-items/'

async function dishes() {
  const kitchen = await openKitchen()
  const office = await kitchen.person('admin')
  const { body: category } = await office.post('/api/v1/categories/', { name: 'Curries' })
  const fields = { name: 'Dal', description: 'Lentils', price: '4.50', category: category.id }
  const folder = join(kitchen.server.deps.config.dataDir, 'media', String(kitchen.tenant.id))
  const stored = () => {
    try {
      return readdirSync(folder)
    } catch {
      return []
    }
  }
  return { ...kitchen, office, fields, stored }
}

/** The server lets nobody in its process read pictures from anywhere but a file. */
async function fileOf(t: TestContext, content: Buffer): Promise<string> {
  const file = join(tmpdir(), `kitchen-picture-${randomBytes(6).toString('hex')}`)
  t.after(() => rmSync(file))
  writeFileSync(file, content)
  return file
}

const script = '<script>alert("marker")</script>'

// Reliability demand 70; formats, the pixel bomb and the largest size are in picture.test.ts.
test('a file that is a picture and something else comes out as a picture alone', async (t) => {
  const { office, fields, stored } = await dishes()
  const [jpeg, png, gif, webp] = await Promise.all(
    (['jpeg', 'png', 'gif', 'webp'] as const).map((format) => picture(format)),
  )
  const comment = Buffer.from(script)
  const both: Record<string, Buffer> = {
    'a jpeg with a comment': Buffer.concat([
      jpeg!.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, comment.length + 2]),
      comment,
      jpeg!.subarray(2),
    ]),
    'a jpeg with the camera and a place in it': await sharp(await fileOf(t, jpeg!))
      .withExif({ IFD0: { Copyright: script }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 12/1 0/1' } })
      .jpeg()
      .toBuffer(),
    'a png and a page': Buffer.concat([png!, comment]),
    'a gif and an archive': Buffer.concat([gif!, zip('evil.html', comment)]),
    'a webp and a program': Buffer.concat([webp!, Buffer.from('#!/bin/sh\necho marker\n')]),
  }
  for (const [what, file] of Object.entries(both)) {
    const { status, body } = await office.post(path, formWith(file, { ...fields, name: what }))
    assert.equal(status, 201, what)
    const served = await fetch(body.image)
    assert.deepEqual(
      [served.headers.get('content-type'), served.headers.get('x-content-type-options')],
      ['image/webp', 'nosniff'],
    )
    const content = Buffer.from(await served.arrayBuffer())
    assert.equal(content.includes('marker'), false, what)
    const { format, exif } = await sharp(await fileOf(t, content)).metadata()
    assert.deepEqual([format, exif], ['webp', undefined], what)
  }
  assert.equal(stored().length, Object.keys(both).length)
})

test('what only looks like a picture is refused, and nothing of it is kept', async () => {
  const { office, fields, stored } = await dishes()
  const others: Record<string, Buffer> = {
    page: Buffer.from(`<!doctype html>${script}`),
    'drawing with a script': Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`,
    ),
    'drawing that reads files': Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    ),
    archive: zip('a.png', await picture()),
    'archive bomb': zip('bomb', Buffer.alloc(20_000_000)),
    document: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n'),
    program: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
    'words for ImageMagick': Buffer.from(
      'push graphic-context\nimage over 0,0 0,0 "|id"\npop graphic-context',
    ),
    'head of a png alone': (await picture()).subarray(0, 30),
    'head of a jpeg and a page': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(script)]),
  }
  for (const [what, file] of Object.entries(others))
    for (const filename of ['dish.png', 'dish.jpg', 'dish.svg']) {
      const { status, body } = await office.post(path, formWith(file, fields, { filename }))
      assert.deepEqual([status, Object.keys(body)], [400, ['image']], `${what} as ${filename}`)
    }
  assert.deepEqual(stored(), [])
  assert.equal((await office.get(path)).body.count, 0)
})

test('what a file is called decides nothing about where it is kept', async () => {
  const { office, fields, stored } = await dishes()
  const names = [
    '../../evil.png',
    '..\\..\\evil.png',
    '/etc/passwd',
    'a\0b.png',
    '.htaccess',
    'x'.repeat(5_000),
    'evil.php',
    '%2e%2e%2fevil.png',
    '💥.png',
    'con',
  ]
  for (const [place, filename] of names.entries()) {
    const { status, body } = await office.post(
      path,
      formWith(await picture(), { ...fields, name: `Dish ${place}` }, { filename }),
    )
    assert.equal(status, 201, filename)
    assert.match(new URL(body.image).pathname, /^\/media\/\d+\/[\w-]{22}\.webp$/)
  }
  assert.equal(stored().length, names.length)
  assert.ok(stored().every((name) => /^[\w-]{22}\.webp$/.test(name)))
})

test('twenty large pictures at once take their turns, not the memory', async (t) => {
  const { office, fields, server, slug } = await dishes()
  const folder = mkdtempSync(join(tmpdir(), 'kitchen-uploads-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'large.jpg')
  // Noise, as hard to pack as a picture can be: 12 megapixels are 4 to 5 MB.
  const raw = randomBytes(1000 * 750 * 3)
  const small = sharp(raw, { raw: { width: 1000, height: 750, channels: 3 } })
  writeFileSync(file, await small.resize(4000, 3000).jpeg({ quality: 55 }).toBuffer())
  const upload = async (times: number) => {
    const headers = JSON.stringify({ authorization: `Bearer ${office.access}`, 'x-tenant-slug': slug })
    const args = [server.url + path, headers, file, JSON.stringify(fields), String(times)]
    const { stdout, stderr } = await run(
      [process.execPath, 'server/test/children/upload.ts', ...args],
      process.env,
    )
    const statuses = JSON.parse(stdout || '[]') as number[]
    // A machine that is busy with other things tells some to come again.
    assert.ok(
      statuses.includes(201) && statuses.every((status) => [201, 503].includes(status)),
      stdout + stderr,
    )
  }
  await upload(4)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // what the flag adds
  /** What is held, and not what waits to be collected. */
  const held = () => {
    collect()
    return process.memoryUsage.rss()
  }
  const before = held()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, held())), 1_000)
  await upload(20)
  clearInterval(watch)
  const grown = (most - before) / 2 ** 20
  t.diagnostic(`${grown.toFixed(0)} MB more at the most`)
  // Without the setting of bin/with-node24.mjs each of the four threads keeps memory of its own.
  assert.ok(grown <= (process.env.MALLOC_ARENA_MAX ? 50 : 150), `${grown} MB`)
})

/** An archive with one file in it. */
function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(content.length, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(name), packed])
}
