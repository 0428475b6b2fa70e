import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  EventApiModule,
  themeQuartz,
  type Theme,
} from 'ag-grid-community';
import type { GridDensity } from './types.ts';

let registered = false;

/** Registers the parts of AG Grid Community that the grid uses, once. */
export function registerModules(): void {
  if (registered) return;
  registered = true;
  ModuleRegistry.registerModules([
    CellApiModule,
    CellStyleModule,
    ClientSideRowModelApiModule,
    ClientSideRowModelModule,
    ColumnApiModule,
    CustomEditorModule,
    EventApiModule,
    LocaleModule,
    PinnedRowModule,
    RenderApiModule,
    RowApiModule,
    RowStyleModule,
    ScrollApiModule,
  ]);
}

/** The look, all from the app's CSS variables, so a theme switch needs no new grid. */
export const gridTheme: Theme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--bg)',
  foregroundColor: 'var(--text)',
  textColor: 'var(--text)',
  cellTextColor: 'var(--text)',
  borderColor: 'var(--hairline)',
  headerBackgroundColor: 'var(--subtle)',
  headerTextColor: 'var(--text)',
  headerCellHoverBackgroundColor: 'var(--hover)',
  headerColumnBorder: false,
  headerRowBorder: { color: 'var(--hairline)', width: 1 },
  headerColumnResizeHandleColor: 'transparent',
  headerColumnResizeHandleWidth: '1px',
  rowHoverColor: 'var(--hover)',
  selectedRowBackgroundColor: 'var(--selected)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowBorder: { color: 'var(--hairline)', width: 1 },
  columnBorder: false,
  pinnedColumnBorder: { color: 'var(--hairline)', width: 1 },
  pinnedRowBorder: { color: 'var(--control)', width: 2 },
  pinnedRowFontWeight: 'inherit',
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  headerFontFamily: 'inherit',
  cellFontFamily: 'inherit',
  fontSize: '0.875rem',
  headerFontSize: '0.75rem',
  headerFontWeight: 600,
  cellHorizontalPadding: 8,
  spacing: 8,
  focusShadow: 'none',
  popupShadow: 'var(--shadow)',
  cellEditingShadow: 'none',
  cellEditingBorder: { color: 'var(--accent)', width: 2 },
});

const ROW_HEIGHTS: Readonly<Record<GridDensity, number>> = {
  compact: 28,
  default: 32,
  comfortable: 40,
};

/** Pixel heights at 100% text; they grow with the app's text size. */
export interface GridHeights {
  row: number;
  band: number;
  header: number;
  groupHeader: number;
}

/** Heights for a density. A header with groups or second lines is 50 in all, a plain one 36. */
export function heightsFor(density: GridDensity, grouped: boolean, twoLines: boolean): GridHeights {
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const scale = Number.isFinite(root) && root > 0 ? root / 16 : 1;
  const at = (pixels: number): number => Math.round(pixels * scale);
  return {
    row: at(ROW_HEIGHTS[density]),
    band: at(44),
    header: at(grouped ? (twoLines ? 40 : 24) : twoLines ? 50 : 36),
    groupHeader: at(26),
  };
}

/** The page's style nonce, so AG Grid's style elements pass the content security policy. */
export function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return meta?.content || undefined;
}
