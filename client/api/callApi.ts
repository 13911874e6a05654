import { ApiFailure, failureOf } from './apiFailure.ts'

/** What reads an answer: a schema of the contract. */
export interface Answer<T> {
  safeParse: (body: unknown) => { success: true; data: T } | { success: false; error: { message: string } }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** A JSON file, sent byte for byte. */
  file?: Blob
  signal?: AbortSignal
}

/** One call of this server's API. The answer is parsed; anything but success is thrown as an `ApiFailure`. */
export const callApi = async <T>(answer: Answer<T>, path: string, call: Call = {}): Promise<T> => {
  const response = await send(path, call)
  const body = await bodyOf(response)
  if (!response.ok) throw failureOf(response.status, body)
  const parsed = answer.safeParse(body)
  if (parsed.success) return parsed.data
  throw new ApiFailure('unreadable', response.status, parsed.error.message)
}

const send = async (path: string, { method = 'GET', body, file, signal }: Call): Promise<Response> => {
  const sent = file ?? (body === undefined ? undefined : JSON.stringify(body))
  const headers: Record<string, string> = { accept: 'application/json' }
  if (sent !== undefined) headers['content-type'] = 'application/json'
  try {
    return await fetch(path, {
      method,
      headers,
      body: sent ?? null,
      signal: signal ?? null,
      credentials: 'same-origin',
      cache: 'no-store',
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiFailure('offline', 0, String(error))
  }
}

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  if (text === '') return null
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    return text // an answer that is not JSON, as a proxy's error page: the schema or the status judges it
  }
}
