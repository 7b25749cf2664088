package org.kelisim.portal.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {

    private interface Content {
        void on(Paper paper) throws IOException;
    }

    private static PDDocument made(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Paper paper = new Paper("Уведомление", Locale.of("ru"))) {
            content.on(paper);
            paper.finish((page, pages) -> "page " + page + " of " + pages, out);
        }
        return Loader.loadPDF(out.toByteArray());
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    @Test
    void cyrillicAndCentralAsianLettersStandAsTheyWereWritten() throws IOException {
        try (PDDocument document = made(paper -> {
            paper.title("Новый маршрут");
            paper.fact("Қазақша", "Әңғүқөһі, тоҷикӣ: ғӯҳҷқ, oʻzbekcha, Türkmençe žňýş, Azərbaycan");
        })) {
            assertThat(text(document))
                    .contains("Новый маршрут", "Қазақша", "Әңғүқөһі", "ғӯҳҷқ", "Azərbaycan")
                    .doesNotContain("\uFFFD");
        }
    }

    @Test
    void persianLettersAreJoined() {
        assertThat(JoinedLetters.join("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
        assertThat(JoinedLetters.join("پ")).isEqualTo("\uFB56");
        assertThat(JoinedLetters.join("گپ")).isEqualTo("\uFB94\uFB57");
        assertThat(JoinedLetters.join("می\u200Cروم")).startsWith("\uFEE3\uFBFD\u200C");
        assertThat(JoinedLetters.join("text 12")).isEqualTo("text 12");
    }

    @Test
    void aLineFromTheRightIsSeenInItsOrderAndNumbersKeepTheirs() {
        String text = "אבג 123 (abc)";
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        assertThat(VisualLine.of(bidi, text)).isEqualTo("(abc) 123 גבא");
    }

    @Test
    void everyCharacterOfALongTextIsPrintedOverAsManyPagesAsItTakes() throws IOException {
        String word = "неделимое".repeat(300);
        String lines = "строка\n".repeat(400);
        try (PDDocument document = made(paper -> paper.fact("Сообщение", word + "\n" + lines + "конец"))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(7);
            String all = text(document);
            assertThat(all).contains("конец", "page 1 of " + document.getNumberOfPages());
            assertThat(all.replaceAll("[^неделимо]", "").length()).isGreaterThanOrEqualTo(word.length());
            assertThat(all.split("строка", -1)).hasSize(401);
        }
    }

    @Test
    void signsThatTurnTheDirectionAreLeftOutAndWhatHasNoLookSaysSo() throws IOException {
        try (PDDocument document = made(paper -> {
            paper.line("invoice\u202Efdp.exe\u0000\u2066");
            paper.line("<script>alert(1)</script> ) Tj ET");
            paper.line("漢");
        })) {
            assertThat(text(document)).contains("invoicefdp.exe", "<script>alert(1)</script> ) Tj ET", "\uFFFD");
        }
    }

    @Test
    void persianCanBeReadBack() throws IOException {
        try (PDDocument document = made(paper -> paper.line("مسیر تازه از کوردای"))) {
            assertThat(Normalizer.normalize(text(document), Normalizer.Form.NFKC))
                    .contains("کوردای", "مسیر");
        }
    }
}
