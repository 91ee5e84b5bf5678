package org.terreau.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Makes a PDF file of a page: tagged for screen readers, in the page's language and under its title, bookmarked by its
 * headings, its typeface embedded. The page is closed: nothing that it names is read from a disk or fetched from an
 * address.
 */
@Component
public class Pdf {

    /** How the source of a picture that is in the page itself begins. */
    static final String PICTURE = "data:image/png;base64,";

    private static final String FAMILY = "Source Sans";
    private static final String FONTS = "/static/assets/fonts/SourceSans3_";

    private final Pages pages;

    Pdf(Pages pages) {
        this.pages = pages;
        XRLog.setLoggingEnabled(false);
    }

    /** The template's page as a file. It begins with `layout.document`. */
    public ResponseEntity<byte[]> file(String name, String template, Ui ui, Object page) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(render(pages.render(template, Map.of("ui", ui, "page", page))));
    }

    /** Whether what the template makes of this page holds on one sheet. */
    public boolean onOneSheet(String template, Ui ui, Object page) {
        try (PDDocument document = Loader.loadPDF(render(pages.render(template, Map.of("ui", ui, "page", page))))) {
            return document.getNumberOfPages() == 1;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    byte[] render(String html) {
        Document document = Jsoup.parse(html);
        bookmark(document);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .withProducer("Terreau")
                .useUriResolver((base, address) -> address.startsWith(PICTURE) ? address : null)
                .useExternalResourceAccessControl(Pdf::within, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(Pdf::within, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(document), null)
                .toStream(file);
        builder.useFont(() -> font("400Regular"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("400Regular_Italic"), FAMILY, 400, FontStyle.ITALIC, true);
        builder.useFont(() -> font("700Bold"), FAMILY, 700, FontStyle.NORMAL, true);
        try {
            builder.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toByteArray();
    }

    /** The outline of the file: its second-level headings. */
    private static void bookmark(Document document) {
        var bookmarks = document.head().appendElement("bookmarks");
        int number = 0;
        for (var heading : document.select("h2")) {
            if (heading.id().isEmpty()) heading.id("titre-" + ++number);
            bookmarks.appendElement("bookmark").attr("name", heading.text()).attr("href", "#" + heading.id());
        }
    }

    private static boolean within(String address, ExternalResourceType type) {
        return type == ExternalResourceType.IMAGE_RASTER && address.startsWith(PICTURE);
    }

    static InputStream font(String style) {
        InputStream font = Pdf.class.getResourceAsStream(FONTS + style + ".ttf");
        if (font == null) throw new IllegalStateException("The typeface " + style + " was not built in");
        return font;
    }
}
