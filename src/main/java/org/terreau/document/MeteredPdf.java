package org.terreau.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFObjectStreamParser;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdfparser.XrefTrailerResolver;
import org.jspecify.annotations.Nullable;
import org.terreau.web.Budget;

/**
 * The PDF library's reader, which unpacks whole streams into memory as it looks for objects: here each object and each
 * unpacked byte is counted as it comes.
 */
final class MeteredPdf extends PDFParser {

    /** How much heavier what is kept by its number is than a number or a name. */
    static final int KEPT = 5;

    private final Budget.Meter meter;
    private final Nesting nesting;
    private final Map<Long, Map<COSObjectKey, COSBase>> unpacked = new HashMap<>();

    MeteredPdf(RandomAccessRead source, Budget.Meter meter) throws IOException {
        this(source, IOUtils.createTempFileOnlyStreamCache().create(), meter);
    }

    /** @param copies of what is decrypted, closed with the document */
    private MeteredPdf(RandomAccessRead source, RandomAccessStreamCache copies, Budget.Meter meter) throws IOException {
        super(source, "", null, null, () -> copies);
        this.meter = meter;
        this.nesting = new Nesting(meter);
        this.document = new MeteredDocument(copies, this, meter);
        this.xrefTrailerResolver = new MeteredList(meter);
    }

    /** Lists and dictionaries within one another. */
    private static final class Nesting {

        private final Budget.Meter meter;
        private int depth;

        Nesting(Budget.Meter meter) {
            this.meter = meter;
        }

