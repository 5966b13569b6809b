import { randomBytes } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Picture } from './picture.ts'

/** 128 random bits: who does not know a name cannot find it. */
const names = /^[\w-]{22}\.webp$/

/** Uploaded pictures, each kitchen's in a folder of its own under `root`. Several nodes must share that folder. */
export function mediaStore(root: string) {
  const folder = (tenant: number) => join(root, String(tenant))

  return {
    /** The content of a stored picture; undefined when there is none of this name. */
    async read(tenant: number, name: string): Promise<Buffer | undefined> {
      if (!names.test(name)) return undefined
      return readFile(join(folder(tenant), name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
    },

    /**
     * Stores a picture, if there is one, around the work that records its name. When the work fails the file is gone
     * again; only a crash in between leaves one that nothing names.
     */
    async storing<T>(
      tenant: number,
      picture: Picture | undefined,
      work: (name: string | undefined) => Promise<T>,
    ): Promise<T> {
      if (!picture) return work(undefined)
      const name = `${randomBytes(16).toString('base64url')}.webp`
      await mkdir(folder(tenant), { recursive: true })
      await writeFile(join(folder(tenant), name), picture, { flag: 'wx' })
      try {
        return await work(name)
      } catch (error) {
        await this.remove(tenant, name)
        throw error
      }
    },

    remove: (tenant: number, name: string): Promise<void> => rm(join(folder(tenant), name), { force: true }),

    /** All pictures of one kitchen for another, under the same names. They share their bytes where the disk can do that. */
    async copyAll(from: number, to: number): Promise<void> {
      if (existsSync(folder(from)))
        await cp(folder(from), folder(to), { recursive: true, mode: constants.COPYFILE_FICLONE })
    },

    removeAll: (tenant: number): Promise<void> => rm(folder(tenant), { recursive: true, force: true }),
  }
}
export type MediaStore = ReturnType<typeof mediaStore>
