package org.kelisim.portal.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.BiFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A document on A4 that grows downwards: titles, labels with values, lines; a foot on every page. Lengths in points. */
final class Paper implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float FOOT = 64;
    private static final float LABELS = 150;
    private static final float GAP = 12;
    private static final float TEXT = 9.5f;
    private static final float SMALL = 7.5f;
    private static final float LEADING = 1.4f;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document = new PDDocument();
    private final Face plain = Face.in(document, "DejaVuSans.ttf");
    private final Face bold = Face.in(document, "DejaVuSans-Bold.ttf");
    private PDPageContentStream page;
    private float y;

    Paper(String title, Locale language) throws IOException {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Kelisim");
        document.getDocumentInformation().setCreationDate(Calendar.getInstance(TimeZone.getTimeZone("UTC")));
        document.getDocumentCatalog().setLanguage(language.getLanguage());
        page = newPage();
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, next);
    }

    private void room(float height) throws IOException {
        if (y - height < FOOT) {
            page.close();
            page = newPage();
        }
    }

    void title(String text) throws IOException {
        write(bold, 15, text, MARGIN, WIDTH);
        space(4);
    }

    /** Never the last line of a page. */
    void heading(String text) throws IOException {
        space(10);
        room(4 * TEXT * LEADING);
        write(bold, 11, text, MARGIN, WIDTH);
        rule();
    }

    void line(String text) throws IOException {
        write(plain, TEXT, text, MARGIN, WIDTH);
    }

    /** What must be found at once. */
    void strong(String text) throws IOException {
        write(bold, TEXT, text, MARGIN, WIDTH);
    }

    void small(String text) throws IOException {
        write(plain, SMALL, text, MARGIN, WIDTH);
    }

    /** A value beside its label; both may take several lines, over the end of a page. */
    void fact(String label, String value) throws IOException {
        List<Face.Line> labels = plain.lines(label, TEXT, LABELS);
        List<Face.Line> values = plain.lines(value, TEXT, WIDTH - LABELS - GAP);
        for (int i = 0; i < Math.max(labels.size(), values.size()); i++) {
            room(TEXT * LEADING);
            y -= TEXT * LEADING;
            if (i < labels.size()) {
                show(plain, TEXT, labels.get(i), MARGIN, LABELS, 0.35f);
            }
            if (i < values.size()) {
                show(plain, TEXT, values.get(i), MARGIN + LABELS + GAP, WIDTH - LABELS - GAP, 0);
            }
        }
        y -= 2;
    }

    private void write(Face face, float size, String text, float x, float width) throws IOException {
        for (Face.Line line : face.lines(text, size, width)) {
            room(size * LEADING);
            y -= size * LEADING;
            show(face, size, line, x, width, 0);
        }
    }

    private void show(Face face, float size, Face.Line line, float x, float width, float grey) throws IOException {
        show(page, face, size, line, x, y, width, grey);
    }

    private static void show(
            PDPageContentStream on, Face face, float size, Face.Line line, float x, float y, float width, float grey)
            throws IOException {
        float from = line.fromTheRight() ? x + width - face.width(line.seen(), size) : x;
        on.beginText();
        on.setNonStrokingColor(grey);
        on.setFont(face.font(), size);
        on.newLineAtOffset(from, y);
        on.showText(line.seen());
        on.endText();
    }

    void rule() throws IOException {
        y -= 4;
        page.setStrokingColor(0.6f);
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, y);
        page.lineTo(MARGIN + WIDTH, y);
        page.stroke();
        y -= 2;
    }

    void space(float height) {
        y -= height;
    }

    /**
     * Writes it all.
     *
     * @param foot words for the foot of a page, by its number and how many there are
     */
    void finish(BiFunction<Integer, Integer, String> foot, OutputStream out) throws IOException {
        page.close();
        int pages = document.getNumberOfPages();
        for (int number = 1; number <= pages; number++) {
            try (PDPageContentStream on =
                    new PDPageContentStream(document, document.getPage(number - 1), AppendMode.APPEND, true, true)) {
                float at = FOOT - 20;
                for (Face.Line line : plain.lines(foot.apply(number, pages), SMALL, WIDTH)) {
                    show(on, plain, SMALL, line, MARGIN, at, WIDTH, 0.35f);
                    at -= SMALL * LEADING;
                }
            }
        }
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
