package org.terreau.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.terreau.testing.Browser;
import org.terreau.web.Brand;

class LetterTests {

    private static final String LINK = "https://terreau.test/comites/cantine.juste/2026-12-08?ordre=jour&page=2";

    private static final String TEXT = """
            Bonjour Léa <script>alert(1)</script>,

            voici ce qui vous attend :
            - Cantine juste, avant le 3 décembre
              %s
            — Une liste de courses (https://terreau.test/b).

            Lire et répondre :
            %s

            Réglez vos lettres ici : https://terreau.test/lettres.
            """.formatted(LINK, LINK);

    private static OutboxReader.Entry entry(String text) {
        return new OutboxReader.Entry(
                7,
                "lea@mairie.test",
                "essai",
                "Ce qui vous attend",
                text,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                0,
                null,
                null);
    }

    private static String html(String text) {
        Brand brand = new Brand("Terreau", "L’incubateur", "neutral", "contact@terreau.test");
        return new LetterPage(TemplateEngine.createPrecompiled(ContentType.Html), brand, address -> Locale.ENGLISH)
                .of(entry(text));
    }

    @Test
    void paragraphsListsAndTheOneThingToDoAreToldApart() {
        assertThat(Letter.of(TEXT).blocks())
                .extracting(block -> (Object) block.getClass().getSimpleName())
                .containsExactly("Paragraph", "Paragraph", "Items", "Action", "Paragraph");
        Document page = Jsoup.parse(html(TEXT));
        assertThat(page.select("a.do").eachText()).containsExactly("Lire et répondre");
        assertThat(page.select("a.do").eachAttr("href")).containsExactly(LINK);
        assertThat(page.select("li").eachText())
                .containsExactly(
                        "Cantine juste, avant le 3 décembre " + LINK, "Une liste de courses (https://terreau.test/b).");
        assertThat(page.select("a").eachAttr("href"))
                .as("the sign that ends a sentence is not of the address")
                .containsExactly(LINK, "https://terreau.test/b", LINK, "https://terreau.test/lettres");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("script")).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script>");
    }

    @Test
    void anAddressThatNothingIntroducesIsShownAsItIs() {
        assertThat(Letter.of("Bonjour,\n\nc’est fait.\n\n" + LINK).blocks().get(2))
                .isEqualTo(new Letter.Action(LINK, LINK));
        assertThat(Letter.of(LINK).blocks()).containsExactly(new Letter.Action(LINK, LINK));
        assertThat(Jsoup.parse(html("Bonjour,\n\n" + LINK)).select("a.do")).isEmpty();
    }

    @Test
    void aMessageLeavesInPlainTextAndInHtml() throws Exception {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        Smtp smtp = SmtpTests.smtp(server.getSmtp().getPort(), false);
        try {
            smtp.send(entry(TEXT));
            MimeMultipart related = (MimeMultipart) server.getReceivedMessages()[0].getContent();
            MimeMultipart both = (MimeMultipart) related.getBodyPart(0).getContent();
            assertThat(both.getContentType()).startsWith("multipart/alternative");
            assertThat(both.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat(both.getBodyPart(0).getContent().toString().replace("\r", ""))
                    .isEqualToIgnoringNewLines(TEXT);
            assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html");
            assertThat(both.getBodyPart(1).getContent().toString()).contains("Lire et répondre");
        } finally {
            smtp.destroy();
            server.stop();
        }
    }

    @Test
    void aLetterFitsASmallTelephoneAndIsAccessibleInLightAndInDark() {
        String text = TEXT + "\n\nhttps://terreau.test/" + "long".repeat(60);
        try (Browser browser = new Browser(0)) {
            for (boolean dark : List.of(false, true)) {
                Browser.Window window = dark ? browser.dark(320) : browser.window(320);
                window.page().setContent(html(text));
                window.picture("letter-" + (dark ? "dark" : "light"));
                assertThat(window.faults()).isEmpty();
            }
        }
    }
}