        <T> T within(Reading<T> reading) throws IOException {
            meter.made(KEPT);
            meter.entered(++depth);
            try {
                return reading.read();
            } finally {
                depth--;
            }
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** The file, which is read over and over while time is left. */
    static final class Source extends RandomAccessReadBufferedFile {

        private static final int BETWEEN_LOOKS = 1 << 12;

        private final Budget.Meter meter;
        private int reads;

        Source(Path file, Budget.Meter meter) throws IOException {
            super(file);
            this.meter = meter;
        }

        private void look() {
            if (++reads % BETWEEN_LOOKS == 0) meter.checkTime();
        }

        @Override
        public int read() throws IOException {
            look();
            return super.read();
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            look();
            return super.read(into, at, length);
        }
    }

    /** Where the objects of the file are. */
    private static final class MeteredList extends XrefTrailerResolver {

        private final Budget.Meter meter;

        MeteredList(Budget.Meter meter) {
            this.meter = meter;
        }

        @Override
        public void setXRef(COSObjectKey key, long offset) {
            meter.made(KEPT);
            super.setXRef(key, offset);
        }
    }

    /** What is made of the file, whichever part of the library reads it. */
    private static final class MeteredDocument extends COSDocument {

        private final RandomAccessStreamCache copies;
        private final Budget.Meter meter;

        MeteredDocument(RandomAccessStreamCache copies, ICOSParser parser, Budget.Meter meter) {
            super(() -> copies, parser);
            this.copies = copies;
            this.meter = meter;
        }

        @Override
        public COSObject getObjectFromPool(COSObjectKey key) {
            meter.made(KEPT);
            return super.getObjectFromPool(key);
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            return new Packed(super.createCOSStream(dictionary, start, length), copies, meter);
        }
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        meter.made(1);
        return super.parseDirObject();
    }

    @Override
    protected COSArray parseCOSArray() throws IOException {
        return nesting.within(super::parseCOSArray);
    }

    @Override
    protected COSDictionary parseCOSDictionary(boolean direct) throws IOException {
        return nesting.within(() -> super.parseCOSDictionary(direct));
    }

    /** As the library does, once the objects that a stream holds are counted. */
    @Override
    protected @Nullable COSBase parseObjectStreamObject(long stream, COSObjectKey key) throws IOException {
        Map<COSObjectKey, COSBase> objects = unpacked.get(stream);
        if (objects == null) {
            COSBase held =
                    document.getObjectFromPool(new COSObjectKey(stream, 0)).getObject();
            objects = held instanceof COSStream packed ? objects(packed) : new HashMap<>();
            unpacked.put(stream, objects);
        }
        return objects.remove(key);
    }

    private Map<COSObjectKey, COSBase> objects(COSStream packed) throws IOException {
        return new PDFObjectStreamParser(packed, document) {
            @Override
            protected COSBase parseDirObject() throws IOException {
                meter.made(1);
                return super.parseDirObject();
            }

            @Override
            protected COSArray parseCOSArray() throws IOException {
                return nesting.within(super::parseCOSArray);
            }

            @Override
            protected COSDictionary parseCOSDictionary(boolean direct) throws IOException {
                return nesting.within(() -> super.parseCOSDictionary(direct));
            }
        }.parseAllObjects();
    }

    /** A stream of the file. It is unpacked for the objects that it holds, with the filters that such streams have. */
    private static final class Packed extends COSStream {

        private static final Set<COSName> FILTERS = Set.of(
                COSName.FLATE_DECODE,
                COSName.FLATE_DECODE_ABBREVIATION,
                COSName.LZW_DECODE,
                COSName.LZW_DECODE_ABBREVIATION,
                COSName.ASCII85_DECODE,
                COSName.ASCII85_DECODE_ABBREVIATION,
                COSName.ASCII_HEX_DECODE,
                COSName.ASCII_HEX_DECODE_ABBREVIATION,
                COSName.RUN_LENGTH_DECODE,
                COSName.RUN_LENGTH_DECODE_ABBREVIATION,
                COSName.CRYPT);
        private static final int MOST_FILTERS = 4;

        /** Such a stream is unpacked in memory. */
        private static final Budget UNPACKED =
                new Budget(0, 4L << 20, Long.MAX_VALUE, Integer.MAX_VALUE, Duration.ofMinutes(1));

        private static final int WIDEST_ROW = 1 << 16;

        /** How many bytes make something at least, when objects are looked for one by one. */
        private static final int SHORTEST = 6;

        private final COSStream read;
        private final Budget.Meter meter;
        private boolean decrypted;

        Packed(COSStream read, RandomAccessStreamCache copies, Budget.Meter meter) {
            super(copies);
            this.read = read;
            this.meter = meter;
            addAll(read);
            setKey(read.getKey());
        }

        @Override
        public InputStream createRawInputStream() throws IOException {
            return meter.over(decrypted ? super.createRawInputStream() : read.createRawInputStream());
        }

        @Override
        public OutputStream createRawOutputStream() throws IOException {
            decrypted = true;
            return super.createRawOutputStream();
        }

        @Override
        public boolean hasData() {
            return decrypted ? super.hasData() : read.hasData();
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            List<COSName> filters = filters();
            byte[] content;
            try (InputStream raw = createRawInputStream()) {
                content = raw.readAllBytes();
            }
            for (int place = 0; place < filters.size(); place++) {
                ByteArrayOutputStream decoded = new ByteArrayOutputStream();
                FilterFactory.INSTANCE
                        .getFilter(filters.get(place))
                        .decode(
                                new ByteArrayInputStream(content),
                                UNPACKED.meter().over(meter.over(decoded)),
                                this,
                                place,
                                DecodeOptions.DEFAULT);
                content = decoded.toByteArray();
            }
            meter.made(content.length / SHORTEST);
            return new RandomAccessReadBuffer(content);
        }

        /** What is read as a whole is unpacked under the same limits first. */
        @Override
        public COSInputStream createInputStream(DecodeOptions options) throws IOException {
            createView().close();
            return super.createInputStream(options);
        }

        private List<COSName> filters() throws IOException {
            List<COSName> filters = new ArrayList<>();
            COSBase named = getFilters();
            if (named instanceof COSName one) filters.add(one);
            else if (named instanceof COSArray several)
                for (int place = 0; place < several.size(); place++)
                    if (several.getObject(place) instanceof COSName one) filters.add(one);
            if (filters.size() > MOST_FILTERS || !FILTERS.containsAll(filters))
                throw new IOException("Filters of no object stream: " + filters.size());
            checkRows(getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
            return filters;
        }

        /** A predictor holds two rows as wide as the file says. */
        private void checkRows(@Nullable COSBase parameters) throws IOException {
            if (parameters instanceof COSArray several)
                for (int place = 0; place < several.size(); place++) checkRows(several.getObject(place));
            else if (parameters instanceof COSDictionary one
                    && (one.getInt(COSName.COLUMNS, 1) > WIDEST_ROW
                            || one.getInt(COSName.BITS_PER_COMPONENT, 8) > Long.SIZE))
                throw meter.budget().exceeded(Budget.Limit.BYTES);
        }
    }
}
