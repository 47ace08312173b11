import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { readBoot } from "#client/boot.ts";
import { startConnection } from "#client/connection.ts";
import { CURRENT_REVISION_KEY, settingsQuery } from "#client/queries.ts";
import { sessionQuery } from "#client/session.ts";
import { startColorScheme } from "#ui/color-scheme.ts";
import { startLanguage } from "#ui/language.ts";
import { deviceStorage } from "#ui/storage.ts";
import { takeDisplayToken } from "./display-token.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { createQueryClient } from "./query-client.ts";
import { createAppRouter } from "./router.tsx";
import { startTrustedTypes } from "./trusted-types.ts";

startTrustedTypes(window, window.location.origin);
startLanguage(window.location, deviceStorage());
startColorScheme(deviceStorage());

const isNewlyShown = await takeDisplayToken(window.location, window.history);
const client = createQueryClient();
const boot = readBoot(document);
// A wall that has just shown its token is somebody else than the document was made for.
if (boot && !isNewlyShown) {
  client.setQueryData(sessionQuery().queryKey, boot.session);
  if (boot.current) client.setQueryData(CURRENT_REVISION_KEY, boot.current);
  if (boot.settings) client.setQueryData(settingsQuery().queryKey, boot.settings);
}
startConnection(client);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={client}>
        <RouterProvider router={createAppRouter()} />
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);
