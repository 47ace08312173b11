import type { Question } from "#domain/reading/question.ts";
import { nameIn } from "#domain/terms/names.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import { defineText, useLanguage } from "#ui/language.ts";
import type { Making } from "./use-making.tsx";

const useText = defineText("upload-unknown-names", {
  platforms: { zh: "{{count}} 个平台没有人认识：全部新建", en: "{{count}} platforms that nobody knows: make all" },
  indicators: { zh: "{{count}} 个指标没有人认识：全部新建", en: "{{count}} indicators that nobody knows: make all" },
  platformsPropose: {
    zh: "{{count}} 个平台没有人认识：全部提议新建",
    en: "{{count}} platforms that nobody knows: propose all",
  },
  indicatorsPropose: {
    zh: "{{count}} 个指标没有人认识：全部提议新建",
    en: "{{count}} indicators that nobody knows: propose all",
  },
});

type Props = { readonly questions: readonly Question[]; readonly busy: boolean; readonly making: Making };

/** Names of the whole file that nobody knows, to be made together. */
export function UnknownNames({ questions, busy, making }: Props) {
  const text = useText();
  const language = useLanguage();
  const count = (about: Question["about"]) =>
    new Set(questions.filter((one) => one.about === about && one.text !== "").map((one) => one.text)).size;
  const [platforms, indicators] = [count("organization"), count("indicator")];
  return (
    <>
      {making.failure ? (
        <Notice
          tone="failure"
          title={nameIn(making.failure.title, language)}
          advice={nameIn(making.failure.advice, language)}
        />
      ) : null}
      {platforms < 2 && indicators < 2 ? null : (
        <div className={shared["row"]}>
          {indicators < 2 ? null : (
            <button
              type="button"
              className={shared["secondary"]}
              disabled={busy || making.isOpening}
              onClick={() => making.open("indicator")}
            >
              {text(making.isProposal("indicator") ? "indicatorsPropose" : "indicators", { count: indicators })}
            </button>
          )}
          {platforms < 2 ? null : (
            <button
              type="button"
              className={shared["secondary"]}
              disabled={busy || making.isOpening}
              onClick={() => making.open("platform")}
            >
              {text(making.isProposal("platform") ? "platformsPropose" : "platforms", { count: platforms })}
            </button>
          )}
        </div>
      )}
    </>
  );
}
