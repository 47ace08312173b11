/** What the command line touches of the machine; tests pass in their own. */
export type Io = {
  /** Writes to standard output, waiting where its reader is slow. */
  readonly out: (text: string) => Promise<void>;
  readonly error: (text: string) => void;
  /** Bytes of a file by its path as given; `-` is standard input. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Asks a person and gives the line typed; `null` where nobody sits at a terminal. */
  readonly ask: ((question: string) => Promise<string>) | null;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
};

/** What the shell is told: all well; errors in a file or a refusal; wrong use, or a file or server out of reach. */
export const EXIT = { ok: 0, refused: 1, unusable: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
