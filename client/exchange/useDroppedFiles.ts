import { useEffect, useState } from 'react'

const filesOf = (event: DragEvent): DataTransfer | null =>
  event.dataTransfer?.types.includes('Files') ? event.dataTransfer : null

/** Takes files that are dropped anywhere on the page; true while one is held over it. */
export const useDroppedFiles = (take: ((file: File) => void) | null): boolean => {
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!take) return
    const hold = (event: DragEvent) => {
      if (!filesOf(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      const [file] = filesOf(event)?.files ?? []
      setOver(false)
      if (!file) return
      event.preventDefault()
      take(file)
    }
    addEventListener('dragover', hold)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', hold)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [take])
  return over && take !== null
}
