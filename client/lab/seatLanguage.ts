import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'
import type { LabSession } from '#shared/api/labs.ts'
import { isScreenLanguage, type ScreenLanguage } from '#shared/api/languages.ts'
import { callApi } from '#client/api/callApi.ts'
import { labPath } from '#client/api/labs.ts'
import { queryKeys } from '#client/api/queryKeys.ts'
import { i18n, showLanguage } from '#client/i18n/i18n.ts'

/** A choice the server was not told of yet lies on this device, where it keeps anything. */
const untold = (seatId: string) => {
  const key = `delivery-lab-language-${seatId}`
  const kept = <T>(work: (storage: Storage) => T): T | null => {
    try {
      return work(localStorage)
    } catch {
      return null // a browser that keeps nothing
    }
  }
  return {
    get: (): ScreenLanguage | null => {
      const held = kept((storage) => storage.getItem(key))
      return isScreenLanguage(held) ? held : null
    },
    set: (language: ScreenLanguage) => kept((storage) => storage.setItem(key, language)),
    clear: () => kept((storage) => storage.removeItem(key)),
  }
}

const tell = (lab: string, language: ScreenLanguage): Promise<unknown> =>
  callApi(z.unknown(), labPath(lab, '/seat'), { method: 'PATCH', body: { language } })

/** Has the server keep a seat's language, now or when the lab is opened again. */
export const useKeepSeatLanguage = (session: LabSession) => {
  const client = useQueryClient()
  return async (language: ScreenLanguage): Promise<void> => {
    const waiting = untold(session.seat.id)
    waiting.set(language)
    try {
      await tell(session.lab.slug, language)
      waiting.clear()
      await client.invalidateQueries({ queryKey: queryKeys.labSession(session.lab.slug) })
    } catch {
      notifications.show({ message: i18n.t('language:notKept') })
    }
  }
}

/** The seat's language is the one of its lab's pages, on whichever device. */
export const useSeatLanguage = (session: LabSession): void => {
  const { language } = session
  const { slug } = session.lab
  const seatId = session.seat.id
  useEffect(() => {
    const waiting = untold(seatId)
    const chosen = waiting.get()
    if (chosen) void tell(slug, chosen).then(waiting.clear, () => {})
    const wanted = chosen ?? language
    if (wanted) void showLanguage(wanted)
  }, [slug, seatId, language])
}
