/** Uploads the same picture many times at once, so that what it takes is not on the server's account. */
import { openAsBlob } from 'node:fs'

const [url = '', headers = '{}', file = '', fields = '{}', times = '1'] = process.argv.slice(2)
const blob = await openAsBlob(file)

const upload = async (place: number) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(JSON.parse(fields) as Record<string, string>))
    form.set(name, value)
  form.set('name', `Dish ${place} of ${process.pid}`)
  form.set('image', blob, 'dish.jpg')
  const response = await fetch(url, { method: 'POST', headers: JSON.parse(headers), body: form })
  return response.status
}
const statuses = await Promise.all(Array.from({ length: Number(times) }, (_, place) => upload(place)))
process.stdout.write(`${JSON.stringify(statuses)}\n`)
