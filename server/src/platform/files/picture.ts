import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import { refuse } from '../../refusals.ts'
import { inLanes } from '../in-lanes.ts'

/** A picture that was sent to us, made anew as WebP: whatever else the file held is gone. */
export type Picture = Buffer

/** Longest side of what is kept, and how much may be sent: beyond it a small file can fill the memory once decoded. */
const side = 1600
const mostPixels = 50_000_000

// libvips reads some hundred formats, SVG with its network and script among them. The content decides, never the name.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadNsgifFile',
    'VipsForeignLoadWebpFile',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

/** One at a time: a decoded picture takes up to 200 MB, and requests need the other core. */
const inTurn = inLanes(1, 100)
/** Sockets on which nothing happens are closed after thirty seconds, so before that the caller is told to come again. */
const longestWaitMs = 20_000

/**
 * Reads an uploaded jpeg, png, gif or webp. Undefined when it is none of these, is broken or has too many pixels. The
 * upload waits on disk for its turn, so that many at once do not fill the memory; when that takes too long: 503.
 */
export async function readPicture(upload: Readable): Promise<Picture | undefined> {
  const file = join(tmpdir(), `picture-${process.pid}-${randomUUID()}`)
  try {
    await pipeline(upload, createWriteStream(file, { mode: 0o600 }))
    const since = performance.now()
    return await inTurn(() => {
      if (performance.now() - since > longestWaitMs) throw refuse('overloaded')
      return remake(file)
    })
  } finally {
    await rm(file, { force: true })
  }
}

async function remake(file: string): Promise<Picture | undefined> {
  try {
    return await sharp(file, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, effort: 1 }) // two thirds of the usual time for the same size
      .timeout({ seconds: 20 })
      .toBuffer()
  } catch {
    return undefined
  }
}
