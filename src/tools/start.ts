// `npm start`: the page is built when stale, then the server starts in this process.
import { buildPageIfStale } from "./build-page.ts";

await buildPageIfStale();
await import("#server/main.ts");
