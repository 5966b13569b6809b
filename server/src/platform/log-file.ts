import { join } from 'node:path'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'

const blockLength = 16 * 1024
/** How much may wait for a disk that is slow or full before lines are dropped, and how long one that failed is left alone. */
const mostWaiting = 8 * 1024 * 1024
const pauseMs = 1_000

export type Rotation = { size?: `${number}${'K' | 'M'}`; files?: number }

/**
 * Lines of one file, written in blocks: a line at a time cost a tenth of the throughput of the day's menu. The file
 * becomes name.1.log at this size and at midnight, that one name.2.log, and so on; the last is dropped. A disk that
 * cannot be written loses lines, never requests; how many is said once there is room again.
 */
export function openLogFile(folder: string, name: string, { size = '20M', files = 14 }: Rotation = {}) {
  let text = ''
  let writing: Promise<void> | undefined
  let lost = 0
  let closed = false
  let stream = open()
  const timer = setInterval(write, 1_000)
  timer.unref()

  function open(): RotatingFileStream {
    const opened = createStream((index) => join(folder, index ? `${name}.${index}.log` : `${name}.log`), {
      size,
      interval: '1d',
      rotate: files,
      mode: 0o640,
    })
    opened.on('error', () => {}) // 'close' follows
    opened.once('close', () => {
      if (!closed) setTimeout(() => (stream = open()), pauseMs).unref()
    })
    return opened
  }

  /** One write at a time, so that what a busy disk lets pile up goes out as one block. */
  function write(): void {
    if (text.length > mostWaiting) drop()
    if (writing || stream.destroyed || text === '') return
    if (lost)
      text += `${JSON.stringify({ level: 'warn', time: new Date(), lost, msg: 'log lines were lost' })}\n`
    lost = 0
    const block = text
    text = ''
    writing = new Promise((done) => {
      stream.write(block, (error) => {
        writing = undefined
        if (error) lost += lines(block)
        if (text.length > blockLength) write()
        done()
      })
    })
  }

  function drop() {
    lost += lines(text)
    text = ''
  }

  return {
    add(line: string): void {
      text += line
      if (text.length > blockLength) write()
    },
    /** Without waiting for a block to fill. */
    flush: write,
    async close(): Promise<void> {
      clearInterval(timer)
      // The block under way, one that it left waiting, and the rest.
      await writing
      write()
      await writing
      write()
      closed = true
      await new Promise<void>((done) => stream.end(() => done()))
    },
  }
}

const lines = (text: string) => text.split('\n').length - 1
