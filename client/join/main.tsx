import './join.css'
import { StrictMode } from 'react'
import { followLook } from '#client/look/look.ts'
import { createRoot } from 'react-dom/client'
import { JoinPage } from './JoinPage.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('join.html has no #root')

followLook()

createRoot(root).render(
  <StrictMode>
    <JoinPage />
  </StrictMode>,
)
