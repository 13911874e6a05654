import './join.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { JoinPage } from './JoinPage.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('join.html has no #root')

createRoot(root).render(
  <StrictMode>
    <JoinPage />
  </StrictMode>,
)
