import { model, text, maybeText, list, type Cast } from './casts.ts'

type Tokens = { access: string | null; refresh: string | null }

/** What the dashboard shows a person when a call failed. */
export class ShownError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * The Flutter dashboard's HTTP client, as it behaves (contract 8.1 and 8.2): JSON content type on every call whether
 * there is a body or not, `_t` on every GET, the kitchen's slug on every call once one is known, a refresh on 401 without
 * any other header, and no cookies.
 */
export class DashboardClient {
  readonly #builtIn: string
  /** Where the kitchen's API is; the answer of discovery replaces the built-in address. */
  base: string
  slug: string | null = null
  tokens: Tokens = { access: null, refresh: null }
  signedOut = false

  constructor(server: string) {
    this.#builtIn = `${server}/api/v1/`
    this.base = this.#builtIn
  }

  get saas() {
    return this.#builtIn.replace('v1/', 'saas/')
  }

  async discover(kitchen_code: string) {
    const answer = await fetch(this.#builtIn.replace('v1/', 'discover/'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kitchen_code }),
    })
    if (!answer.ok) throw new ShownError(answer.status, await answer.text())
    const found = model({ api_endpoint: text(), tenant_id: text(), name: maybeText })(
      await answer.json(),
      'discovery',
    )
    this.base = found.api_endpoint
    this.slug = found.tenant_id
    return found
  }

  async signIn(username: string, password: string): Promise<string[]> {
    const answer = await this.#send(`${this.base}auth/login/`, 'POST', { username, password }, false)
    return this.#welcome(answer)
  }

  /** The platform's sign-in uses the built-in address and no kitchen. */
  async signInToPlatform(username: string, password: string) {
    const answer = await fetch(`${this.#builtIn}auth/login/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
    return this.#welcome(answer)
  }

  async #welcome(answer: Response) {
    const body = await this.#json(answer, 'login')
    const { access, refresh, user } = model({
      access: maybeText,
      refresh: maybeText,
      user: model({ groups: list(text()) }),
    })(body, 'login')
    this.tokens = { access, refresh }
    return user.groups
  }

  get<T>(path: string, cast: Cast<T>, query: Record<string, string | number | undefined> = {}): Promise<T> {
    const url = new URL(path.startsWith('http') ? path : this.base + path)
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.append(name, String(value))
    }
    url.searchParams.append('_t', String(Date.now()))
    return this.#call(url.href, 'GET', undefined, cast)
  }
  post = <T>(path: string, cast: Cast<T>, body?: object) => this.#call(this.#at(path), 'POST', body, cast)
  patch = <T>(path: string, cast: Cast<T>, body: object) => this.#call(this.#at(path), 'PATCH', body, cast)
  delete = (path: string) => this.#call(this.#at(path), 'DELETE', undefined, () => undefined)

  #at(path: string) {
    return path.startsWith('http') ? path : this.base + path
  }

  async #call<T>(url: string, method: string, body: object | undefined, cast: Cast<T>): Promise<T> {
    let answer = await this.#send(url, method, body, true)
    if (answer.status === 401 && (await this.#refresh())) answer = await this.#send(url, method, body, true)
    if (answer.status === 401) this.signedOut = true
    const path = `${method} ${new URL(url).pathname}`
    const read = await this.#json(answer, path)
    return cast(read, path)
  }

  #send(url: string, method: string, body: object | undefined, signedIn: boolean) {
    const { access } = this.tokens
    return fetch(url, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(signedIn && access && { authorization: `Bearer ${access}` }),
        ...(this.slug && { 'x-tenant-slug': this.slug }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  }

  async #refresh(): Promise<boolean> {
    const answer = await fetch(`${this.base}auth/token/refresh/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refresh: this.tokens.refresh }),
    })
    if (answer.status !== 200) return false
    const { access, refresh } = model({ access: maybeText, refresh: maybeText })(
      await answer.json(),
      'refresh',
    )
    this.tokens = { access, refresh: refresh ?? this.tokens.refresh }
    return access !== null
  }

  /** Bodies are decoded when they say that they are JSON; every failure becomes the sentences that a person is shown. */
  async #json(answer: Response, path: string): Promise<unknown> {
    const isJson = answer.headers.get('content-type')?.includes('application/json')
    const body = isJson ? await answer.json() : await answer.text()
    if (answer.ok) return body
    const shown =
      typeof body === 'object' && body !== null
        ? Object.entries(body)
            .map(([key, said]) => `${key}: ${Array.isArray(said) ? said.join(', ') : String(said)}`)
            .join('\n')
        : 'Something went wrong'
    throw new ShownError(answer.status, `${path}: ${answer.status} ${shown}`)
  }
}
