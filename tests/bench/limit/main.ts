// The limit page: the least that draws the same nine charts. No framework, no state, no language, no table.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { LimitData } from "./data.ts";

echarts.use([BarChart, CanvasRenderer, GridComponent, LineChart, TooltipComponent]);

const response = await fetch("/data.json");
const data: LimitData = await response.json();
const box = document.querySelector("#charts");
if (!box) throw new Error("index.html has no #charts");

let shift = 0;
const charts = [...data.indicators, "bars"].map(() => echarts.init(box.appendChild(document.createElement("div"))));
draw();
document.querySelector("button")?.addEventListener("click", () => {
  shift += 1;
  draw();
});

function draw(): void {
  for (const [index, chart] of charts.entries())
    chart.setOption(
      index < data.indicators.length ? lines((index + shift) % data.indicators.length) : bars(shift),
      true,
    );
}

function lines(indicator: number) {
  return {
    animation: false,
    tooltip: { trigger: "axis" },
    grid: { top: 16, right: 16, bottom: 32, left: 48 },
    xAxis: { type: "category", data: data.months },
    yAxis: { type: "value" },
    series: data.organizations.map((name, organization) => ({
      type: "line",
      name,
      showSymbol: false,
      data: data.values[indicator]?.[organization],
    })),
  };
}

function bars(indicator: number) {
  const last = data.months.length - 1;
  const rows = data.organizations
    .map((name, organization) => ({ name, value: data.values[indicator]?.[organization]?.[last] ?? 0 }))
    .sort((a, b) => a.value - b.value);
  return {
    animation: false,
    tooltip: {},
    grid: { top: 16, right: 16, bottom: 32, left: 160 },
    xAxis: { type: "value" },
    yAxis: { type: "category", data: rows.map(({ name }) => name) },
    series: [{ type: "bar", data: rows.map(({ value }) => value) }],
  };
}
