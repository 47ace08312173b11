import { mayPublishIn, useSession } from "#client/session.ts";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Revisions } from "#contract/revisions.ts";
import type { ServerSettings } from "#contract/settings.ts";
import { dayIn, zoneOf } from "#domain/catalogue/clock.ts";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import { defineText } from "#ui/language.ts";
import { EmptyState } from "#ui/state.tsx";
import classes from "./choose-step.module.css";
import { DropZone } from "./drop-zone.tsx";
import { OpenDrafts } from "./open-drafts.tsx";
import { RememberedReadings } from "./remembered-readings.tsx";
import { templateMonths } from "./template-months.ts";
import { Templates } from "./templates.tsx";

const useText = defineText("upload-choose", {
  refusedTitle: { zh: "此账号不在{{region}}发布", en: "This account does not publish in {{region}}" },
  refusedAdvice: {
    zh: "请在页首换成您负责的地区;如需在这里发布,请联系管理员。",
    en: "Choose a region of yours at the top, or ask an administrator to let you publish here.",
  },
  accepts: { zh: "可以直接上传", en: "What can be uploaded" },
  excel: {
    zh: "Excel、WPS 工作簿(.xlsx、.xls、.et)和 OpenDocument 表格(.ods),读取所有工作表;CSV(UTF-8 或中文 Excel 的 GB18030);以及数据包(含 datapackage.json 的 .zip)",
    en: "Excel and WPS workbooks (.xlsx, .xls, .et) and OpenDocument spreadsheets (.ods), all sheets; CSV in UTF-8 or in the GB18030 of a Chinese Excel; Data Packages (a .zip with datapackage.json)",
  },
  layouts: {
    zh: "一行一个数,或时期按列排;表头中文、英文都可以",
    en: "One figure a row, or periods as columns; headers in Chinese or English",
  },
  loose: {
    zh: "标题、合计、注释行会自动识别,不必删除",
    en: "Title, total and note rows are recognised; no need to delete them",
  },
});

type Props = {
  readonly region: string;
  readonly settings: ServerSettings;
  readonly catalogue: Catalogue;
  readonly revisions: Revisions | null;
  readonly names: UploadNames;
  readonly onFile: (file: File) => void;
  /** Opens a draft that was begun before. */
  readonly onDraft: (id: string) => void;
};

/** The first step: a place for the file, and templates for whoever has none. */
export function ChooseStep({ region, settings, catalogue, revisions, names, onFile, onDraft }: Props) {
  const text = useText();
  const session = useSession();
  const mayPublish = session !== undefined && mayPublishIn(session, region);
  const mayBring = mayPublish || session?.account?.role === "contributor";
  const organization = catalogue.organizations.find(({ code }) => code === region);
  const published = (revisions?.revisions ?? []).flatMap((revision) =>
    revision.region === region && revision.latestPeriod !== null ? [revision.latestPeriod] : [],
  );
  return (
    <div className={classes["choose"]}>
      {mayBring ? (
        <section className={shared["panel"]}>
          <DropZone purpose="first" limits={settings.limits} onFile={onFile} />
          <h2 className={shared["title"]}>{text("accepts")}</h2>
          <ul className={classes["accepted"]}>
            <li>{text("excel")}</li>
            <li>{text("layouts")}</li>
            <li>{text("loose")}</li>
          </ul>
          <OpenDrafts region={region} onOpen={onDraft} />
          {mayPublish ? <RememberedReadings region={region} names={names} /> : null}
        </section>
      ) : (
        <EmptyState
          title={text("refusedTitle", { region: names.organizationName(region) })}
          advice={text("refusedAdvice")}
        />
      )}
      {organization ? (
        <Templates
          region={organization}
          catalogue={catalogue}
          months={templateMonths(published, dayIn(new Date(), zoneOf(organization)))}
        />
      ) : null}
    </div>
  );
}
