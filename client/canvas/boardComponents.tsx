import {
  ClipboardMenuGroup,
  DefaultContextMenu,
  DefaultStylePanel,
  DefaultToolbar,
  SelectAllMenuItem,
  TldrawUiMenuGroup,
  ToolbarItem,
  useEditor,
  useValue,
  type TLComponents,
  type TLUiContextMenuProps,
  type TLUiStylePanelProps,
} from '@tldraw/tldraw'
import { isCard } from './cards/cardShape.ts'
import { BoardCanvas, FarCanvas } from './far/FarCanvas.tsx'
import { relationOfShapeId } from './ids.ts'
import { TOOLS } from './overrides.ts'

const BoardToolbar = () => (
  <div data-part="tools" className="board-tools">
    <DefaultToolbar>
      {TOOLS.map((tool) => (
        <ToolbarItem key={tool} tool={tool} />
      ))}
    </DefaultToolbar>
  </div>
)

const DRAWING = ['note', 'arrow', 'text', 'draw']
/** Their opacity alone could be chosen, which makes nothing clearer. */
const STYLELESS = ['frame', 'image']

/** Colours and strokes are for drawing: a card's look says what it is and is not chosen. */
const BoardStylePanel = (props: TLUiStylePanelProps) => {
  const editor = useEditor()
  const wanted = useValue(
    'styles wanted',
    () => {
      if (DRAWING.includes(editor.getCurrentToolId())) return true
      const selected = editor.getSelectedShapes()
      return (
        selected.length > 0 &&
        selected.every((s) => !STYLELESS.includes(s.type) && !isCard(s) && relationOfShapeId(s.id) === null)
      )
    },
    [editor],
  )
  return wanted ? <DefaultStylePanel {...props} /> : null
}

/** What can be done with cards and drawing alike. */
const BoardContextMenu = (props: TLUiContextMenuProps) => (
  <DefaultContextMenu {...props}>
    <ClipboardMenuGroup />
    <TldrawUiMenuGroup id="select-all">
      <SelectAllMenuItem />
    </TldrawUiMenuGroup>
  </DefaultContextMenu>
)

/** A constant: the editor is made anew when it changes. */
export const COMPONENTS: TLComponents = {
  PageMenu: null,
  MainMenu: null,
  DebugMenu: null,
  DebugPanel: null,
  HelpMenu: null,
  ActionsMenu: null,
  Minimap: null,
  SharePanel: null,
  TopPanel: null,
  CursorChatBubble: null,
  ImageToolbar: null,
  VideoToolbar: null,
  ContextMenu: BoardContextMenu,
  QuickActions: null,
  Canvas: BoardCanvas,
  OnTheCanvas: FarCanvas,
  Toolbar: BoardToolbar,
  StylePanel: BoardStylePanel,
}
