package org.terreau.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/** The pictures of a PDF file, and what a reader who does not see them is told. */
public final class PdfPictures {

    private PdfPictures() {}

    /** The alternative texts, in the order in which they are read; fails when a picture has no place in that order. */
    public static List<String> of(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            int drawn = 0;
            for (PDPage page : document.getPages())
                for (var name : page.getResources().getXObjectNames())
                    if (page.getResources().isImageXObject(name)) drawn++;
            List<String> told = new ArrayList<>();
            tell(document.getDocumentCatalog().getStructureTreeRoot(), told);
            if (told.size() != drawn) throw new AssertionError(drawn + " pictures, but " + told);
            return told;
        }
    }

    private static void tell(PDStructureNode node, List<String> told) {
        for (Object kid : node.getKids()) {
            if (!(kid instanceof PDStructureElement element)) continue;
            if ("Figure".equals(element.getStructureType())) told.add(element.getAlternateDescription());
            tell(element, told);
        }
    }
}
