import { useState } from "react";
import { describeError } from "#client/fetch.ts";
import { mayPublishIn, useSession } from "#client/session.ts";
import { useHeldWork } from "#client/sign-in-again.ts";
import { useCatalogue } from "#client/use-region.ts";
import type { Catalogue } from "#contract/catalogue.ts";
import type { CatalogueReview } from "#contract/catalogue-drafts.ts";
import type { Revision } from "#contract/revisions.ts";
import type { CatalogueChangeKind } from "#domain/catalogue/catalogue-change.ts";
import { CATALOGUE_PERMISSIONS } from "#domain/catalogue/permission.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Failure } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import type { PageProps, SearchState } from "#ui/page.ts";
import panel from "#ui/panel.module.css";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";
import { IndicatorPart } from "./indicator-part.tsx";
import { PlatformPart } from "./platform-part.tsx";
import { PolicyPart } from "./policy-part.tsx";
import { RegionPart } from "./region-part.tsx";
import { ReviewPanel } from "./review-panel.tsx";
import { TargetPart } from "./target-part.tsx";
import { type Desk, useCatalogueDesk } from "./use-catalogue-desk.ts";
import { WaitingBar } from "./waiting-bar.tsx";

/** 目录: what a region measures, of whom, against what; entered here, reviewed and published. */
export function CataloguePage({ region, search, onSearch }: PageProps<SearchState>) {
  const text = useCatalogueText();
  const language = useLanguage();
  const session = useSession();
  useHeldWork(session);
  const catalogue = useCatalogue();
  if (catalogue.state === "failed")
    return <FailedState {...describeError(catalogue.error)} onRetry={catalogue.retry} />;
  if (!session || catalogue.state === "loading") return <Skeleton height="60vh" />;
  if (!mayPublishIn(session, region)) {
    const organization = catalogue.value.organizations.find(({ code }) => code === region);
    return (
      <div className={panel["page"]}>
        <h1 className={classes["title"]}>
          {text("title", { region: nameIn(organization?.names ?? { zh: region, en: region }, language) })}
        </h1>
        <EmptyState title={text("refused")} advice={text("refusedAdvice")}>
          {session.account === null ? <a href="/sign-in?to=%2Fcatalogue">{text("signIn")}</a> : null}
        </EmptyState>
      </div>
    );
  }
  const may = (kind: CatalogueChangeKind) => CATALOGUE_PERMISSIONS[session.asker].includes(kind);
  return (
    <Loaded key={region} region={region} search={search} onSearch={onSearch} catalogue={catalogue.value} may={may} />
  );
}

type LoadedProps = PageProps<SearchState> & {
  readonly catalogue: Catalogue;
  readonly may: (kind: CatalogueChangeKind) => boolean;
};

function Loaded({ catalogue, ...props }: LoadedProps) {
  const { desk, error, retry } = useCatalogueDesk(props.region, catalogue);
  if (desk) return <Shown {...props} desk={desk} />;
  return error ? <FailedState {...describeError(error)} onRetry={retry} /> : <Skeleton height="60vh" />;
}

const PARTS = ["platforms", "indicators", "targets", "policies", "regions"] as const;

/** What was done last of the draft as a whole. */
type Outcome = { readonly revision: Revision; readonly counts: CatalogueReview["counts"] } | "discarded" | null;

type ShownProps = Omit<LoadedProps, "catalogue"> & { readonly desk: Desk };

function Shown({ region, search, onSearch, may, desk }: ShownProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [isReviewed, setReviewed] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const parts = PARTS.filter((part) => part !== "regions" || may("add-region"));
  const part = parts.find((known) => known === search["part"]) ?? "platforms";
  const { draft } = desk;
  const names = desk.drafted.organizations.get(region)?.names ?? { zh: region, en: region };
  const isAtReview = isReviewed && draft !== null;
  return (
    <div className={panel["page"]}>
      <div>
        <h1 className={classes["title"]}>{text("title", { region: nameIn(names, language) })}</h1>
        <p className={panel["lead"]}>{text("lead")}</p>
      </div>
      {draft === null ? <Done outcome={outcome} region={region} /> : null}
      {isAtReview ? (
        <ReviewPanel
          desk={desk}
          draft={draft}
          onPublished={(revision, counts) => {
            setOutcome({ revision, counts });
            setReviewed(false);
          }}
        />
      ) : (
        <>
          <nav className={classes["parts"]} aria-label={text("parts")}>
            {parts.map((known) => (
              <button
                key={known}
                type="button"
                aria-pressed={known === part}
                onClick={() => onSearch({ part: known === "platforms" ? undefined : known })}
              >
                {text(known)}
              </button>
            ))}
          </nav>
          <p>
            <Link to="/upload" search={{ region }}>
              {text("fromTables")}
            </Link>
          </p>
          {desk.error ? <Failure {...describeError(desk.error)} /> : null}
          {part === "platforms" ? <PlatformPart desk={desk} may={may} /> : null}
          {part === "indicators" ? <IndicatorPart desk={desk} may={may} /> : null}
          {part === "targets" ? (
            <TargetPart
              desk={desk}
              may={may}
              indicator={search["indicator"]}
              onIndicator={(indicator) => onSearch({ indicator })}
            />
          ) : null}
          {part === "policies" ? <PolicyPart desk={desk} may={may} /> : null}
          {part === "regions" ? <RegionPart desk={desk} may={may} /> : null}
        </>
      )}
      {draft === null ? null : (
        <WaitingBar
          draft={draft}
          isSaving={desk.isSaving}
          isReviewed={isAtReview}
          onReview={setReviewed}
          onDiscarded={() => {
            setOutcome("discarded");
            setReviewed(false);
          }}
        />
      )}
    </div>
  );
}

/** What became of the draft: published, with where to see it, or discarded. */
function Done({ outcome, region }: { readonly outcome: Outcome; readonly region: string }) {
  const text = useCatalogueText();
  if (outcome === null) return null;
  if (outcome === "discarded")
    return (
      <p className={form["done"]} role="status">
        {text("discarded")}
      </p>
    );
  const { revision, counts } = outcome;
  return (
    <section className={form["done"]} role="status">
      <p>{text("published", { number: revision.number, counts: text("counts", counts) })}</p>
      <p className={form["ways"]}>
        <Link to="/history" search={{ region, revision: String(revision.number) }}>
          {text("seeHistory")}
        </Link>
        <Link to="/" search={{ region }}>
          {text("seeOverview")}
        </Link>
      </p>
    </section>
  );
}
