import { useState } from "react";
import type { PlatformFields } from "#domain/catalogue/catalogue-change.ts";
import { isNewCode } from "#domain/catalogue/catalogue-change.ts";
import { type Organization, platformsOf } from "#domain/catalogue/organization.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { nameIn } from "#domain/terms/names.ts";
import { Field } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import { changedFields, newCode, withChange } from "./draft-changes.ts";
import { dateCode, keptNames, ownEnglish, writtenList } from "./entered-text.ts";
import { NameFields } from "./fields.tsx";
import { ItemTable } from "./item-table.tsx";
import { Editor, Part, type PartProps } from "./part.tsx";

/** 平台: those of the region, with the form of one. */
export function PlatformPart({ desk, may }: PartProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [edited, setEdited] = useState<Organization | "new" | null>(null);
  const platforms = platformsOf([...desk.drafted.organizations.values()], desk.region);
  return (
    <Part
      title={text("platforms")}
      add={edited === null && may("add-platform") ? text("addPlatform") : ""}
      onAdd={() => setEdited("new")}
    >
      {edited === null ? null : (
        <PlatformEditor
          key={edited === "new" ? "new" : edited.code}
          desk={desk}
          platform={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      {platforms.length === 0 ? (
        <p>{text("platformsNone")}</p>
      ) : (
        <ItemTable
          caption={text("platforms")}
          columns={[text("shortName"), text("founded"), text("closed"), text("aliases")]}
          rows={platforms.map((platform) => ({
            place: { item: "organization", code: platform.code },
            name: nameIn(platform.names, language),
            cells: [
              platform.shortNames ? nameIn(platform.shortNames, language) : "",
              platform.founded ?? "",
              platform.closed ?? "",
              formatList(platform.aliases, language),
            ],
          }))}
          desk={desk}
          mayEdit={may("change-platform")}
          onEdit={({ place }) =>
            setEdited(place.item === "organization" ? (desk.drafted.organizations.get(place.code) ?? null) : null)
          }
        />
      )}
    </Part>
  );
}

type EditorProps = Pick<PartProps, "desk"> & {
  readonly platform: Organization | null;
  readonly onClose: () => void;
};

function PlatformEditor({ desk, platform, onClose }: EditorProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [given, setGiven] = useState({
    zh: platform?.names.zh ?? "",
    en: platform ? ownEnglish(platform.names) : "",
    shortZh: platform?.shortNames?.zh ?? "",
    aliases: platform?.aliases.join("、") ?? "",
    founded: platform?.founded ?? "",
    closed: platform?.closed ?? "",
  });
  const [hasTried, setTried] = useState(false);
  const set = (change: Partial<typeof given>) => setGiven((before) => ({ ...before, ...change }));
  const submit = () => {
    setTried(true);
    if (given.zh.trim() === "" || desk.isSaving) return;
    const short = given.shortZh.trim();
    const [founded, closed] = [dateCode(given.founded), dateCode(given.closed)];
    const fields: PlatformFields = {
      names: keptNames(given),
      aliases: writtenList(given.aliases),
      ...(short === "" ? {} : { shortNames: shortNames(short, platform) }),
      parent: platform?.parent ?? desk.region,
      ...(founded === "" ? {} : { founded }),
      ...(closed === "" ? {} : { closed }),
    };
    void desk.edit((changes) => withPlatform(changes, desk, platform, fields)).then(onClose, () => {});
  };
  return (
    <Editor
      title={platform ? text("editOf", { name: nameIn(platform.names, language) }) : text("addPlatform")}
      desk={desk}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameFields zh={given.zh} en={given.en} hasTried={hasTried} onChange={set} />
      <Field
        label={text("shortName")}
        hint={text("shortHint")}
        maxLength={40}
        value={given.shortZh}
        onValue={(shortZh) => set({ shortZh })}
      />
      <Field
        label={text("aliases")}
        hint={text("aliasesHint")}
        value={given.aliases}
        onValue={(aliases) => set({ aliases })}
      />
      <Field
        label={text("founded")}
        hint={text("monthHint")}
        maxLength={40}
        value={given.founded}
        onValue={(founded) => set({ founded })}
      />
      <Field
        label={text("closed")}
        hint={text("monthHint")}
        maxLength={40}
        value={given.closed}
        onValue={(closed) => set({ closed })}
      />
    </Editor>
  );
}

/** A short English name stays while its Chinese one does. */
function shortNames(zh: string, platform: Organization | null) {
  return { zh, en: platform?.shortNames?.zh === zh ? platform.shortNames.en : zh };
}

function withPlatform(
  changes: Parameters<Parameters<PartProps["desk"]["edit"]>[0]>[0],
  desk: PartProps["desk"],
  platform: Organization | null,
  fields: PlatformFields,
) {
  const code = platform?.code ?? newCode(changes);
  const place = { item: "organization", code } as const;
  const published = desk.published.organizations.get(code);
  if (!published || isNewCode(code)) return withChange(changes, place, { kind: "add-platform", code, fields });
  const { names, aliases, shortNames: short, parent, founded, closed } = published;
  const before = { names, aliases, shortNames: short, parent: parent ?? "", founded, closed };
  const changed = changedFields<PlatformFields>(before, fields);
  const change = Object.keys(changed).length === 0 ? null : { kind: "change-platform" as const, code, fields: changed };
  return withChange(changes, place, change);
}
