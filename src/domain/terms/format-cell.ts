/** A cell with the sheet it stands in, where its file has sheets: `D3`, `表1!D3`; the sheet alone where there is no cell. */
export function formatCell({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  return sheet === "" || cell === "" ? sheet + cell : `${sheet}!${cell}`;
}
