import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { sentenceOf } from '../shared/api/refused.ts'
import { Button } from '../shared/ui/button.tsx'
import { Card } from '../shared/ui/card.tsx'
import { Field } from '../shared/ui/field.tsx'
import { paths } from '../shared/paths.ts'
import mark from '../shared/ui/mark.svg'
import type { Link } from './link.ts'
import '../shared/ui/form-page.css'

const titles = { invitation: 'Choose your password', reset: 'Choose a new password' }

/** Where the links of invitations and of forgotten passwords lead: a password, typed twice. */
export function PasswordForm({ link }: { link: Link }) {
  const [differ, setDiffer] = useState(false)
  const act = useMutation({ mutationFn: (password: string) => link.use(password) })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const password = String(form.get('password') ?? '')
    const different = password !== String(form.get('again') ?? '')
    setDiffer(different)
    if (!different) act.mutate(password)
  }

  return (
    <main className="form-page">
      <header>
        <img src={mark} alt="" width="64" height="64" />
        <h1>{titles[link.kind]}</h1>
      </header>
      <Card>
        {act.isSuccess ? (
          <p role="status">
            {act.data} <a href={paths.home}>Go on</a>
          </p>
        ) : (
          <form onSubmit={submit}>
            <Field
              label="Password"
              name="password"
              type="password"
              required
              minLength={8}
              autoComplete="new-password"
              hint="At least 8 characters, not only digits, and no common word."
            />
            <Field label="The same again" name="again" type="password" required autoComplete="new-password" />
            {(differ || act.error) && (
              <p className="form-error" role="alert">
                {differ ? 'The two are not the same.' : sentenceOf(act.error)}
              </p>
            )}
            <Button type="submit" tone="accent" disabled={act.isPending}>
              {act.isPending ? 'Saving…' : 'Save'}
            </Button>
          </form>
        )}
      </Card>
    </main>
  )
}
