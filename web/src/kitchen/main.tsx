import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '../shared/api/queries.ts'
import { useSession } from '../shared/auth/session.ts'
import { Toasts } from '../shared/ui/toast.tsx'
import '../shared/ui/theme.css'
import { BoardPage } from './board/board-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

const queries = makeQueryClient()

function Kitchen() {
  const session = useSession()
  // The key: what another person or another kitchen saw is never shown to the next.
  return session ? <BoardPage key={`${session.slug} ${session.user.pk}`} session={session} /> : <SignInPage onSignedIn={() => queries.clear()} />
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Toasts><Kitchen /></Toasts>
    </QueryClientProvider>
  </StrictMode>,
)
