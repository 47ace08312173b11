import { describe, expect, it } from "vitest";
import { openSheets } from "#intake/file/sheet-file.ts";
import { readUpload } from "#intake/read-upload.ts";
import { recogniseFile } from "#intake/text/file-kind.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array) {
  const { observations, problems, understood } = readUpload(bytes, catalogue, {
    limits: { rows: 1000 },
    today: "2024-12-10",
  });
  return {
    encoding: understood.encoding,
    figures: observations.map(({ indicator, organization, period, value, source }) =>
      [indicator, organization, period, value, source.cell].join(" "),
    ),
    told: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
  };
}

function records(text: string) {
  const bytes = bytesOf(text);
  const book = openSheets(bytes, recogniseFile(bytes));
  if (book?.kind !== "workbook") throw new Error("no workbook");
  return book.sheets[0]?.records;
}

const CELLS = [
  ["指标", "平台", "时期", "数值"],
  ["引进博士", "甲院", "2024年8月", 5],
  ["引进硕士", "乙中心", "2024年8月", 7],
];
const FIGURES = ["phd demo-a 2024-08 5 D2", "master demo-b 2024-08 7 D3"];

const tableOf = (rows: readonly (readonly unknown[])[]) =>
  `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;

describe("a web page named .xls", () => {
  it("is read as another program writes it", () => {
    expect(read(saveBook(makeBook({ 数据: CELLS }), "html"))).toEqual({ encoding: "HTML", figures: FIGURES, told: [] });
  });

  it.each([
    ["UTF-8, whatever it says", (page: string) => bytesOf(page)],
    ["UTF-8 with a mark", (page: string) => bytesOf(`\ufeff${page}`)],
    ["UTF-16", (page: string) => new Uint8Array(Buffer.from(`\ufeff${page}`, "utf16le"))],
  ])("is read in %s", (_, encode) => {
    const page = `\r\n<HTML xmlns:x="urn:schemas-microsoft-com:office:excel"><META http-equiv=Content-Type content="text/html; charset=gb2312"><BODY>${tableOf(CELLS)}</BODY></HTML>`;
    expect(read(encode(page)).figures).toEqual(FIGURES);
  });

  it("is read in GB18030", () => {
    // 指标,平台,时期,数值 / 引进博士,甲院,2024年8月,5 in code page 936.
    const gbk = (hex: string) => Buffer.from(hex.replace(/ /g, ""), "hex");
    const cell = (hex: string) => Buffer.concat([Buffer.from("<td>"), gbk(hex), Buffer.from("</td>")]);
    const page = Buffer.concat([
      Buffer.from("<table><tr>"),
      ...["d6b8b1ea", "c6bdcca8", "cab1c6da", "cafdd6b5"].map(cell),
      Buffer.from("</tr><tr>"),
      ...["d2fdbdf8b2a9cabf", "bcd7d4ba", "32303234c4ea38d4c2", "35"].map(cell),
      Buffer.from("</tr></table>"),
    ]);
    expect(read(new Uint8Array(page)).figures).toEqual([FIGURES[0]]);
  });

  it("keeps texts, entities and line breaks as a browser shows them", () => {
    const page = `<table><tr><td> a&nbsp;b \n c<td>&lt;5&amp;6&#20154;&#x4eba;<br/>x &bogus;<tr><td><p>1</p><p>2</p><td>&yen;350</table>`;
    expect(records(page)).toEqual([
      ["a b c", "<5&6人人\nx &bogus;"],
      ["1\n2", "¥350"],
    ]);
  });

  it("places merged cells, also where tags are not closed", () => {
    const page = `<table><tr><td rowspan=2>平台<td colspan="2">2024年<tr><td>8月<td>9月<tr><td>甲院<td>5<td>6<tr><td>乙中心<td>7<td>8</table>`;
    expect(read(bytesOf(`<html><h1>引进博士</h1>${page}`)).figures).toEqual([
      "phd demo-a 2024-08 5 B4",
      "phd demo-a 2024-09 6 C4",
      "phd demo-b 2024-08 7 B5",
      "phd demo-b 2024-09 8 C5",
    ]);
  });

  it("parts raised signs of notes and struck text from figures, by tags, styles and classes", () => {
    const css =
      "<style>.x1 {mso-number-format:General; text-decoration:line-through;} .f2, td.f3 {vertical-align:super}</style>";
    const values = [
      "3<sup>1</sup>",
      "<s>4</s>6",
      "<del>7</del>",
      "<span class=x1>1</span>2",
      '5<font class="f2">*</font>',
    ];
    const rows = values.map((value, i) => ["引进博士", "甲院", `2024年${i + 1}月`, value]);
    const struckRow =
      '<tr style="text-decoration: line-through"><td>引进博士</td><td>甲院</td><td>2024年6月</td><td>9</td></tr>';
    const page = `<html><head>${css}</head>${tableOf([CELLS[0] ?? [], ...rows]).replace("</table>", `${struckRow}</table>`)}`;
    const { figures, told } = read(bytesOf(page));
    expect(figures).toEqual([
      "phd demo-a 2024-01 3 D2",
      "phd demo-a 2024-02 6 D3",
      "phd demo-a 2024-04 2 D5",
      "phd demo-a 2024-05 5 D6",
    ]);
    expect(told.filter((one) => one.startsWith("error"))).toEqual(["error struck-figure D4", "error struck-figure D7"]);
  });

  it("reads several tables one below the other, with the words around them, and nothing of scripts", () => {
    const page = `<html><head><title>t</title><script>var x = "<table><tr><td>9";</script></head><body><!-- <table><tr><td>8 --><h2>上表</h2>${tableOf([[1, 2]])}<p>下表</p>${tableOf([[3, 4]])}<div>注：完</div></body></html>`;
    expect(records(page)).toEqual([
      ["上表", ""],
      ["1", "2"],
      ["", ""],
      ["下表", ""],
      ["3", "4"],
      ["注：完", ""],
    ]);
  });

  it("takes a table inside of another for a table of its own, and hides what is not displayed", () => {
    const page = `<table><tr><td>题</td></tr><tr><td>${tableOf([["a", "b"]])}</td></tr></table><table><col><col style="display:none"><tr style='display:none'><td>c<td>d</table>`;
    const bytes = bytesOf(page);
    const book = openSheets(bytes, recogniseFile(bytes));
    expect(book?.kind === "workbook" && book.sheets[0]).toMatchObject({ hiddenRows: [6], hiddenColumns: [1] });
    expect(
      records(page)
        ?.flat()
        .filter((text) => text !== ""),
    ).toEqual(["题", "a", "b", "c", "d"]);
  });

  it("is refused without a table, with a way out; so is a page in a single file", () => {
    for (const text of [
      "<html><body>请登录</body></html>",
      "<html><frameset><frame src=sheet001.htm></frameset></html>",
    ])
      expect(read(bytesOf(text)).told).toEqual(["error not-a-table "]);
    const archive =
      "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n<table>";
    expect(read(bytesOf(archive)).told).toEqual(["error not-a-table "]);
  });
});

