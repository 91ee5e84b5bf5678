package org.terreau.web;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook once, keeping nothing, before the library that holds it in memory does: what the library would make
 * large is within a spreadsheet's own limits, and counted. Source of the limits: Microsoft, "Excel specifications and
 * limits".
 */
final class WorkbookCheck {

    private static final int COLUMNS = 16_384;
    private static final int LONGEST_FORMULA = 8_192;
    private static final int LONGEST_NUMBER = 400;
    private static final int MOST_SHARED_TEXTS = 500_000;
    private static final int MOST_ELEMENTS = 3_000_000;
    private static final int BETWEEN_LOOKS = 1_000;
    private static final int MOST_AREAS = 1_000;
    private static final long MOST_FORMULA_SIGNS_A_ROW = 4L << 20;
    private static final long MOST_SIGNS = 16L << 20;

    /** What a library may keep, each once. */
    private static final Set<String> KEPT =
            Set.of("xf", "numFmt", "Relationship", "sheet", "Override", "definedName", "si");

    private final Budget.Meter meter;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private int elements;
    private int areas;
    private int longestShared;
    private long signs;

    private WorkbookCheck(Budget.Meter meter) {
        this.meter = meter;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** @throws IOException when it is no workbook */
    static void check(Path file, Budget.Meter meter) throws IOException {
        WorkbookCheck check = new WorkbookCheck(meter);
        try (ZipFile archive = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                meter.made(1);
                if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED)
                    throw new IOException("Packed by method " + entry.getMethod());
                try (InputStream part =
                        new BufferedInputStream(new Marked(meter.over(archive.getInputStream(entry))))) {
                    if (markup(part)) check.new Part(part).read();
                }
            }
        } catch (XMLStreamException notXml) {
            throw new IOException("Not a workbook", notXml);
        }
    }

    /** A picture is none: nobody unpacks it. */
    private static boolean markup(InputStream part) throws IOException {
        part.mark(8);
        byte[] start = part.readNBytes(8);
        part.reset();
        for (byte one : start) if (one == '<') return true;
        return false;
    }

    /** XML whose marks are not too far from one another: a reader holds what is between two of them. */
    private static final class Marked extends FilterInputStream {

        private static final int FARTHEST = 1 << 20;

        private int since;

        Marked(InputStream from) {
            super(from);
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int count = super.read(into, at, Math.min(length, 1 << 13));
            for (int place = 0; place < count; place++) since = into[at + place] == '<' ? 0 : since + 1;
            if (since > FARTHEST) throw new IOException("A text of more than " + FARTHEST + " bytes");
            return count;
        }
    }

    /** One of the files within. */
    private final class Part {

        private final XMLStreamReader reader;
        private Row row = new Row();
        private int depth;
        private int texts;

        Part(InputStream part) throws XMLStreamException {
            this.reader = xml.createXMLStreamReader(part);
        }

        void read() throws XMLStreamException, IOException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new IOException("A workbook declares nothing");
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS -> keep(reader.getTextLength());
                    default -> {}
                }
            }
        }

        private void start() throws XMLStreamException, IOException {
            meter.entered(++depth);
            if (++elements > MOST_ELEMENTS) throw meter.budget().exceeded(Budget.Limit.ITEMS);
            if (elements % BETWEEN_LOOKS == 0) meter.checkTime();
            String name = reader.getLocalName();
            if (KEPT.contains(name)) keepAttributes(reader);
            switch (name) {
                case "si" -> sharedText();
                case "row" -> row = new Row();
                case "c" -> row.cell(reader.getAttributeValue(null, "r"), reader.getAttributeValue(null, "t"));
                case "f" -> {
                    row.formula(reader);
                    depth--;
                }
                case "v" -> {
                    row.value(text(reader));
                    depth--;
                }
                default -> {}
            }
        }

        private void sharedText() {
            if (++texts > MOST_SHARED_TEXTS) throw meter.budget().exceeded(Budget.Limit.ITEMS);
        }
    }

    private void keepAttributes(XMLStreamReader reader) {
        meter.made(1);
        for (int place = 0; place < reader.getAttributeCount(); place++)
            keep(reader.getAttributeValue(place).length());
    }

    private void keep(int more) {
        signs += more;
        if (signs > MOST_SIGNS) throw meter.budget().exceeded(Budget.Limit.BYTES);
    }

    private String text(XMLStreamReader reader) throws XMLStreamException {
        String text = reader.getElementText().strip();
        keep(text.length());
        return text;
    }

    /** The cells of one row, which the library holds together. */
    private final class Row {

        private int cells;
        private long shared;
        private boolean ofShared;

        void cell(@Nullable String reference, @Nullable String type) throws IOException {
            if (++cells > COLUMNS || reference != null && column(reference) > COLUMNS)
                throw meter.budget().exceeded(Budget.Limit.ITEMS);
            ofShared = "s".equals(type);
        }

        /** Formulas that cover others are looked through for each cell; what they share is written out again for each. */
        void formula(XMLStreamReader reader) throws XMLStreamException, IOException {
            String type = reader.getAttributeValue(null, "t");
            boolean area = reader.getAttributeValue(null, "ref") != null;
            int length = text(reader).length();
            if (length > LONGEST_FORMULA || area && ++areas > MOST_AREAS)
                throw meter.budget().exceeded(Budget.Limit.ITEMS);
            if (!"shared".equals(type)) return;
            longestShared = Math.max(longestShared, length);
            shared += longestShared;
            if (shared > MOST_FORMULA_SIGNS_A_ROW) throw meter.budget().exceeded(Budget.Limit.ITEMS);
        }

        void value(String written) throws IOException {
            if (ofShared && (written.length() > 6 || written.startsWith("-")))
                throw new IOException("No such shared text: " + written.length());
            if (!number(written)) return;
            int power = written.toLowerCase(Locale.ROOT).indexOf('e');
            if (written.length() > LONGEST_NUMBER || power >= 0 && written.length() - power > 5)
                throw new IOException("A number of " + written.length() + " signs");
        }

        private static boolean number(String written) {
            return !written.isEmpty() && "+-.0123456789".indexOf(written.charAt(0)) >= 0;
        }

        private static int column(String reference) {
            int column = 0;
            for (int place = 0; place < reference.length(); place++) {
                char sign = Character.toUpperCase(reference.charAt(place));
                if (sign < 'A' || sign > 'Z') continue;
                column = column * 26 + (sign - 'A' + 1);
                if (column > COLUMNS) return column;
            }
            return column;
        }
    }
}
