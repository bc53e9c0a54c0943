import { rowOf } from "./terms.ts";

/** Sentences of the summary that e-books give of their accessibility (schema.org `accessibilitySummary`). */
export type AccessibilitySentences = {
  /** BCP 47; English where the publication's language has no row. */
  readonly language: string;
  readonly text: string;
  readonly mathematics: string;
  readonly imagesDescribed: string;
  readonly imagesUndescribed: string;
};

// biome-ignore format: one row a language: the text, mathematics, images described and not
const rows: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ["Text with headings, a table of contents and notes that link to their place and back.", "Mathematics is in MathML with its TeX as alternative text.", "Every image has a description.", "Not every image has a description besides its caption."],
  de: ["Text mit Überschriften, Inhaltsverzeichnis und Anmerkungen, die mit ihrer Stelle im Text und zurück verknüpft sind.", "Formeln sind in MathML gesetzt, mit TeX als Alternativtext.", "Jedes Bild hat eine Beschreibung.", "Nicht jedes Bild hat außer der Bildunterschrift eine Beschreibung."],
  fr: ["Texte avec titres, table des matières et notes liées à leur appel dans les deux sens.", "Les formules sont en MathML, avec leur TeX comme texte de remplacement.", "Chaque image a une description.", "Certaines images n’ont pas de description en dehors de leur légende."],
  es: ["Texto con títulos, índice y notas enlazadas con su llamada en ambos sentidos.", "Las fórmulas están en MathML, con su TeX como texto alternativo.", "Todas las imágenes tienen descripción.", "No todas las imágenes tienen descripción además de su pie."],
  it: ["Testo con titoli, indice e note collegate al loro richiamo in entrambi i sensi.", "Le formule sono in MathML, con il loro TeX come testo alternativo.", "Ogni immagine ha una descrizione.", "Non tutte le immagini hanno una descrizione oltre alla didascalia."],
  pt: ["Texto com títulos, sumário e notas ligadas à sua chamada nos dois sentidos.", "As fórmulas estão em MathML, com o seu TeX como texto alternativo.", "Todas as imagens têm descrição.", "Nem todas as imagens têm descrição além da legenda."],
  "pt-br": ["Texto com títulos, sumário e notas ligadas à sua chamada nos dois sentidos.", "As fórmulas estão em MathML, com seu TeX como texto alternativo.", "Todas as imagens têm descrição.", "Nem todas as imagens têm descrição além da legenda."],
  nl: ["Tekst met koppen, een inhoudsopgave en noten die naar hun plaats en terug verwijzen.", "Formules staan in MathML, met hun TeX als alternatieve tekst.", "Elke afbeelding heeft een beschrijving.", "Niet elke afbeelding heeft naast het bijschrift een beschrijving."],
  tr: ["Başlıkları, içindekiler listesi ve metindeki yerlerine karşılıklı bağlanan notları olan metin.", "Formüller MathML biçimindedir; alternatif metin olarak TeX yazımları verilmiştir.", "Her görselin bir betimlemesi vardır.", "Her görselin alt yazısından başka bir betimlemesi yoktur."],
  ru: ["Текст с заголовками, оглавлением и примечаниями, связанными ссылками со своим местом в обе стороны.", "Формулы записаны в MathML, их TeX дан как альтернативный текст.", "У каждого изображения есть описание.", "Не у каждого изображения есть описание помимо подписи."],
  fa: ["متن با عنوان‌ها، فهرست و یادداشت‌هایی که به جای خود در متن و برعکس پیوند دارند.", "فرمول‌ها به MathML نوشته شده‌اند و TeX آن‌ها متن جایگزین است.", "هر تصویر شرحی دارد.", "همهٔ تصویرها جز زیرنویس خود شرحی ندارند."],
  ar: ["نص بعناوين وفهرس محتويات وحواشٍ مرتبطة بمواضعها ذهابًا وإيابًا.", "الصيغ الرياضية بلغة MathML مع صيغتها في TeX نصًّا بديلًا.", "لكل صورة وصف.", "ليس لكل صورة وصف سوى تعليقها."],
  pl: ["Tekst z nagłówkami, spisem treści i przypisami powiązanymi z ich miejscem w obie strony.", "Wzory zapisano w MathML, a ich zapis w TeX jest tekstem alternatywnym.", "Każda ilustracja ma opis.", "Nie każda ilustracja ma opis poza podpisem."],
  cs: ["Text s nadpisy, obsahem a poznámkami propojenými se svým místem v obou směrech.", "Vzorce jsou v MathML, jejich zápis v TeXu je alternativním textem.", "Každý obrázek má popis.", "Ne každý obrázek má kromě popisku i popis."],
  el: ["Κείμενο με επικεφαλίδες, πίνακα περιεχομένων και σημειώσεις που συνδέονται με τη θέση τους και αντίστροφα.", "Οι τύποι είναι σε MathML, με το TeX τους ως εναλλακτικό κείμενο.", "Κάθε εικόνα έχει περιγραφή.", "Δεν έχει κάθε εικόνα περιγραφή πέρα από τη λεζάντα της."],
  he: ["טקסט עם כותרות, תוכן עניינים והערות המקושרות למקומן ובחזרה.", "הנוסחאות כתובות ב־MathML, וכתיב ה־TeX שלהן הוא הטקסט החלופי.", "לכל תמונה יש תיאור.", "לא לכל תמונה יש תיאור נוסף על הכיתוב שלה."],
  zh: ["正文有标题、目录，注释与其在正文中的位置双向链接。", "公式采用 MathML，并以其 TeX 作为替代文本。", "每幅图像都有描述。", "并非每幅图像在图题之外都有描述。"],
  "zh-hant": ["正文有標題、目錄，註釋與其在正文中的位置雙向連結。", "公式採用 MathML，並以其 TeX 作為替代文字。", "每幅圖像都有描述。", "並非每幅圖像在圖題之外都有描述。"],
  ja: ["見出しと目次があり、注は本文中の位置と相互にリンクしています。", "数式は MathML で、その TeX を代替テキストとしています。", "すべての画像に説明があります。", "キャプション以外の説明がない画像があります。"],
  ko: ["제목과 차례가 있으며 주는 본문의 위치와 서로 연결되어 있습니다.", "수식은 MathML이며 TeX 표기가 대체 텍스트입니다.", "모든 그림에 설명이 있습니다.", "캡션 외에 설명이 없는 그림이 있습니다."],
};

/** The sentences in a language (BCP 47). */
export function accessibilitySentences(language: string): AccessibilitySentences {
  const row = rowOf(rows, language);
  const [text, mathematics, imagesDescribed, imagesUndescribed] = row ??
    rowOf(rows, "en") ?? ["", "", "", ""];
  return {
    language: row === undefined ? "en" : language,
    text,
    mathematics,
    imagesDescribed,
    imagesUndescribed,
  };
}
