/** Offers a file. The address is given back later: a browser may still be reading from it. */
export const download = (name: string, file: Blob): void => {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export const downloadCsv = (name: string, text: string): void =>
  download(name, new Blob([text], { type: 'text/csv;charset=utf-8' }))

/** Offers a text that is JSON. */
export const downloadJson = (name: string, text: string): void =>
  download(name, new Blob([text], { type: 'application/json' }))
