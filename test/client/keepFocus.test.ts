import { afterEach, expect, test } from 'vitest'
import { keepFocus } from '#client/ui/parts/keepFocus.ts'
import { eventually } from '#test/support/eventually.ts'

afterEach(() => document.body.replaceChildren())

/** A list of two rows with a button each, in a page whose focus is kept. */
const twoRows = () => {
  document.body.innerHTML = '<main><ul><li><button>one</button></li><li><button>two</button></li></ul></main>'
  const stop = keepFocus(document.querySelector('main')!)
  const [one, two] = document.querySelectorAll('button')
  return { list: document.querySelector('ul')!, one: one!, two: two!, stop }
}

test('KE5 a row that is put elsewhere in its list has the focus it had', async () => {
  const { list, one, stop } = twoRows()
  one.focus()
  list.append(one.parentElement!)
  expect(document.activeElement).toBe(document.body)
  await eventually(() => expect(document.activeElement).toBe(one))
  stop()
})

test('KE5 a focus that went elsewhere before a row was moved stays there', async () => {
  const { list, one, two, stop } = twoRows()
  one.focus()
  list.append(one.parentElement!)
  two.focus()
  list.append(one.parentElement!)
  await new Promise<void>((done) => queueMicrotask(done))
  expect(document.activeElement).toBe(two)
  one.focus()
  one.blur()
  list.append(two.parentElement!)
  await new Promise<void>((done) => queueMicrotask(done))
  expect(document.activeElement).toBe(document.body)
  stop()
})

test('KE6 when a dialog is gone as a whole the focus is back where it was below it, and not in what else lies over the page', async () => {
  document.body.innerHTML =
    '<main><button>answer</button></main><div><section role="dialog"><button>sign</button></section></div>' +
    '<div><div class="mantine-Notifications-notification"><button>close</button></div></div>'
  const stop = keepFocus(document.body)
  const [answer, sign, close] = document.querySelectorAll('button')
  answer!.focus()
  sign!.focus()
  document.querySelector('section')!.remove()
  await eventually(() => expect(document.activeElement).toBe(answer))
  close!.focus()
  document.querySelector('.mantine-Notifications-notification')!.remove()
  await eventually(() => expect(document.activeElement).toBe(answer))
  stop()
})
