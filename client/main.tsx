import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/app.css'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './api/queryClient.ts'
import { i18n } from './i18n/i18n.ts'
import { router } from './lab/routes.tsx'
import { holdShell } from './offline/offlineShell.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { theme } from './ui/theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <DirectionProvider>
        <MantineProvider theme={theme} forceColorScheme="light">
          <Notifications position="top-center" limit={3} zIndex={1000} />
          <ErrorBoundary>
            <QueryClientProvider client={queryClient}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </ErrorBoundary>
        </MantineProvider>
      </DirectionProvider>
    </I18nextProvider>
  </StrictMode>,
)

holdShell()
