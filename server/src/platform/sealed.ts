import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const [ivBytes, tagBytes] = [12, 16]

/**
 * Keeps other people's secrets in a database that does not hold the key: AES-256-GCM with a key that follows from
 * APP_SECRET_KEY. What is sealed is bound to a kitchen and to what it is for, and opens for nothing else, so that a row
 * copied into another kitchen's database is worthless there.
 */
export function sealer(secretKey: string) {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'sealed secrets', 32))
  const bound = (tenant: number, use: string) => Buffer.from(`${tenant} ${use}`)
  return {
    /** Text for a column, different each time. */
    seal(plain: string, tenant: number, use: string): string {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(tenant, use))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    /** Throws when the text was not sealed by this installation, for this kitchen and this use. */
    open(text: string, tenant: number, use: string): string {
      const bytes = Buffer.from(text, 'base64url')
      const body = ivBytes + tagBytes
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(bound(tenant, use))
        .setAuthTag(bytes.subarray(ivBytes, body))
      return decipher.update(bytes.subarray(body), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}
export type Sealer = ReturnType<typeof sealer>
