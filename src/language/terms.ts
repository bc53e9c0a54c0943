import type { Terms } from "../model/galley.ts";

/** One column a term; a language is one row in this order. */
const names = [
  "abstract",
  "keywords",
  "contents",
  "references",
  "notes",
  "correspondence",
  "email",
  "received",
  "accepted",
  "published",
  "licence",
  "funding",
  "figure",
  "table",
  "equation",
  "section",
  "chapter",
  "part",
  "appendix",
  "cover",
  "titlePage",
  "volume",
  "issue",
  "backToText",
  "figures",
  "tables",
  "pages",
] as const satisfies readonly (keyof Terms)[];

// biome-ignore format: one row a language, in the order of `names`
const rows: Readonly<Record<string, string>> = {
  en: "Abstract|Keywords|Contents|References|Notes|Correspondence|Email|Received|Accepted|Published|Licence|Funding|Figure|Table|Equation|Section|Chapter|Part|Appendix|Cover|Title page|Volume|Issue|Back to text|Figures|Tables|Pages",
  de: "Zusammenfassung|Schlüsselwörter|Inhalt|Literatur|Anmerkungen|Korrespondenz|E-Mail|Eingereicht|Angenommen|Veröffentlicht|Lizenz|Förderung|Abbildung|Tabelle|Gleichung|Abschnitt|Kapitel|Teil|Anhang|Umschlag|Titelseite|Band|Heft|Zurück zum Text|Abbildungen|Tabellen|Seiten",
  fr: "Résumé|Mots-clés|Table des matières|Références|Notes|Correspondance|Courriel|Reçu|Accepté|Publié|Licence|Financement|Figure|Tableau|Équation|Section|Chapitre|Partie|Annexe|Couverture|Page de titre|Volume|Numéro|Retour au texte|Figures|Tableaux|Pages",
  es: "Resumen|Palabras clave|Índice|Referencias|Notas|Correspondencia|Correo electrónico|Recibido|Aceptado|Publicado|Licencia|Financiación|Figura|Tabla|Ecuación|Sección|Capítulo|Parte|Apéndice|Cubierta|Portada|Volumen|Número|Volver al texto|Figuras|Tablas|Páginas",
  it: "Sommario|Parole chiave|Indice|Riferimenti bibliografici|Note|Corrispondenza|E-mail|Ricevuto|Accettato|Pubblicato|Licenza|Finanziamento|Figura|Tabella|Equazione|Sezione|Capitolo|Parte|Appendice|Copertina|Frontespizio|Volume|Numero|Torna al testo|Figure|Tabelle|Pagine",
  pt: "Resumo|Palavras-chave|Sumário|Referências|Notas|Correspondência|E-mail|Recebido|Aceite|Publicado|Licença|Financiamento|Figura|Tabela|Equação|Secção|Capítulo|Parte|Apêndice|Capa|Folha de rosto|Volume|Número|Voltar ao texto|Figuras|Tabelas|Páginas",
  nl: "Samenvatting|Trefwoorden|Inhoud|Literatuur|Noten|Correspondentie|E-mail|Ontvangen|Aanvaard|Gepubliceerd|Licentie|Financiering|Figuur|Tabel|Vergelijking|Paragraaf|Hoofdstuk|Deel|Bijlage|Omslag|Titelpagina|Jaargang|Nummer|Terug naar de tekst|Figuren|Tabellen|Pagina’s",
  tr: "Öz|Anahtar sözcükler|İçindekiler|Kaynakça|Notlar|İletişim|E-posta|Geliş|Kabul|Yayın|Lisans|Destek|Şekil|Tablo|Denklem|Bölüm|Bölüm|Kısım|Ek|Kapak|İç kapak|Cilt|Sayı|Metne dön|Şekiller|Tablolar|Sayfalar",
  ru: "Аннотация|Ключевые слова|Содержание|Литература|Примечания|Для переписки|Эл. почта|Получено|Принято|Опубликовано|Лицензия|Финансирование|Рисунок|Таблица|Уравнение|Раздел|Глава|Часть|Приложение|Обложка|Титульный лист|Том|Выпуск|К тексту|Рисунки|Таблицы|Страницы",
  fa: "چکیده|کلیدواژه‌ها|فهرست|منابع|یادداشت‌ها|نویسندهٔ مسئول|رایانامه|دریافت|پذیرش|انتشار|پروانه|پشتیبانی مالی|شکل|جدول|معادلهٔ|بخش|فصل|پارهٔ|پیوست|جلد|صفحهٔ عنوان|دورهٔ|شمارهٔ|بازگشت به متن|شکل‌ها|جدول‌ها|صفحه‌ها",
  ar: "الملخص|الكلمات المفتاحية|المحتويات|المراجع|الحواشي|للمراسلة|البريد الإلكتروني|تاريخ الاستلام|تاريخ القبول|تاريخ النشر|الترخيص|التمويل|الشكل|الجدول|المعادلة|القسم|الفصل|الجزء|الملحق|الغلاف|صفحة العنوان|المجلد|العدد|العودة إلى النص|الأشكال|الجداول|الصفحات",
};

/** Languages the editions' own words exist in, by primary subtag. */
export const languagesWithTerms: readonly string[] = Object.keys(rows);

/** The editions' own words in a language (BCP 47); English where we have none. */
export function termsOf(language: string): Terms {
  const words = (rows[primarySubtag(language)] ?? rows["en"] ?? "").split("|");
  const word = (name: keyof Terms): string => words[names.indexOf(name)] ?? "";
  return {
    abstract: word("abstract"),
    keywords: word("keywords"),
    contents: word("contents"),
    references: word("references"),
    notes: word("notes"),
    correspondence: word("correspondence"),
    email: word("email"),
    received: word("received"),
    accepted: word("accepted"),
    published: word("published"),
    licence: word("licence"),
    funding: word("funding"),
    figure: word("figure"),
    table: word("table"),
    equation: word("equation"),
    section: word("section"),
    chapter: word("chapter"),
    part: word("part"),
    appendix: word("appendix"),
    cover: word("cover"),
    titlePage: word("titlePage"),
    volume: word("volume"),
    issue: word("issue"),
    backToText: word("backToText"),
    figures: word("figures"),
    tables: word("tables"),
    pages: word("pages"),
  };
}

/** `fa` of `fa-IR`. */
export function primarySubtag(language: string): string {
  return (language.split("-")[0] ?? "").toLowerCase();
}
