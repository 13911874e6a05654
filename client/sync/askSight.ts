import { labSight, type LabSight } from '#shared/api/sight.ts'

/** The plan as the server just had it; null for anything else that it answers, or nothing. */
export const askSight = async (labId: string, signal: AbortSignal): Promise<LabSight | null> => {
  try {
    const address = `/api/labs/${encodeURIComponent(labId)}/sight`
    const response = await fetch(address, { credentials: 'same-origin', cache: 'no-store', signal })
    return response.ok ? (labSight.safeParse(await response.json()).data ?? null) : null
  } catch {
    return null // the document is on its way all the same
  }
}
