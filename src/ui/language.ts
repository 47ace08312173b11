import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { LANGUAGES, type Language, type Names } from "#domain/terms/names.ts";

const STORAGE_KEY = "zhengxiao.language";

/** Starts the page's language: the URL's `lang`, else what was chosen here before, else Chinese. */
export function startLanguage(location: Location, storage: Storage | undefined): void {
  const asked = new URLSearchParams(location.search).get("lang") ?? readStored(storage);
  void i18next.use(initReactI18next).init({
    lng: isLanguage(asked) ? asked : "zh-CN",
    fallbackLng: "zh-CN",
    supportedLngs: [...LANGUAGES],
    resources: {},
    interpolation: { escapeValue: false },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
  });
  markDocument(currentLanguage());
  i18next.on("languageChanged", () => markDocument(currentLanguage()));
}

/** Changes the language of everything on screen and remembers it on this device. */
export function setLanguage(language: Language, storage: Storage | undefined): void {
  void i18next.changeLanguage(language);
  try {
    storage?.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be full or forbidden; the choice then lasts for this visit.
  }
}

/** The language on screen; re-renders when it changes. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}

/** A feature's own words: every key in both languages, `{{name}}` filled from `values`. */
export type Text<K extends string> = (key: K, values?: Readonly<Record<string, string | number>>) => string;

/** Declares the words of one part of the page and returns the hook that reads them. */
export function defineText<K extends string>(namespace: string, words: Readonly<Record<K, Names>>): () => Text<K> {
  const keys = Object.keys(words) as K[];
  const inLanguage = (pick: (names: Names) => string) => Object.fromEntries(keys.map((key) => [key, pick(words[key])]));
  const register = () => {
    i18next.addResourceBundle(
      "zh-CN",
      namespace,
      inLanguage((names) => names.zh),
      true,
      true,
    );
    i18next.addResourceBundle(
      "en",
      namespace,
      inLanguage((names) => names.en),
      true,
      true,
    );
  };
  return () => {
    if (!i18next.hasResourceBundle("en", namespace)) register();
    const { t } = useTranslation(namespace);
    return (key: string, values) => t(key, { ...values });
  };
}

function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}

function isLanguage(text: string | null): text is Language {
  return (LANGUAGES as readonly (string | null)[]).includes(text);
}

function readStored(storage: Storage | undefined): string | null {
  try {
    return storage?.getItem(STORAGE_KEY) ?? null;
  } catch {
    return null;
  }
}

function markDocument(language: Language): void {
  document.documentElement.lang = language;
}
