import { MantineProvider } from '@mantine/core'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { i18n } from '#client/i18n/i18n.ts'

/** Draws a part of a page in a box of its own, with the texts and the look of the product. */
export const render = async (content: ReactNode): Promise<{ box: HTMLElement; remove: () => void }> => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const box = document.body.appendChild(document.createElement('div'))
  const root = createRoot(box)
  await act(async () =>
    root.render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">{content}</MantineProvider>
      </I18nextProvider>,
    ),
  )
  const remove = () => {
    act(() => root.unmount())
    box.remove()
  }
  return { box, remove }
}
