import { createBrowserRouter } from 'react-router'
import { askLabSession } from '#client/api/labs.ts'
import { queryClient } from '#client/api/queryClient.ts'
import { BrokenPage } from '#client/ui/BrokenPage.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { MissingPage } from './MissingPage.tsx'
import { SiteFrame } from './SiteFrame.tsx'

/** The canvas is by far the largest part: it is not waited for until its room is there. */
const loadBoard = () => {
  import('#client/canvas/Board.tsx').catch(() => {}) // told where the board is shown
}

/** The views of a room, as it is now and as it was at a past moment. */
const roomViews = [
  { index: true, lazy: async () => ({ Component: (await import('./RoomPage.tsx')).RoomStart }) },
  {
    path: 'canvas',
    lazy: async () => {
      loadBoard()
      return { Component: (await import('./RoomViews.tsx')).RoomCanvas }
    },
  },
  { path: 'list', lazy: async () => ({ Component: (await import('./RoomViews.tsx')).RoomList }) },
  { path: 'plan', lazy: async () => ({ Component: (await import('./RoomViews.tsx')).RoomPlan }) },
  { path: 'timeline', lazy: async () => ({ Component: (await import('./RoomViews.tsx')).RoomTimeline }) },
]

/** Every address of the product but `/join`, which is an entry of its own. */
export const router = createBrowserRouter([
  {
    errorElement: <BrokenPage />,
    HydrateFallback: Loading,
    children: [
      {
        element: <SiteFrame />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./HomePage.tsx')).HomePage }) },
          { path: 'about', lazy: async () => ({ Component: (await import('./AboutPage.tsx')).AboutPage }) },
          {
            path: 'delivery',
            lazy: async () => ({
              Component: (await import('#client/delivery/DeliveryPage.tsx')).DeliveryPage,
            }),
          },
          {
            path: 'delivery/:id',
            lazy: async () => ({
              Component: (await import('#client/delivery/ImportedRoadmapPage.tsx')).ImportedRoadmapPage,
            }),
          },
          { path: '*', element: <MissingPage /> },
        ],
      },
      {
        path: 'enter/:token',
        lazy: async () => ({ Component: (await import('./EnterPage.tsx')).EnterPage }),
      },
      {
        path: 'labs/:lab',
        // Its seat is asked for while its page is being loaded, and once.
        loader: ({ params }) => {
          askLabSession(queryClient, params.lab ?? '')
          return null
        },
        shouldRevalidate: () => false,
        lazy: async () => ({ Component: (await import('./LabPage.tsx')).LabPage }),
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./LabStart.tsx')).LabStart }) },
          {
            path: 'seat',
            lazy: async () => ({ Component: (await import('#client/phone/SeatPage.tsx')).SeatPage }),
          },
          {
            path: 'rooms/:room/visit',
            lazy: async () => ({
              Component: (await import('#client/rooms/visit/VisitPage.tsx')).VisitPage,
            }),
          },
          {
            path: 'plenary',
            lazy: async () => ({
              Component: (await import('#client/rooms/plenary/PlenaryPage.tsx')).PlenaryPage,
            }),
          },
          {
            path: 'rooms/:room',
            lazy: async () => ({ Component: (await import('./RoomPage.tsx')).RoomPage }),
            children: roomViews,
          },
          {
            path: 'plan',
            lazy: async () => ({
              Component: (await import('#client/views/WholePlanPage.tsx')).WholePlanPage,
            }),
          },
          {
            path: 'timeline',
            lazy: async () => ({
              Component: (await import('#client/timeline/TimelinePage.tsx')).LabTimeline,
            }),
          },
          {
            path: 'between',
            lazy: async () => ({ Component: (await import('#client/between/BetweenPage.tsx')).BetweenPage }),
          },
          {
            path: 'checks',
            lazy: async () => ({ Component: (await import('#client/checks/ChecksPage.tsx')).ChecksPage }),
          },
          {
            path: 'register',
            lazy: async () => ({
              Component: (await import('#client/register/RegisterPage.tsx')).RegisterPage,
            }),
          },
          {
            path: 'rounds',
            lazy: async () => ({ Component: (await import('#client/rounds/RoundsPage.tsx')).RoundsPage }),
          },
          {
            path: 'rounds/:round',
            lazy: async () => ({ Component: (await import('#client/rounds/RoundPage.tsx')).RoundPage }),
          },
          {
            path: 'programme',
            lazy: async () => ({
              Component: (await import('#client/programme/ProgrammePage.tsx')).ProgrammePage,
            }),
          },
          {
            path: 'inbox',
            lazy: async () => ({ Component: (await import('#client/inbox/InboxPage.tsx')).InboxPage }),
          },
          {
            path: 'diary',
            lazy: async () => ({ Component: (await import('#client/diary/DiaryPage.tsx')).DiaryPage }),
          },
          {
            path: 'diary/:date',
            lazy: async () => ({ Component: (await import('#client/diary/DiaryDayPage.tsx')).DiaryDayPage }),
          },
          {
            path: 'history',
            lazy: async () => ({
              Component: (await import('#client/history/HistoryPage.tsx')).HistoryPage,
            }),
          },
          {
            path: 'history/:seq/rooms/:room',
            lazy: async () => ({ Component: (await import('#client/past/PastPage.tsx')).PastPage }),
            children: roomViews,
          },
          {
            path: 'people',
            lazy: async () => ({ Component: (await import('./people/PeoplePage.tsx')).PeoplePage }),
          },
          {
            path: 'people/attendance',
            lazy: async () => ({
              Component: (await import('./people/attendance/AttendancePage.tsx')).AttendancePage,
            }),
          },
          {
            path: 'settings',
            lazy: async () => ({ Component: (await import('./settings/SettingsPage.tsx')).SettingsPage }),
          },
          {
            path: 'agreement',
            lazy: async () => ({
              Component: (await import('#client/agreement/AgreementPage.tsx')).AgreementPage,
            }),
          },
          {
            path: 'roadmap',
            lazy: async () => ({
              Component: (await import('#client/agreement/RoadmapPage.tsx')).RoadmapPage,
            }),
          },
          {
            path: 'roadmap/:version',
            lazy: async () => ({
              Component: (await import('#client/agreement/RoadmapVersionPage.tsx')).RoadmapVersionPage,
            }),
          },
          { path: '*', element: <MissingPage /> },
        ],
      },
    ],
  },
])
