import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { beforeAll, expect, test } from 'vitest'
import { nextCell } from '#client/between/matrixKeys.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { LagInput } from '#client/ui/LagInput.tsx'

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})

const openLag = async () => {
  const box = document.body.appendChild(document.createElement('div'))
  const root = createRoot(box)
  const written: number[] = []
  const show = (lagDays: number) =>
    act(async () =>
      root.render(
        <I18nextProvider i18n={i18n}>
          <MantineProvider env="test">
            <LagInput lagDays={lagDays} write={(days) => written.push(days)} />
          </MantineProvider>
        </I18nextProvider>,
      ),
    )
  await show(5)
  const input = box.querySelector('input')!
  const type = (value: string) =>
    act(async () => {
      input.focus()
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
  const press = (key: string) =>
    act(async () =>
      input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    )
  const leave = () => act(async () => input.blur())
  return { input, written, show, type, press, leave, close: () => act(() => root.unmount()) }
}

test('SC43 a lag is kept once, on Enter or when one goes on; an empty one is none, and Escape lets go', async () => {
  const { input, written, show, type, press, leave, close } = await openLag()
  await type('12')
  await press('Enter')
  expect(written).toEqual([12])
  await show(12)
  await leave()
  expect(written).toEqual([12])

  await type('-3')
  await press('Escape')
  expect(input.value).toBe('12 days')
  await leave()
  expect(written).toEqual([12])

  await type('')
  await leave()
  expect(written).toEqual([12, 0])
  expect(input.value).toBe('0 days')

  await show(7)
  expect(input.value).toBe('7 days')
  close()
})

test('SC44 in a sparse matrix the keys lead from one filled cell to the next', () => {
  //  ▪ · ▪
  //  · · ·
  //  · ▪ ·
  const cells = [
    { row: 0, column: 0 },
    { row: 0, column: 2 },
    { row: 2, column: 1 },
  ]
  const [first, second, third] = cells as [(typeof cells)[0], (typeof cells)[0], (typeof cells)[0]]
  const go = (from: (typeof cells)[0], key: string, whole = false) => nextCell(cells, from, key, whole)
  expect(go(first, 'ArrowRight')).toBe(second)
  expect(go(second, 'ArrowLeft')).toBe(first)
  expect(go(second, 'ArrowDown')).toBe(third)
  expect(go(third, 'ArrowUp')).toBe(first)
  expect(go(third, 'Home', true)).toBe(first)
  expect(go(first, 'End', true)).toBe(third)
  expect(go(second, 'Home')).toBe(first)
  expect(go(first, 'End')).toBe(second)
  expect([go(third, 'ArrowDown'), go(second, 'ArrowRight'), go(first, 'a')]).toEqual([null, null, null])
})
