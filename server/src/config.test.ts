import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { readConfig } from './config.ts'

const production = {
  APP_ENV: 'production',
  APP_SECRET_KEY: 'k7Vq2mXz9RtB4wLpN8cYh3sJd6fGa1uEo5iTbQxW',
}

test('links in mails lead to our own host over https in production, and to this machine elsewhere', () => {
  const at = (env: NodeJS.ProcessEnv) => readConfig({ ...production, ...env }).publicUrl
  assert.equal(at({ BASE_HOSTS: 'tiffin.example, tiffin.test' }), 'https://tiffin.example')
  assert.equal(at({ PUBLIC_URL: 'https://eat.example/' }), 'https://eat.example')
  assert.equal(at({ APP_ENV: 'development', PORT: '8001' }), 'http://localhost:8001')
})

test("kitchens' keys reach Stripe over https alone, but for a server on this machine", () => {
  const at = (STRIPE_API_URL: string) => readConfig({ ...production, STRIPE_API_URL }).stripeApiUrl
  assert.equal(at(''), 'https://api.stripe.com')
  for (const url of [
    'https://stripe.example',
    'http://127.0.0.1:9000',
    'http://localhost:9000',
    'http://[::1]:9000',
  ])
    assert.equal(at(url), url)
  for (const url of [
    'http://stripe.example',
    'http://127.0.0.1.example',
    'ftp://127.0.0.1',
    'https://a:b@stripe.example',
    'https://stripe.example/v1',
    'stripe',
  ])
    assert.throws(() => at(url), /STRIPE_API_URL/, url)
  assert.equal(
    readConfig({ ...production, APP_ENV: 'test', STRIPE_API_URL: 'http://stripe.example' }).stripeApiUrl,
    'http://stripe.example',
  )
})
