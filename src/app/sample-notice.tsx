import { useMutation, useQueryClient } from "@tanstack/react-query";
import { describeError } from "#client/fetch.ts";
import { CURRENT_REVISION_KEY } from "#client/queries.ts";
import { useSession } from "#client/session.ts";
import { useCatalogue } from "#client/use-region.ts";
import type { Catalogue } from "#contract/catalogue.ts";
import { CATALOGUE_PERMISSIONS } from "#domain/catalogue/permission.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import classes from "./frame.module.css";
import { useFrameText } from "./frame-text.ts";

type Region = Catalogue["organizations"][number];

/** 示例数据 stands above everything a fictional region shows, with the way to put the region away; a hidden one says so. */
export function SampleNotice({ region }: { readonly region: string }) {
  const text = useFrameText();
  const language = useLanguage();
  const catalogue = useCatalogue();
  if (catalogue.state !== "ready") return null;
  const { organizations } = catalogue.value;
  const shown = organizations.find(({ code }) => code === region);
  if (!shown?.illustrative && !shown?.hidden) return null;
  const name = nameIn(shown.names, language);
  const others = organizations.some(({ kind, code, hidden }) => kind === "region" && !hidden && code !== region);
  return (
    <div className={classes["sample"]} data-hidden={shown.hidden === true}>
      <p>
        {shown.hidden ? text("hidden", { region: name }) : null}
        {shown.illustrative ? text("sample", { region: name }) : null}
      </p>
      <Ways region={shown} others={others} />
    </div>
  );
}

/** What an administrator may do about it, in one click; the history has it and undoes it. */
function Ways({ region, others }: { readonly region: Region; readonly others: boolean }) {
  const text = useFrameText();
  const language = useLanguage();
  const session = useSession();
  const client = useQueryClient();
  const { code, names, hidden } = region;
  const put = useMutation({
    mutationFn: async (hide: boolean) => {
      const { publishAtOnce } = await import("#client/catalogue-drafts.ts");
      const fields = { hidden: hide ? true : null };
      const message = text(hide ? "hideWhy" : "showWhy", { region: names.zh });
      return publishAtOnce(code, [{ kind: "change-region", code, fields }], message);
    },
    onSettled: () => client.invalidateQueries({ queryKey: CURRENT_REVISION_KEY }),
  });
  if (!session || !CATALOGUE_PERMISSIONS[session.asker].includes("change-region")) return null;
  return (
    <p className={classes["sampleWays"]}>
      {put.error ? <span role="alert">{nameIn(describeError(put.error).title, language)}</span> : null}
      <Link to="/catalogue" search={{ region: code, part: "regions" }}>
        {text("ownRegion")}
      </Link>
      {hidden ? <Link to="/">{text("otherRegions")}</Link> : null}
      {hidden || others ? (
        <button type="button" disabled={put.isPending} onClick={() => put.mutate(!hidden)}>
          {text(hidden ? "showRegion" : "hideRegion")}
        </button>
      ) : null}
    </p>
  );
}
