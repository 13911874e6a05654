import { offlineDevice, type OfflineDevice, type OfflinePage } from './offlineDevice.ts'
import type { SyncedRoom } from './syncedRoom.ts'

/** Somebody with a page of their own in a room without a network. */
export interface SyncedPerson extends OfflinePage {
  device: OfflineDevice
}

export const joinRoom = (room: SyncedRoom, given: Parameters<typeof offlineDevice>[1] = {}): SyncedPerson => {
  const device = offlineDevice(room, given)
  return { ...device.openPage(), device }
}
