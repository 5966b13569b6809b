/** What a page of another origin may do: in development everything, in production nothing yet. Headers as in contract 1.7. */
export const corsOptions = (production: boolean) => ({
  origin: !production,
  credentials: true,
  methods: ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  allowedHeaders: [
    'accept',
    'accept-encoding',
    'authorization',
    'content-type',
    'dnt',
    'origin',
    'user-agent',
    'x-csrftoken',
    'x-requested-with',
    'x-api-key',
    'x-tenant-slug',
    'x-tenant-id',
    'idempotency-key',
  ],
  exposedHeaders: ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-request-id', 'etag'],
  maxAge: 86_400,
  optionsSuccessStatus: 200,
})
