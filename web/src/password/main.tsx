import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '../shared/api/queries.ts'
import '../shared/ui/theme.css'
import { PasswordForm } from './password-form.tsx'
import { readLink } from './link.ts'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <PasswordForm link={readLink(window.location)} />
    </QueryClientProvider>
  </StrictMode>,
)
