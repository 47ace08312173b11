import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useSession } from "#client/session.ts";
import { readProposals } from "#client/upload.ts";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Upload } from "#contract/uploads.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import type { Proposal } from "#domain/reading/proposal.ts";
import type { Names } from "#domain/terms/names.ts";
import { describeFailure } from "#features/upload/common/describe-failure.ts";
import { MakingDialog } from "./making-dialog.tsx";
import { itemOfChange, mayPublishKinds, type NewItem, newItems, withItems } from "./new-items.ts";

export type Making = {
  /** Asks the server what the names may become, all of a kind or one, and opens the form. */
  readonly open: (kind: Proposal["kind"], text?: string) => void;
  /** Opens the form with one that was made before. */
  readonly edit: (change: CatalogueChange) => void;
  readonly isOpening: boolean;
  readonly failure: ReturnType<typeof describeFailure> | null;
  /** Whether whoever is signed in can only propose one of a kind. */
  readonly isProposal: (kind: Proposal["kind"]) => boolean;
  /** The form, while it is open. */
  readonly dialog: ReactNode;
};

type Asked = { readonly kind: Proposal["kind"]; readonly text: string | undefined };

/** Makes platforms and indicators of names that nobody knows, from the questions about them. */
export function useMaking(
  upload: Upload,
  catalogue: Catalogue,
  onChanges: (changes: readonly CatalogueChange[]) => void,
): Making {
  const session = useSession();
  const [items, setItems] = useState<readonly NewItem[] | null>(null);
  const changes = upload.catalogue?.changes ?? [];
  const opening = useMutation({
    mutationFn: async ({ kind, text }: Asked) => {
      const { proposals } = await readProposals(upload.id);
      const ofKind = proposals.filter((one) => one.kind === kind);
      const asked = ofKind.filter((one) => one.text === text);
      // Of names that differ in numbering alone one is proposed.
      return asked.length > 0 ? asked : ofKind;
    },
    networkMode: "always",
    onSuccess: (proposals) => setItems(newItems(proposals, changes)),
  });
  const may = (kind: Proposal["kind"]) => mayPublishKinds(session, [`add-${kind}`]);
  return {
    open: (kind, text) => opening.mutate({ kind, text }),
    edit: (change) => {
      const item = itemOfChange(change);
      if (item) setItems([item]);
    },
    isOpening: opening.isPending,
    failure: opening.isError ? describeFailure(opening.error) : null,
    isProposal: (kind) => !may(kind),
    dialog:
      items === null || items.length === 0 ? null : (
        <MakingDialog
          items={items}
          groups={groupsOf(catalogue)}
          isProposal={items.some(({ kind }) => !may(kind))}
          onClose={() => setItems(null)}
          onMake={(made) => {
            setItems(null);
            onChanges(withItems(changes, made));
          }}
        />
      ),
  };
}

function groupsOf({ indicators }: Catalogue): Names[] {
  return [...new Map(indicators.map(({ group }) => [group.zh, group])).values()];
}
