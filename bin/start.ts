/** npm start: builds the screens when they are stale, then is the server. */
import { buildWebIfStale } from './build-web.ts'

if (await buildWebIfStale()) console.log('The screens were built.')
await import('../server/src/main.ts')
