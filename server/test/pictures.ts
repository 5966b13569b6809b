import sharp from 'sharp'

type Form = Record<string, string | number | boolean>

/** A plain picture of this size. */
export const picture = (
  format: 'png' | 'jpeg' | 'gif' | 'webp' | 'tiff' = 'png',
  width = 40,
  height = 30,
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: 'tomato' } })
    .toFormat(format)
    .toBuffer()

/** A multipart form with a file in it. */
export function formWith(
  file: Buffer | string,
  fields: Form = {},
  { name = 'image', filename = 'dish.png' } = {},
): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, String(value))
  form.set(name, new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), filename)
  return form
}
