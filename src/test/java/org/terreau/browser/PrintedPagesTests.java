package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.terreau.deployment.DeployedProducts;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Deployments;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;

@ApplicationTest
class PrintedPagesTests {

    private static final int DARK = 128;
    private static final float DPI = 50;

    private final People people;
    private final DeployedProducts products;
    private final Deployments deployments;
    private final Collectivities collectivities;

    PrintedPagesTests(
            People people,
            ProductCatalogue catalogue,
            Incubators incubators,
            Deployments deployments,
            Collectivities collectivities) {
        this.people = people;
        this.products = new DeployedProducts(catalogue, incubators, people);
        this.deployments = deployments;
        this.collectivities = collectivities;
    }

    @Test
    void whatIsPrintedWithoutBackgroundsSaysWhatItSaysWithThem() throws IOException {
        ProductId product = products.product("Papier");
        deployments.add(
                product,
                List.of(collectivities
                        .find(CollectivityId.parse("commune:29019").orElseThrow())
                        .orElseThrow()),
                new Deployments.Adding(
                        DeploymentState.ACTIVE,
                        LocalDate.of(2025, 2, 10),
                        Deployment.Origin.TEAM,
                        null,
                        "Convenu avec le comité."),
                products.officer());
        try (Browser browser = new Browser(people.port())) {
            for (String path : List.of(product.path() + "/couverture", "/donnees", "/cookies")) {
                Page page = browser.window(Browser.DESK).open(path);
                assertThat(ink(page, false)).as(path).isGreaterThan((long) (ink(page, true) * 0.8));
            }
        }
    }

    /** How many dark points the pages have on paper. */
    private static long ink(Page page, boolean backgrounds) throws IOException {
        byte[] printed = page.pdf(new Page.PdfOptions().setFormat("A4").setPrintBackground(backgrounds));
        long dark = 0;
        try (PDDocument document = Loader.loadPDF(printed)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int sheet = 0; sheet < document.getNumberOfPages(); sheet++) {
                BufferedImage image = renderer.renderImageWithDPI(sheet, DPI);
                for (int y = 0; y < image.getHeight(); y++)
                    for (int x = 0; x < image.getWidth(); x++) if ((image.getRGB(x, y) >> 8 & 255) < DARK) dark++;
            }
        }
        return dark;
    }
}
