import { QueryClient } from '@tanstack/react-query'
import { Refused } from './refused.ts'

/** What the server refused it refuses again; only what did not arrive is tried again. */
const worthRetrying = (failures: number, error: Error) =>
  failures < 3 && !(error instanceof Refused && error.status < 500)

export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying },
      // A touch is answered at once, also without a network: better a clear "no" than a surprise an hour later.
      mutations: { networkMode: 'always', retry: false },
    },
  })
