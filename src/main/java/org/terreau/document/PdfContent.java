package org.terreau.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.terreau.web.Budget;

/** A PDF that starts with its mark, can be read, and neither runs JavaScript nor launches anything. */
final class PdfContent {

    private static final Set<String> ACTIONS_THAT_LEAVE = Set.of("Launch", "ImportData", "SubmitForm");

    private PdfContent() {}

    static @Nullable String fault(Path file, Budget.Meter meter) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            if (!new String(bytes.readNBytes(5), StandardCharsets.ISO_8859_1).equals("%PDF-")) return "two-things";
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            countObjects(bytes, meter);
        }
        try (MeteredPdf.Source bytes = new MeteredPdf.Source(file, meter);
                PDDocument document = new MeteredPdf(bytes, meter).parse()) {
            return fault(document.getDocument(), meter);
        } catch (InvalidPasswordException locked) {
            return "locked";
        } catch (Budget.Exceeded tooMuch) {
            throw tooMuch;
        } catch (IOException | RuntimeException unreadable) {
            return "broken";
        } finally {
            forgetNames();
        }
    }

    /** The library keeps each name that it ever read. */
    @SuppressWarnings("deprecation")
    static void forgetNames() {
        COSName.clearResources();
    }

    /** Each "obj" of a file without its list of objects becomes one: they are counted before the library looks for them. */
    static void countObjects(InputStream bytes, Budget.Meter meter) throws IOException {
        byte[] block = new byte[1 << 16];
        int last = 0;
        int before = 0;
        for (int length = bytes.read(block); length >= 0; length = bytes.read(block)) {
            int objects = 0;
            for (int at = 0; at < length; at++) {
                if (block[at] == 'j' && last == 'b' && before == 'o') objects++;
                before = last;
                last = block[at];
            }
            meter.made(MeteredPdf.KEPT * objects);
        }
    }

    /** Walks through every object of the file, used by a page or not. */
    private static @Nullable String fault(COSDocument document, Budget.Meter meter) {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> left = new ArrayDeque<>();
        left.add(document.getTrailer());
        for (COSObjectKey key : document.getXrefTable().keySet()) left.add(document.getObjectFromPool(key));
        while (!left.isEmpty()) {
            COSBase next = left.pop();
            COSBase value = next instanceof COSObject reference ? reference.getObject() : next;
            if (value == null || !seen.add(value)) continue;
            meter.checkTime();
            if (value instanceof COSDictionary dictionary) {
                String fault = fault(dictionary);
                if (fault != null) return fault;
            }
            for (COSBase each : within(value)) if (structure(each)) left.push(each);
        }
        return null;
    }

    private static Iterable<? extends COSBase> within(COSBase value) {
        if (value instanceof COSDictionary dictionary) return dictionary.getValues();
        return value instanceof COSArray array ? array : List.of();
    }

    private static boolean structure(@Nullable COSBase value) {
        return value instanceof COSObject || value instanceof COSDictionary || value instanceof COSArray;
    }

    private static @Nullable String fault(COSDictionary dictionary) {
        String action = dictionary.getNameAsString(COSName.S);
        if ("JavaScript".equals(action)
                || dictionary.containsKey(COSName.JS)
                || dictionary.containsKey(COSName.JAVA_SCRIPT)) return "pdf-script";
        return action != null && ACTIONS_THAT_LEAVE.contains(action) ? "pdf-launch" : null;
    }
}
