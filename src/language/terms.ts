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
  "editors",
  "translators",
  "illustrators",
  "skipToText",
] as const satisfies readonly (keyof Terms)[];

// biome-ignore format: one row a language, in the order of `names`
const rows: Readonly<Record<string, string>> = {
  en: "Abstract|Keywords|Contents|References|Notes|Correspondence|Email|Received|Accepted|Published|Licence|Funding|Figure|Table|Equation|Section|Chapter|Part|Appendix|Cover|Title page|Volume|Issue|Back to text|Figures|Tables|Pages|Edited by|Translated by|Illustrated by|Skip to text",
  de: "Zusammenfassung|Schlüsselwörter|Inhalt|Literatur|Anmerkungen|Korrespondenz|E-Mail|Eingereicht|Angenommen|Veröffentlicht|Lizenz|Förderung|Abbildung|Tabelle|Gleichung|Abschnitt|Kapitel|Teil|Anhang|Umschlag|Titelseite|Band|Heft|Zurück zum Text|Abbildungen|Tabellen|Seiten|Herausgegeben von|Übersetzt von|Illustriert von|Zum Text springen",
  fr: "Résumé|Mots-clés|Table des matières|Références|Notes|Correspondance|Courriel|Reçu|Accepté|Publié|Licence|Financement|Figure|Tableau|Équation|Section|Chapitre|Partie|Annexe|Couverture|Page de titre|Volume|Numéro|Retour au texte|Figures|Tableaux|Pages|Sous la direction de|Traduit par|Illustré par|Aller au texte",
  es: "Resumen|Palabras clave|Índice|Referencias|Notas|Correspondencia|Correo electrónico|Recibido|Aceptado|Publicado|Licencia|Financiación|Figura|Tabla|Ecuación|Sección|Capítulo|Parte|Apéndice|Cubierta|Portada|Volumen|Número|Volver al texto|Figuras|Tablas|Páginas|Edición de|Traducción de|Ilustraciones de|Ir al texto",
  it: "Sommario|Parole chiave|Indice|Riferimenti bibliografici|Note|Corrispondenza|E-mail|Ricevuto|Accettato|Pubblicato|Licenza|Finanziamento|Figura|Tabella|Equazione|Sezione|Capitolo|Parte|Appendice|Copertina|Frontespizio|Volume|Numero|Torna al testo|Figure|Tabelle|Pagine|A cura di|Traduzione di|Illustrazioni di|Vai al testo",
  pt: "Resumo|Palavras-chave|Sumário|Referências|Notas|Correspondência|E-mail|Recebido|Aceite|Publicado|Licença|Financiamento|Figura|Tabela|Equação|Secção|Capítulo|Parte|Apêndice|Capa|Folha de rosto|Volume|Número|Voltar ao texto|Figuras|Tabelas|Páginas|Organização de|Tradução de|Ilustrações de|Ir para o texto",
  nl: "Samenvatting|Trefwoorden|Inhoud|Literatuur|Noten|Correspondentie|E-mail|Ontvangen|Aanvaard|Gepubliceerd|Licentie|Financiering|Figuur|Tabel|Vergelijking|Paragraaf|Hoofdstuk|Deel|Bijlage|Omslag|Titelpagina|Jaargang|Nummer|Terug naar de tekst|Figuren|Tabellen|Pagina’s|Onder redactie van|Vertaald door|Geïllustreerd door|Naar de tekst",
  tr: "Öz|Anahtar sözcükler|İçindekiler|Kaynakça|Notlar|İletişim|E-posta|Geliş|Kabul|Yayın|Lisans|Destek|Şekil|Tablo|Denklem|Bölüm|Bölüm|Kısım|Ek|Kapak|İç kapak|Cilt|Sayı|Metne dön|Şekiller|Tablolar|Sayfalar|Yayına hazırlayan|Çeviren|Resimleyen|Metne geç",
  ru: "Аннотация|Ключевые слова|Содержание|Литература|Примечания|Для переписки|Эл. почта|Получено|Принято|Опубликовано|Лицензия|Финансирование|Рисунок|Таблица|Уравнение|Раздел|Глава|Часть|Приложение|Обложка|Титульный лист|Том|Выпуск|К тексту|Рисунки|Таблицы|Страницы|Редакция|Перевод|Иллюстрации|Перейти к тексту",
  fa: "چکیده|کلیدواژه‌ها|فهرست|منابع|یادداشت‌ها|نویسندهٔ مسئول|رایانامه|دریافت|پذیرش|انتشار|پروانه|پشتیبانی مالی|شکل|جدول|معادلهٔ|بخش|فصل|پارهٔ|پیوست|جلد|صفحهٔ عنوان|دورهٔ|شمارهٔ|بازگشت به متن|شکل‌ها|جدول‌ها|صفحه‌ها|به کوشش|ترجمهٔ|تصویرگری|رفتن به متن",
  ar: "الملخص|الكلمات المفتاحية|المحتويات|المراجع|الحواشي|للمراسلة|البريد الإلكتروني|تاريخ الاستلام|تاريخ القبول|تاريخ النشر|الترخيص|التمويل|الشكل|الجدول|المعادلة|القسم|الفصل|الجزء|الملحق|الغلاف|صفحة العنوان|المجلد|العدد|العودة إلى النص|الأشكال|الجداول|الصفحات|تحرير|ترجمة|رسوم|الانتقال إلى النص",
  "pt-br": "Resumo|Palavras-chave|Sumário|Referências|Notas|Correspondência|E-mail|Recebido|Aceito|Publicado|Licença|Financiamento|Figura|Tabela|Equação|Seção|Capítulo|Parte|Apêndice|Capa|Folha de rosto|Volume|Número|Voltar ao texto|Figuras|Tabelas|Páginas|Organização de|Tradução de|Ilustrações de|Ir para o texto",
  pl: "Streszczenie|Słowa kluczowe|Spis treści|Bibliografia|Przypisy|Adres do korespondencji|E-mail|Nadesłano|Przyjęto|Opublikowano|Licencja|Finansowanie|Rysunek|Tabela|Równanie|Podrozdział|Rozdział|Część|Dodatek|Okładka|Strona tytułowa|Tom|Numer|Powrót do tekstu|Rysunki|Tabele|Strony|Redakcja|Przekład|Ilustracje|Przejdź do tekstu",
  cs: "Abstrakt|Klíčová slova|Obsah|Literatura|Poznámky|Kontakt|E-mail|Doručeno|Přijato|Publikováno|Licence|Financování|Obrázek|Tabulka|Rovnice|Oddíl|Kapitola|Část|Příloha|Obálka|Titulní strana|Ročník|Číslo|Zpět k textu|Obrázky|Tabulky|Strany|Redakce|Překlad|Ilustrace|Přejít k textu",
  el: "Περίληψη|Λέξεις-κλειδιά|Περιεχόμενα|Βιβλιογραφία|Σημειώσεις|Αλληλογραφία|Ηλ. ταχυδρομείο|Υποβολή|Αποδοχή|Δημοσίευση|Άδεια|Χρηματοδότηση|Σχήμα|Πίνακας|Εξίσωση|Ενότητα|Κεφάλαιο|Μέρος|Παράρτημα|Εξώφυλλο|Σελίδα τίτλου|Τόμος|Τεύχος|Επιστροφή στο κείμενο|Σχήματα|Πίνακες|Σελίδες|Επιμέλεια|Μετάφραση|Εικονογράφηση|Μετάβαση στο κείμενο",
  he: "תקציר|מילות מפתח|תוכן העניינים|רשימת המקורות|הערות|להתכתבות|דוא״ל|התקבל|אושר לפרסום|פורסם|רישיון|מימון|איור|טבלה|משוואה|סעיף|פרק|חלק|נספח|כריכה|עמוד השער|כרך|גיליון|חזרה לטקסט|איורים|טבלאות|עמודים|עריכה|תרגום|איור|מעבר לטקסט",
  zh: "摘要|关键词|目录|参考文献|注释|通信作者|电子邮箱|收稿日期|接受日期|出版日期|许可协议|基金项目|图|表|式|节|章|部分|附录|封面|扉页|卷|期|返回正文|图目录|表目录|页码|编辑|翻译|插图|跳到正文",
  "zh-hant": "摘要|關鍵詞|目錄|參考文獻|註釋|通訊作者|電子郵件|收稿日期|接受日期|出版日期|授權條款|經費補助|圖|表|式|節|章|部|附錄|封面|書名頁|卷|期|返回正文|圖目錄|表目錄|頁碼|編輯|翻譯|插圖|跳到正文",
  ja: "要旨|キーワード|目次|参考文献|注|連絡先|電子メール|受付日|受理日|公開日|ライセンス|助成|図|表|式|節|章|部|付録|表紙|扉|巻|号|本文に戻る|図一覧|表一覧|ページ|編集|翻訳|挿絵|本文へ移動",
  ko: "초록|주제어|차례|참고문헌|주|교신저자|전자우편|투고일|게재 확정일|발행일|이용 허락|연구비 지원|그림|표|식|절|장|부|부록|표지|속표지|권|호|본문으로 돌아가기|그림 차례|표 차례|쪽|엮은이|옮긴이|그린이|본문으로 이동",
};

/** Languages the editions' own words exist in, by primary subtag. */
export const languagesWithTerms: readonly string[] = Object.keys(rows).filter((name) => !name.includes("-"));

/** The editions' own words in a language (BCP 47); English where we have none. */
export function termsOf(language: string): Terms {
  const row = rowOf(rows, language) ?? rows["en"] ?? "";
  const words = row.split("|");
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
    editors: word("editors"),
    translators: word("translators"),
    illustrators: word("illustrators"),
    skipToText: word("skipToText"),
  };
}

/** Of rows by language, the one for a language (BCP 47) or its region. */
export function rowOf<Row>(rows: Readonly<Record<string, Row>>, language: string): Row | undefined {
  return rows[regionalName(language)] ?? rows[primarySubtag(language)];
}

/** `fa` of `fa-IR`. */
export function primarySubtag(language: string): string {
  return (language.split("-")[0] ?? "").toLowerCase();
}

/** The row of a region whose words differ: Brazil's Portuguese, Chinese in traditional characters. */
function regionalName(language: string): string {
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(language) ? "zh-hant" : language.toLowerCase();
}
