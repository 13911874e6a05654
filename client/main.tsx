import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/app.css'
import './ui/direction.css'
import { DirectionProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './api/queryClient.ts'
import { i18n } from './i18n/i18n.ts'
import { router } from './lab/routes.tsx'
import { Looks } from './look/Looks.tsx'
import { holdShell } from './offline/offlineShell.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <DirectionProvider>
        <Looks>
          <Notifications position="top-center" limit={3} zIndex={1000} />
          <ErrorBoundary>
            <QueryClientProvider client={queryClient}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </ErrorBoundary>
        </Looks>
      </DirectionProvider>
    </I18nextProvider>
  </StrictMode>,
)

holdShell()
