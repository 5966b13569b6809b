import type { FastifyRequest } from 'fastify'

/** How the caller reached us, "https://green.example.com", for addresses that we answer with. A trusted proxy may say so. */
export const baseUrl = (request: FastifyRequest): string => `${scheme(request)}://${request.host}`

/** A proxy's word is a header like any other: nothing but these two gets into an address. */
const scheme = ({ protocol }: FastifyRequest) => (protocol === 'https' ? 'https' : 'http')

/** The same address over HTTPS, when a proxy says that the caller came without; undefined when there is nothing to do. */
export const httpsAddress = (request: FastifyRequest): string | undefined =>
  request.headers['x-forwarded-proto'] !== undefined && request.protocol === 'http'
    ? `https://${request.host}${request.originalUrl}`
    : undefined
