import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Language, Words } from './words.ts';

const LanguageContext = createContext<Language>('ru');

export function LanguageProvider({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Gives the function that says something in the language of the screen. */
export function useSay(): (words: Words) => string {
  const language = useLanguage();
  return useMemo(() => (words: Words) => words[language], [language]);
}
