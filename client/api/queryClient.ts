import { QueryClient } from '@tanstack/react-query'
import { asFailure } from './apiFailure.ts'

/** Answers another try could change; a refusal stays a refusal. */
const PASSING = new Set(['offline', 'unavailable', 'tooMany'])

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A browser that believes to be offline may still reach this server, and must be told when it does not.
      networkMode: 'always',
      staleTime: 15_000,
      // Two more tries take three seconds; then the page says that it could not be loaded.
      retry: (count, error) => count < 2 && PASSING.has(asFailure(error).code),
    },
    // What was asked for is done now or not at all, never when the network happens to be back.
    mutations: { networkMode: 'always', retry: false },
  },
})
