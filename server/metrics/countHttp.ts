import { Counter, Histogram, type Registry } from 'prom-client'

export interface Answer {
  method: string
  /** The pattern of the address, never the address: links and codes are in it. */
  route: string
  status: number
  ms: number
}

export type Answered = (answer: Answer) => void

/** Any other is one: nobody makes new series by making up methods. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'])

const SECONDS = [0.005, 0.025, 0.1, 0.5, 2.5]

/** Counts HTTP requests; there are as many series as the server has routes and statuses. */
export const countHttp = (registry: Registry): Answered => {
  const requests = new Counter({
    name: 'delivery_lab_http_requests_total',
    help: 'HTTP requests answered, by pattern of the address and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const took = new Histogram({
    name: 'delivery_lab_http_seconds',
    help: 'How long an HTTP request took.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers: [registry],
  })
  return ({ method, route, status, ms }) => {
    requests.inc({ method: METHODS.has(method) ? method : 'other', route, status })
    took.observe({ route }, ms / 1_000)
  }
}
