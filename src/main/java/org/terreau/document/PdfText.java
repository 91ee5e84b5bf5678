package org.terreau.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.stereotype.Component;
import org.terreau.web.Budget;
import org.terreau.web.ReadingRoom;

/** What is written in a PDF that a stranger gave, read within a budget. */
@Component
public class PdfText {

    private static final Budget READING = new Budget(64, 32L << 20, 2_000_000, 200, Duration.ofSeconds(8));
    private static final int PAGES = 40;
    private static final int SIGNS = 200_000;

    private final ReadingRoom room;

    public PdfText(ReadingRoom room) {
        this.room = room;
    }

    /**
     * Its words on one line, those of its first pages when it is long; "" when it is locked, broken, too heavy, or a picture
     * without words. Not to be called within a transaction.
     */
    public String of(byte[] pdf) {
        try {
            return room.read(READING, meter -> text(pdf, meter));
        } catch (Budget.Exceeded tooMuch) {
            return "";
        }
    }

    private static String text(byte[] pdf, Budget.Meter meter) {
        try {
            PdfContent.countObjects(new ByteArrayInputStream(pdf), meter);
            try (RandomAccessReadBuffer bytes = new RandomAccessReadBuffer(pdf);
                    PDDocument document = new MeteredPdf(bytes, meter).parse()) {
                Counted words = new Counted(meter);
                words.setEndPage(PAGES);
                FirstSigns text = new FirstSigns();
                words.writeText(document, text);
                return text.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            }
        } catch (Budget.Exceeded tooMuch) {
            throw tooMuch;
        } catch (IOException | RuntimeException unreadable) {
            return "";
        } finally {
            PdfContent.forgetNames();
        }
    }

    /** Each thing that a page draws counts: pages may draw one another. */
    private static final class Counted extends PDFTextStripper {

        private final Budget.Meter meter;

        Counted(Budget.Meter meter) {
            this.meter = meter;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            meter.made(1);
            super.processOperator(operator, operands);
        }
    }

    /** Keeps the first signs of what is written. */
    private static final class FirstSigns extends Writer {

        private final StringWriter kept = new StringWriter();

        @Override
        public void write(char[] signs, int from, int length) {
            int left = SIGNS - kept.getBuffer().length();
            if (left > 0) kept.write(signs, from, Math.min(left, length));
        }

        @Override
        public void flush() {
            kept.flush();
        }

        @Override
        public void close() {
            flush();
        }

        @Override
        public String toString() {
            return kept.toString();
        }
    }
}
