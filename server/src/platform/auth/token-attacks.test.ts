import { strict as assert } from 'node:assert'
import { createHash, createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { superuser } from '../../../test/superuser.ts'

const user = '/api/v1/auth/user/'
const refreshPath = '/api/v1/auth/token/refresh/'
const verify = '/api/v1/auth/token/verify/'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const encode = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const hs = (bits: 256 | 384 | 512, key: Buffer | string, input: string) =>
  createHmac(`sha${bits}`, key).update(input).digest('base64url')
const derived = (secret: string, use: string) => createHmac('sha256', secret).update(use).digest()
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** A manager's tokens, and the means to make such as only the server could: its key. */
async function target() {
  const [kitchen, other] = [await openKitchen({ server }), await openKitchen({ server })]
  const [manager, stranger] = [await kitchen.person('manager'), await other.person('manager')]
  const owner = await superuser(server)
  const signedIn = await kitchen.visitor.post('/api/v1/auth/login/', {
    username: 'admin',
    password: 'a boss of tests',
  })
  const cookie = /session=([^;]+)/.exec(signedIn.headers.getSetCookie().join('\n'))?.[1] ?? ''
  const [head, body, signature] = manager.access.split('.') as [string, string, string] // a JWT has three parts
  const secret = server.deps.config.secretKey
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  /** Signed with this key, the right one unless another is named. */
  const signed = (
    header: object,
    payload: object | string,
    key: Buffer | string = derived(secret, 'jwt'),
  ) => {
    const input = `${encode(header)}.${encode(payload)}`
    return `${input}.${hs(256, key, input)}`
  }
  const typ = { alg: 'HS256', typ: 'JWT' }
  const ours = (changes: object) => signed(typ, { ...claims, ...changes })
  return {
    kitchen,
    manager,
    stranger,
    owner,
    cookie,
    head,
    body,
    signature,
    secret,
    claims,
    signed,
    ours,
    typ,
  }
}

/** What somebody can send who has seen a token of theirs, but has no key. */
function forgeries({
  head,
  body,
  signature,
  secret,
  claims,
  signed,
  typ,
}: Awaited<ReturnType<typeof target>>) {
  const other = (changes: object) => encode({ ...claims, ...changes })
  const kid = (name: string, key: Buffer | string = '') => signed({ ...typ, kid: name }, claims, key)
  const plain = (alg: string) => `${encode({ alg, typ: 'JWT' })}.${body}`
  const rs = (header: object) => {
    const input = `${encode(header)}.${body}`
    return `${input}.${createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url')}`
  }
  const last = letters.indexOf(signature.at(-1) ?? '')
  const twice = (name: string, first: unknown, then: unknown) => {
    const { [name]: _left, ...rest } = claims
    const text = JSON.stringify(rest).slice(0, -1)
    return encode(`${text},"${name}":${JSON.stringify(first)},"${name}":${JSON.stringify(then)}}`)
  }
  return {
    'alg none': `${plain('none')}.`,
    'alg None': `${plain('None')}.`,
    'alg NONE with the old signature': `${plain('NONE')}.${signature}`,
    'alg none with the old signature': `${plain('none')}.${signature}`,
    'no alg': `${encode({ typ: 'JWT' })}.${body}.${signature}`,
    'alg null': `${encode({ alg: null })}.${body}.${signature}`,
    'alg in a list': `${encode({ alg: ['HS256'] })}.${body}.${signature}`,
    'RS256 with a key of the attacker': rs({ alg: 'RS256', typ: 'JWT' }),
    'RS256 with the key in the header': rs({ alg: 'RS256', jwk: { kty: 'RSA' }, x5c: [publicKey] }),
    'RS256 with the old signature': `${plain('RS256')}.${signature}`,
    'ES256 of zeros': `${plain('ES256')}.${Buffer.alloc(64).toString('base64url')}`,
    'HS256 with a public key as its secret': signed(typ, claims, publicKey),
    'HS256 with the attacker’s key in the header': signed(
      { ...typ, jwk: { kty: 'oct', k: encode('x') } },
      claims,
      'x',
    ),
    'HS256 with a key at the attacker’s': signed({ ...typ, jku: 'https://evil.example/keys' }, claims, 'x'),
    'HS256 with an empty secret': signed(typ, claims, ''),
    'HS256 with a usual secret': signed(typ, claims, 'secret'),
    'HS256 with a digest of the token': signed(typ, claims, createHash('sha256').update(body).digest()),
    'HS384 with the name of HS256': `${head}.${body}.${hs(384, 'x', `${head}.${body}`)}`,
    'kid /dev/null': kid('../../../../dev/null'),
    'kid with a null byte': kid('key\0.pem'),
    'kid with SQL': kid(`x' union select 'x`, 'x'),
    'kid with a command': kid('key|sleep 9', 'x'),
    'the signing key itself, not derived': signed(typ, claims, secret),
    'the key of CSRF': signed(typ, claims, derived(secret, 'csrf')),
    'another user': `${head}.${other({ user_id: 1 })}.${signature}`,
    'the platform': `${head}.${other({ realm: 'platform' })}.${signature}`,
    'another kitchen': `${head}.${other({ realm: claims.realm + 1 })}.${signature}`,
    'another session': `${head}.${other({ session: crypto.randomUUID() })}.${signature}`,
    'a later end': `${head}.${other({ exp: claims.exp + 9999 })}.${signature}`,
    'no end': `${head}.${other({ exp: undefined })}.${signature}`,
    'a role added': `${head}.${other({ role: 'admin' })}.${signature}`,
    'a user named twice': `${head}.${twice('user_id', claims.user_id, 1)}.${signature}`,
    'no signature': `${head}.${body}.`,
    'two parts': `${head}.${body}`,
    'four parts': `${head}.${body}.${signature}.${signature}`,
    'a signature cut': `${head}.${body}.${signature.slice(0, -1)}`,
    'half a signature': `${head}.${body}.${signature.slice(0, 20)}`,
    'a signature padded': `${head}.${body}.${signature}=`,
    'a signature with a letter more': `${head}.${body}.${signature}A`,
    'a signature with its spare bits set': `${head}.${body}.${signature.slice(0, -1)}${letters[last + 1]}`,
    'a signature in hexadecimal': `${head}.${body}.${Buffer.from(signature, 'base64url').toString('hex')}`,
    'a signature in capitals': `${head}.${body}.${signature.toUpperCase()}`,
    'a signature of zeros': `${head}.${body}.${Buffer.alloc(32).toString('base64url')}`,
    'the parts in another order': `${body}.${head}.${signature}`,
    'a header padded': `${head}=.${body}.${signature}`,
    'a body padded': `${head}.${body}=.${signature}`,
    'an empty text in parts': '..',
    'no token': 'x.y.z',
    'the word null': 'null',
    'a long text': 'a'.repeat(4000),
  }
}

/** Signed with the right key, as a leak of old tokens, another service of ours or a defect could have it. */
function misused({
  ours,
  signed,
  typ,
  claims,
  secret,
  manager,
  stranger,
  owner,
  cookie,
}: Awaited<ReturnType<typeof target>>) {
  const now = server.deps.tokens.seconds()
  const twice = (name: string, first: unknown, then: unknown) =>
    signed(
      typ,
      `${JSON.stringify({ ...claims, [name]: first }).slice(0, -1)},"${name}":${JSON.stringify(then)}}`,
    )
  const input = `${encode({ alg: 'HS512', typ: 'JWT' })}.${encode(claims)}`
  return {
    'a refresh token': manager.refresh,
    'a cookie': cookie,
    'an access token of another kitchen': stranger.access,
    'of another issuer': ours({ iss: 'somebody-else' }),
    'of no issuer': ours({ iss: undefined }),
    'of several issuers': ours({ iss: ['fun-adventure-kitchen', 'somebody-else'] }),
    'of no kind': ours({ token_type: undefined }),
    'of a new kind': ours({ token_type: 'Access' }),
    'of no kitchen': ours({ realm: undefined }),
    'of a kitchen that is not there': ours({ realm: 1_999_999_999 }),
    'of a kitchen by its text': ours({ realm: String(claims.realm) }),
    'of another user in this session': ours({ user_id: claims.user_id - 1 }),
    'of no user': ours({ user_id: undefined }),
    'of a session that never was': ours({ session: crypto.randomUUID() }),
    'of no session': ours({ session: undefined }),
    'of a session of another kitchen': ours({
      session: server.deps.tokens.verify(stranger.access, 'access').session,
    }),
    'of a session of the platform': ours({
      session: server.deps.tokens.verify(owner.access, 'access').session,
    }),
    'expired for a second': ours({ exp: now - 1 }),
    'expiring now': ours({ exp: now }),
    'without end': ours({ exp: undefined }),
    'with an end in words': ours({ exp: 'tomorrow' }),
    'from the future': ours({ iat: now + 60 }),
    'from no time': ours({ iat: undefined }),
    'not valid yet': ours({ nbf: now + 3600 }),
    'whose last kind is another': twice('token_type', 'access', 'id'),
    'whose last end is past': twice('exp', claims.exp, now - 9),
    'with HS512': `${input}.${hs(512, derived(secret, 'jwt'), input)}`,
    'whose body is a list': signed(typ, '[]'),
    'whose body is no JSON': signed(typ, '{'),
    'whose body is null': signed(typ, 'null'),
    'that must be understood otherwise': signed({ ...typ, crit: ['b64'], b64: false }, claims),
  }
}

// Reliability demand 67.
test('every forged, foreign, stale or misused token is answered 401, wherever it is shown', async (t) => {
  const aimed = await target()
  const { kitchen, manager, stranger, cookie, claims, ours } = aimed
  const { visitor } = kitchen
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const get = (path: string, token: string) => visitor.get(path, undefined, bearer(token))
  // The way in which they are signed is the right one; else all below would prove nothing.
  assert.equal((await get(user, ours({}))).status, 200)

  const attacks = { ...forgeries(aimed), ...misused(aimed) }
  for (const [what, token] of Object.entries(attacks)) {
    assert.equal((await get(user, token)).status, 401, what)
    assert.equal((await get('/api/v1/customers/', token)).status, 401, what)
    const asCookie = { cookie: `session=${token}` }
    if (token !== cookie) assert.equal((await visitor.get(user, undefined, asCookie)).status, 401, what)
    if (token !== manager.refresh)
      assert.equal((await visitor.post(refreshPath, { refresh: token })).status, 401, what)
    assert.equal((await visitor.post(verify, { token })).status, 401, what)
  }
  assert.equal((await visitor.post(refreshPath, { refresh: manager.access })).status, 401)
  assert.equal((await visitor.post(refreshPath, { refresh: stranger.refresh })).status, 401)
  assert.equal((await visitor.get(user, undefined, { cookie: `session=${manager.access}` })).status, 401)
  const swapped = ours({
    token_type: 'refresh',
    session: server.deps.tokens.verify(stranger.refresh, 'refresh').session,
  })
  assert.equal((await visitor.post(refreshPath, { refresh: swapped })).status, 401)
  assert.equal((await get(user, manager.access)).status, 200, 'nothing of this ended the sign-in')
  assert.equal(claims.realm, kitchen.tenant.id)
  t.diagnostic(`${Object.keys(attacks).length} tokens, at five doors`)
  assert.ok(Object.keys(attacks).length >= 40)
})
