import type { DiaryEntry } from '#shared/api/diary.ts'

/** Some hundred labs' last days; a day that is not kept any more is written again. */
const MOST = 500

/**
 * Keeps days that were written while the server runs. A restore of a backup, after which the past may be another, is
 * done at a start.
 */
export const keepDays = () => {
  const kept = new Map<string, Promise<DiaryEntry>>()
  return {
    get: async (key: string, write: () => Promise<DiaryEntry>): Promise<DiaryEntry> => {
      const known = kept.get(key) ?? write()
      kept.delete(key)
      kept.set(key, known)
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break
        kept.delete(oldest)
      }
      try {
        return await known
      } catch (error) {
        kept.delete(key)
        throw error
      }
    },
  }
}