describe("a workbook in XML named .xls", () => {
  const HEAD = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>';
  const workbook = (table: string, more = "") =>
    `${HEAD}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">${more}<Worksheet ss:Name="数据"><Table>${table}</Table></Worksheet></Workbook>`;
  const row = (...cells: string[]) => `<Row>${cells.join("")}</Row>`;
  const words = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
  const number = (value: number, more = "") => `<Cell ${more}><Data ss:Type="Number">${value}</Data></Cell>`;
  const figures = (...cells: string[]) =>
    row(...["指标", "平台", "时期", "数值"].map(words)) +
    cells.map((cell, i) => row(words("引进博士"), words("甲院"), words(`2024年${i + 1}月`), cell)).join("");

  it("is read as another program writes it", () => {
    expect(read(saveBook(makeBook({ 数据: CELLS }), "xlml"))).toEqual({ encoding: "XML", figures: FIGURES, told: [] });
  });

  it("says more by its formats, fonts and formulas", () => {
    const styles =
      '<Styles><Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="&quot;约&quot;0"/></Style><Style ss:ID="s2"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="s3" ss:Parent="s2"/><Style ss:ID="s4"><NumberFormat ss:Format="0.0,"/></Style></Styles>';
    const sup =
      '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><Font html:Size="11">3</Font><Sup>1</Sup></ss:Data></Cell>';
    const struck = '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><S>4</S>6</ss:Data></Cell>';
    const { figures: found, told } = read(
      bytesOf(
        workbook(
          figures(
            number(25, 'ss:StyleID="s1"'),
            number(7, 'ss:StyleID="s3"'),
            sup,
            struck,
            '<Cell ss:Formula="=1+1"/>',
            '<Cell ss:Formula="=NA()"><Data ss:Type="Error">#N/A</Data></Cell>',
            number(1200, 'ss:StyleID="s4"'),
            '<Cell><Comment><ss:Data>88</ss:Data></Comment><Data ss:Type="Number">8</Data></Cell>',
          ),
          styles,
        ),
      ),
    );
    expect(found).toEqual([
      "phd demo-a 2024-01 25 D2",
      "phd demo-a 2024-03 3 D4",
      "phd demo-a 2024-04 6 D5",
      "phd demo-a 2024-08 8 D9",
    ]);
    expect(told).toEqual([
      "error struck-figure D3",
      "error formula-without-value D6",
      "error formula-failed D7",
      "error scaled-otherwise D8",
      "note footnote-mark D4",
      "note struck-part D5",
    ]);
  });

  it("places rows and cells by their index, merged cells and days, and tells what is hidden", () => {
    const text = workbook(
      '<Column/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>' +
        '<Row ss:Index="2" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="String">b</Data></Cell></Row>' +
        '<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="DateTime">2024-08-01T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>',
    );
    const bytes = bytesOf(text);
    const book = openSheets(bytes, recogniseFile(bytes));
    expect(book?.kind === "workbook" && book.sheets[0]).toMatchObject({
      records: [
        ["", "", ""],
        ["", "b", ""],
        ["2024-08-01", "", "TRUE"],
      ],
      hiddenRows: [2],
      hiddenColumns: [2],
      merges: [{ from: { row: 2, column: 0 }, to: { row: 3, column: 1 } }],
    });
  });

  it("is refused with a document type, when broken, when far too large; other XML is no table", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Workbook><Worksheet><Table><Row><Cell><Data>&b;</Data></Cell></Row></Table></Worksheet></Workbook>`;
    expect(read(bytesOf(bomb)).told).toEqual(["error workbook-broken "]);
    expect(read(bytesOf(workbook("").slice(0, -30))).told).toEqual(["error workbook-broken "]);
    const far = workbook('<Row ss:Index="1000000"><Cell ss:Index="16384"><Data ss:Type="Number">1</Data></Cell></Row>');
    expect(read(bytesOf(far)).told).toEqual(["error workbook-too-large "]);
    const merged = workbook(
      '<Row><Cell ss:MergeDown="99999999" ss:MergeAcross="99999999"><Data ss:Type="Number">1</Data></Cell></Row>',
    );
    expect(read(bytesOf(merged)).told.length).toBeGreaterThan(0);
    expect(read(bytesOf('<?xml version="1.0"?><rss><item>1</item></rss>')).told).toEqual(["error not-a-table "]);
  });
});

describe("markup made to be slow", () => {
  it.each([
    ["open tags", (n: number) => "<table><tr><td>".repeat(n / 15)],
    ["tags that nobody closes", (n: number) => `<table><tr><td>${"<b>".repeat(n / 8)}${"</i>".repeat(n / 8)}`],
    ["open signs", (n: number) => `<table><tr><td>${"<".repeat(n)}`],
    ["open quotes", (n: number) => `<table><tr><td>${'<a b="'.repeat(n / 6)}`],
    ["spans", (n: number) => `<table>${"<tr><td colspan=900 rowspan=2>x".repeat(n / 31)}`],
    ["comments", (n: number) => `<table><tr><td>x${"<!--".repeat(n / 4)}`],
    ["styles", (n: number) => `<table><style>${".a{".repeat(n / 3)}`],
    ["entities", (n: number) => `<table><tr><td>${"&#".repeat(n / 2)}`],
    [
      "XML in XML",
      (n: number) => `<?xml version="1.0"?><Workbook><Worksheet><Table>${"<Row><Cell><Data>".repeat(n / 17)}`,
    ],
    [
      "styles that build on one another",
      (n: number) =>
        `<?xml version="1.0"?><Workbook><Styles>${'<Style ss:ID="a" ss:Parent="a"/>'.repeat(n / 32)}</Styles></Workbook>`,
    ],
    ["marked text", (n: number) => `<?xml version="1.0"?><Workbook>${"<![CDATA[".repeat(n / 9)}`],
  ])(
    "reads %s in linear time",
    (_, make) => {
      const time = (length: number) => {
        const bytes = bytesOf(make(length));
        const before = process.cpuUsage();
        read(bytes);
        return process.cpuUsage(before).user / 1000;
      };
      time(20_000);
      const short = time(50_000);
      const long = time(400_000);
      expect(long).toBeLessThan(30 * short + 300);
    },
    30_000,
  );
});
