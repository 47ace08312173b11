import { useState } from "react";
import type { CatalogueChange, RegionFields } from "#domain/catalogue/catalogue-change.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Field, Tick } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import { changedFields, newCode, withChange } from "./draft-changes.ts";
import { keptNames, ownEnglish, writtenNumber } from "./entered-text.ts";
import { NameFields } from "./fields.tsx";
import { ItemTable } from "./item-table.tsx";
import { Editor, Part, type PartProps } from "./part.tsx";
import type { Desk, Edit } from "./use-catalogue-desk.ts";

/** 地区: all of this installation, hidden ones as well; an administrator's. */
export function RegionPart({ desk, may }: PartProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [edited, setEdited] = useState<Organization | "new" | null>(null);
  const regions = [...desk.drafted.organizations.values()].filter(({ kind }) => kind === "region");
  return (
    <Part
      title={text("regions")}
      add={edited === null && may("add-region") ? text("addRegion") : ""}
      onAdd={() => setEdited("new")}
    >
      {edited === null ? null : (
        <RegionEditor
          key={edited === "new" ? "new" : edited.code}
          desk={desk}
          region={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      <ItemTable
        caption={text("regions")}
        columns={[text("shortName"), text("reportingDay"), text("regionState")]}
        rows={regions.map((region) => ({
          place: { item: "organization", code: region.code },
          name: nameIn(region.names, language),
          cells: [
            region.shortNames ? nameIn(region.shortNames, language) : "",
            region.reportingDay === undefined ? "" : String(region.reportingDay),
            formatList(
              [
                text(region.hidden ? "regionHidden" : "regionShown"),
                ...(region.isDefault ? [text("regionDefault")] : []),
                ...(region.illustrative ? [text("sample")] : []),
              ],
              language,
            ),
          ],
        }))}
        desk={desk}
        mayEdit={may("change-region")}
        onEdit={({ place }) =>
          setEdited(place.item === "organization" ? (desk.drafted.organizations.get(place.code) ?? null) : null)
        }
        waysOf={({ place, name }) => {
          const region = place.item === "organization" ? desk.drafted.organizations.get(place.code) : undefined;
          if (!region) return null;
          const { code, hidden, isDefault } = region;
          const keep = (edit: Edit) => void desk.edit(edit).catch(() => {});
          return (
            <>
              <button
                type="button"
                className={form["secondary"]}
                aria-label={text(hidden ? "showOf" : "hideOf", { name })}
                onClick={() => keep((changes) => withFields(changes, desk, code, { hidden: hidden ? null : true }))}
              >
                {text(hidden ? "show" : "hide")}
              </button>
              {isDefault || hidden ? null : (
                <button
                  type="button"
                  className={form["secondary"]}
                  aria-label={text("makeDefaultOf", { name })}
                  onClick={() => keep((changes) => withDefault(changes, desk, code))}
                >
                  {text("makeDefault")}
                </button>
              )}
            </>
          );
        }}
      />
    </Part>
  );
}

type EditorProps = { readonly desk: Desk; readonly region: Organization | null; readonly onClose: () => void };

function RegionEditor({ desk, region, onClose }: EditorProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [given, setGiven] = useState({
    zh: region?.names.zh ?? "",
    en: region ? ownEnglish(region.names) : "",
    short: region?.shortNames?.zh ?? "",
    day: String(region?.reportingDay ?? ""),
    illustrative: region?.illustrative ?? false,
  });
  const [hasTried, setTried] = useState(false);
  const set = (change: Partial<typeof given>) => setGiven((before) => ({ ...before, ...change }));
  const day = writtenNumber(given.day);
  const isDayWrong = day === null || (day !== undefined && !(Number.isInteger(day) && day >= 1 && day <= 31));
  const submit = () => {
    setTried(true);
    if (given.zh.trim() === "" || isDayWrong || desk.isSaving) return;
    const short = given.short.trim();
    const former = region?.shortNames;
    const fields: RegionFields = {
      names: keptNames(given),
      aliases: region?.aliases ?? [],
      illustrative: given.illustrative,
      ...(short === "" ? {} : { shortNames: former?.zh === short ? former : { zh: short, en: short } }),
      ...(typeof day === "number" ? { reportingDay: day } : {}),
      ...(region?.timeZone === undefined ? {} : { timeZone: region.timeZone }),
      ...(region?.isDefault === undefined ? {} : { isDefault: region.isDefault }),
      ...(region?.hidden === undefined ? {} : { hidden: region.hidden }),
    };
    void desk.edit((changes) => withRegion(changes, desk, region, fields)).then(onClose, () => {});
  };
  return (
    <Editor
      title={region ? text("editOf", { name: nameIn(region.names, language) }) : text("addRegion")}
      desk={desk}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameFields zh={given.zh} en={given.en} hasTried={hasTried} onChange={set} />
      <Field
        label={text("shortName")}
        hint={text("shortHint")}
        maxLength={40}
        value={given.short}
        onValue={(short) => set({ short })}
      />
      <Field
        label={text("reportingDay")}
        hint={text("reportingDayHint")}
        inputMode="numeric"
        maxLength={2}
        value={given.day}
        onValue={(value) => set({ day: value })}
        lacking={hasTried && isDayWrong ? text("dayWrong") : ""}
      />
      {region === null ? (
        <Tick
          label={text("illustrative")}
          isChosen={given.illustrative}
          onChosen={(illustrative) => set({ illustrative })}
        />
      ) : null}
    </Editor>
  );
}

/** A region with some fields otherwise, beside what the draft changes of it already. */
function withFields(
  changes: readonly CatalogueChange[],
  desk: Desk,
  code: string,
  fields: Pick<Partial<Organization>, "hidden" | "isDefault"> | { hidden?: null; isDefault?: null },
): CatalogueChange[] {
  const region = desk.drafted.organizations.get(code);
  if (!region) return [...changes];
  const { code: _, kind: __, parent: ___, founded: ____, closed: _____, ...now } = region;
  const after = Object.entries({ ...now, ...fields }).filter(([, value]) => value !== null);
  return withRegion(changes, desk, region, Object.fromEntries(after) as RegionFields);
}

/** One region is the default; the one that was is so no longer. */
function withDefault(changes: readonly CatalogueChange[], desk: Desk, code: string): CatalogueChange[] {
  const former = [...desk.drafted.organizations.values()].filter(({ isDefault }) => isDefault);
  const without = former.reduce((made, other) => withFields(made, desk, other.code, { isDefault: null }), [...changes]);
  return withFields(without, desk, code, { isDefault: true });
}

function withRegion(
  changes: readonly CatalogueChange[],
  desk: Desk,
  region: Organization | null,
  fields: RegionFields,
): CatalogueChange[] {
  const code = region?.code ?? newCode(changes);
  const place = { item: "organization", code } as const;
  const published = desk.published.organizations.get(code);
  if (!published) return withChange(changes, place, { kind: "add-region", code, fields });
  const { code: _, kind: __, parent: ___, founded: ____, closed: _____, illustrative: ______, ...before } = published;
  const { illustrative: _______, ...after } = fields;
  const changed = changedFields<Omit<RegionFields, "illustrative">>(before, after);
  return withChange(
    changes,
    place,
    Object.keys(changed).length === 0 ? null : { kind: "change-region", code, fields: changed },
  );
}
