/** Copies a text, also where a plain-http address has no clipboard. Says whether it worked. */
export const copyText = async (text: string): Promise<boolean> => {
  if (window.isSecureContext && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      return copyBySelection(text) // the browser did not allow the clipboard; the selection often still works
    }
  }
  return copyBySelection(text)
}

const copyBySelection = (text: string): boolean => {
  const back = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.cssText = 'position:fixed;inset-block-start:0;inset-inline-start:-200vw'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (back instanceof HTMLElement) back.focus()
  return copied
}
