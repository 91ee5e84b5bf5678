package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** What others show of a page when somebody sends its address. */
@ApplicationTest
class SocialCardTests {

    private final People people;
    private final Incubators incubators;
    private final ProductCatalogue catalogue;

    SocialCardTests(People people, Incubators incubators, ProductCatalogue catalogue) {
        this.people = people;
        this.incubators = incubators;
        this.catalogue = catalogue;
    }

    private static String said(Document page, String property) {
        return page.select("head meta[property=og:" + property + "]").attr("content");
    }

    private static String path(String address) {
        return address.replaceFirst("https?://[^/]+", "");
    }

    @Test
    void aProductIsToldByItsNameItsMissionAndItsOwnPicture() throws IOException {
        ProductId product = SomeProduct.named("carte.sociale")
                .called("Carte <sociale>")
                .in(incubators.host().id())
                .storedIn(catalogue);
        Visit visitor = people.visitor();
        Document page = visitor.get(product.path()).html();
        assertThat(said(page, "title")).isEqualTo("Carte <sociale>");
        assertThat(said(page, "description"))
                .isEqualTo(page.select("meta[name=description]").attr("content"));
        assertThat(path(said(page, "url"))).isEqualTo(product.path());
        String picture = path(said(page, "image"));
        assertThat(picture).isEqualTo(product.path() + "/carte.png");
        assertDrawn(visitor.bytes(picture));
        assertThat(visitor.get(picture).header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void everyOtherPageHasThePictureOfTheSiteDrawnOnce() throws IOException {
        Visit visitor = people.visitor();
        for (String address : List.of("/", "/produits", "/accessibilite"))
            assertThat(path(said(visitor.get(address).html(), "image"))).isEqualTo("/carte.png");
        assertDrawn(visitor.bytes("/carte.png"));
        assertThat(Statements.during(() -> visitor.bytes("/carte.png"))).isZero();
        assertThat(visitor.get(
                                "/carte.png",
                                "If-None-Match",
                                visitor.get("/carte.png").header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(people.signedIn(people.administrator())
                        .get("/produits")
                        .html()
                        .select("head meta[property^=og:]"))
                .isEmpty();
    }

    @Test
    void aLongTitleIsCutAfterTheLinesThatFitAndSaysSo() {
        SocialDrawing drawing = SocialDrawing.of("Terreau", "Des mots qui se suivent ".repeat(9), "12 %", "");
        assertThat(drawing.title()).hasSize(3);
        assertThat(drawing.title().get(2).text()).endsWith("…");
        assertThat(SocialDrawing.of("Terreau", "x".repeat(90), "", "").title())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).hasSizeLessThan(40).endsWith("…"));
    }

    private static void assertDrawn(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(SocialCard.WIDTH);
        assertThat(image.getHeight()).isEqualTo(SocialCard.HEIGHT);
        assertThat(png).hasSizeBetween(5_000, 300_000);
    }
}
