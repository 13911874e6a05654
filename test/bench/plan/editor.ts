import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE, readSaved } from '#shared/wire/frames.ts'
import { setFields, socketWith } from '../../support/liveDocument.ts'

interface Told {
  sent: number
  acknowledged: number
  /** The longest that one of its edits waited until it was saved, in milliseconds. */
  longestPause: number
}

/** Somebody who goes on editing a row of their own. */
interface Editor {
  begin: () => void
  end: () => Told
  close: () => void
}

/** Opens a lab's document as a seat; from `begin` to `end` it writes in an activity again and again. */
export const openEditor = async (
  url: string,
  cookie: string,
  lab: string,
  activity: string,
  everyMs: number,
): Promise<Editor> => {
  const doc = new Y.Doc()
  const { Socket, edits } = socketWith({ cookie })
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, lab, doc, {
    disableBc: true,
    WebSocketPolyfill: Socket,
    params: { ext: '1', client: String(doc.clientID) },
  })
  const at: number[] = []
  let before = 0
  let acknowledged = 0
  let longestPause = 0
  provider.messageHandlers[MESSAGE.state] = () => {}
  provider.messageHandlers[MESSAGE.hall] = () => {}
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    const saved = readSaved(decoder) - before
    for (; acknowledged < saved; acknowledged++)
      longestPause = Math.max(longestPause, performance.now() - (at[acknowledged] ?? performance.now()))
  }
  await new Promise<void>((resolve) => provider.on('sync', (is) => is && resolve()))
  let timer: NodeJS.Timeout | undefined
  const edit = () => {
    at.push(performance.now())
    setFields(doc, 'activities', activity, { text: `Written ${at.length} times` })
  }
  return {
    begin: () => {
      before = edits()
      timer = setInterval(edit, everyMs)
    },
    end: () => {
      clearInterval(timer)
      return { sent: at.length, acknowledged, longestPause }
    },
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
