import { byNamespace } from './byNamespace.ts'

export const texts = byNamespace(import.meta.glob('../ar/*.json', { eager: true, import: 'default' }))
