import type { App } from '../platform/http/corridor.ts'

/** Requests of the demonstration's people, over the same routes as everybody's. A refusal is a defect of the script. */
export function demoClient(app: App, headers: Record<string, string>) {
  const send =
    (method: 'GET' | 'POST') =>
    async <T = Record<string, never>>(
      path: string,
      payload: object = {},
      more: Record<string, string> = {},
    ) => {
      const answer = await app.inject({
        method,
        url: path,
        // An address of the documentation's: the limits of whoever opens the demonstration are their own.
        remoteAddress: '192.0.2.1',
        headers: { ...headers, ...more },
        ...(method === 'POST' ? { payload } : {}),
      })
      if (answer.statusCode >= 300)
        throw new Error(`the demonstration's ${method} ${path} answered ${answer.statusCode}: ${answer.body}`)
      return answer.json<T>()
    }
  return { get: send('GET'), post: send('POST') }
}
export type DemoClient = ReturnType<typeof demoClient>
