import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Refused } from '../../shared/api/refused.ts'
import { signIn } from '../../shared/auth/sign-in.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Card } from '../../shared/ui/card.tsx'
import { Field } from '../../shared/ui/field.tsx'
import mark from '../../shared/ui/mark.svg'
import '../../shared/ui/form-page.css'

/** The code is remembered: a display belongs to one kitchen, its cooks change. */
const codePlace = 'fak.kitchen-code'

export function SignInPage() {
  const act = useMutation({ mutationFn: signIn })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    const code = text('code').trim()
    localStorage.setItem(codePlace, code)
    act.mutate({ code, username: text('username').trim(), password: text('password') })
  }
  return (
    <main className="form-page">
      <header>
        <img src={mark} alt="" width="64" height="64" />
        <h1>Kitchen display</h1>
        <p>Sign in with your kitchen’s code.</p>
      </header>
      <Card>
        <form onSubmit={submit}>
          <Field
            label="Kitchen code"
            name="code"
            required
            autoCapitalize="none"
            spellCheck={false}
            autoComplete="organization"
            defaultValue={localStorage.getItem(codePlace) ?? ''}
          />
          <Field
            label="User name"
            name="username"
            required
            autoCapitalize="none"
            spellCheck={false}
            autoComplete="username"
          />
          <Field label="Password" name="password" type="password" required autoComplete="current-password" />
          {act.error && (
            <p className="form-error" role="alert">
              {sentence(act.error)}
            </p>
          )}
          <Button type="submit" tone="accent" disabled={act.isPending}>
            {act.isPending ? 'Signing in…' : 'Sign in'}
          </Button>
        </form>
      </Card>
    </main>
  )
}

function sentence(error: Error): string {
  if (!(error instanceof Refused)) return 'The kitchen cannot be reached. Check the network and try again.'
  if (error.status === 404) return 'No kitchen has this code. Check it with your manager.'
  return error.message
}
