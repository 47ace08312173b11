/** What the frame gives a feature's page: the region in view and the page's own state, which lives in the URL. */
export type PageProps<S extends SearchState> = {
  readonly region: string;
  readonly search: S;
  /** Changes part of the state; `undefined` takes an entry out of the URL. */
  readonly onSearch: (change: { readonly [K in keyof S]?: string | undefined }) => void;
};

/** The state of a view: everything is text, as in the URL. */
export type SearchState = Readonly<Record<string, string | undefined>>;
