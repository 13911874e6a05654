import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A door between browsers and a server that a test can shut: every connection ends and none begins. */
export interface Gate {
  url: string
  shut: () => void
  open: () => void
  close: () => Promise<void>
}

export const openGate = async (server: string): Promise<Gate> => {
  const { hostname, port } = new URL(server)
  const passing = new Set<Socket>()
  let isOpen = true
  const gate = createServer((from) => {
    if (!isOpen) return void from.destroy()
    const to = connect(Number(port), hostname)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      passing.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        passing.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const shut = () => {
    isOpen = false
    for (const socket of passing) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    shut,
    open: () => {
      isOpen = true
    },
    close: () => {
      shut()
      return new Promise((resolve) => gate.close(() => resolve()))
    },
  }
}
