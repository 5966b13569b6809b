import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '../shared/api/queries.ts'
import { useSession } from '../shared/auth/session.ts'
import { Toasts } from '../shared/ui/toast.tsx'
import '../shared/ui/theme.css'
import { BoardPage } from './board/board-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

function Kitchen() {
  const session = useSession()
  // Keyed: what one person or kitchen has read is never shown to the next.
  return (
    <Queries key={session ? `${session.slug} ${session.user.pk}` : 'nobody'}>
      {session ? <BoardPage session={session} /> : <SignInPage />}
    </Queries>
  )
}

function Queries({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <Toasts>
      <Kitchen />
    </Toasts>
  </StrictMode>,
)
