import { QueryClient } from '@tanstack/react-query'
import { asFailure } from './apiFailure.ts'

/** Answers another try could change; a refusal stays a refusal. */
const PASSING = new Set(['offline', 'unavailable', 'tooMany'])

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 3 && PASSING.has(asFailure(error).code),
    },
    mutations: { retry: false },
  },
})
