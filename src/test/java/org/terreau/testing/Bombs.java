package org.terreau.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files that become huge when they are opened, made on the spot. */
public final class Bombs {

    private static final int BLOCK = 1 << 20;

    private Bombs() {}

    /** What inflates to so many megabytes of this sign: the same deflated block, over and over. */
    public static byte[] deflated(int megabytes, char sign) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x78);
        out.write(0x9c);
        byte[] block = block(sign);
        for (int each = 0; each < megabytes; each++) out.writeBytes(block);
        return out.toByteArray();
    }

    private static byte[] block(char sign) {
        byte[] content = new byte[BLOCK];
        java.util.Arrays.fill(content, (byte) sign);
        Deflater deflater = new Deflater(9, true);
        try {
            deflater.setInput(content);
            byte[] packed = new byte[BLOCK];
            int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
            return java.util.Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }

    /** A PDF whose third object is this stream, and whose list of objects says that the fifth is in it. */
    public static byte[] pdf(String dictionary, byte[] stream, boolean listed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.5\n");
        int first = out.size();
        write(out, "1 0 obj\n<</Type/Catalog/Pages 2 0 R/Names 5 0 R>>\nendobj\n");
        int second = out.size();
        write(out, "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n");
        int third = out.size();
        write(out, "3 0 obj\n<<" + dictionary + "/Length " + stream.length + ">>\nstream\n");
        out.writeBytes(stream);
        write(out, "\nendstream\nendobj\n");
        int list = out.size();
        byte[] entries = {
            0, 0, 0, 0, 0,
            1, (byte) (first >> 16), (byte) (first >> 8), (byte) first, 0,
            1, (byte) (second >> 16), (byte) (second >> 8), (byte) second, 0,
            1, (byte) (third >> 16), (byte) (third >> 8), (byte) third, 0,
            1, (byte) (list >> 16), (byte) (list >> 8), (byte) list, 0,
            2, 0, 0, 3, 0
        };
        write(out, "4 0 obj\n<</Type/XRef/Size 6/W[1 3 1]/Root 1 0 R/Length " + entries.length + ">>\nstream\n");
        out.writeBytes(entries);
        write(out, "\nendstream\nendobj\nstartxref\n" + (listed ? list : 3) + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** Objects packed in a stream, as small as the sign repeated lets them be. */
    public static byte[] pdfOfObjects(byte[] packed, String filters) {
        return pdf("/Type/ObjStm/N 1/First 4" + filters, packed, true);
    }

    /** An archive whose entries are these. */
    public static byte[] archive(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry kept = new ZipEntry(entry.getKey());
                if (entry.getKey().equals("mimetype")) {
                    CRC32 sum = new CRC32();
                    sum.update(entry.getValue());
                    kept.setMethod(ZipEntry.STORED);
                    kept.setSize(entry.getValue().length);
                    kept.setCrc(sum.getValue());
                }
                zip.putNextEntry(kept);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A workbook whose only sheet holds these rows, and whose shared texts are these. */
    public static byte[] workbook(String rows, String texts) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        Map<String, byte[]> entries = new java.util.LinkedHashMap<>();
        entries.put(
                "[Content_Types].xml",
                bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + types
                        + "sharedStrings+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + types + "styles+xml\"/></Types>"));
        entries.put(
                "xl/workbook.xml",
                bytes("<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
                        + "\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
        entries.put(
                "xl/_rels/workbook.xml.rels",
                bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        entries.put("xl/styles.xml", bytes("<styleSheet xmlns=\"" + main + "\"><cellXfs><xf/></cellXfs></styleSheet>"));
        entries.put("xl/sharedStrings.xml", bytes("<sst xmlns=\"" + main + "\">" + texts + "</sst>"));
        entries.put(
                "xl/worksheets/sheet1.xml",
                bytes("<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>"));
        return archive(entries);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
