package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What templates, styles and script can be seen to hold or not, whichever page comes out of them: proofs of `rgaa.tsv`. */
class TemplateAccessTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path FRONTEND = Path.of("frontend");

    /** Whole documents: the pages, what other sites frame, and what becomes a PDF. */
    private static final Set<String> DOCUMENTS =
            Set.of("impact/frame.jte", "layout/document.jte", "layout/frame.jte", "layout/page.jte", "mail/letter.jte");

    @Test
    void nobodyIsAskedToProveThatTheyAreHuman() throws IOException {
        assertThat(holding("captcha")).isEmpty();
    }

    @Test
    void theOnlyPicturesAreQrCodesAndOurDrawings() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path template : templates()) {
            Matcher image = Pattern.compile("<img[^>]*>").matcher(Files.readString(template));
            while (image.find())
                if (!image.group().contains("t-qr") && !image.group().contains("picture.source()"))
                    others.add(template + " " + image.group());
        }
        assertThat(others).isEmpty();
        assertThat(holding("background-image")).isEmpty();
    }

    @Test
    void noPageHoldsAFrame() throws IOException {
        assertThat(holding("<i?frame\\b")).isEmpty();
    }

    @Test
    void noPageHoldsSoundVideoOrAnimation() throws IOException {
        assertThat(holding("<(audio|video|object|embed|canvas|marquee|blink|animate\\w*)\\b"))
                .isEmpty();
        for (Path style : styles())
            assertThat(Files.readString(style)).as(style.toString()).doesNotContainPattern("(animation|@keyframes)");
    }

    @Test
    void noTableIsForLayout() throws IOException {
        assertThat(holding("role=\"presentation\"")).isEmpty();
    }

    @Test
    void everyHeaderOfATableSaysWhatItHeads() throws IOException {
        assertThat(holding("<th(?![^>]*\\bscope=)(\\s[^>]*)?>")).isEmpty();
        List<String> headless = new ArrayList<>();
        for (Path template : templates()) {
            String text = Files.readString(template);
            if (text.contains("<td") && !text.contains("<th"))
                headless.add(TEMPLATES.relativize(template).toString());
        }
        assertThat(headless).isEmpty();
    }

    @Test
    void everyDocumentSaysItsTypeAndItsLanguage() throws IOException {
        Set<String> documents = new TreeSet<>();
        for (Path template : templates()) {
            String text = Files.readString(template);
            if (!text.contains("<html")) continue;
            documents.add(TEMPLATES.relativize(template).toString());
            assertThat(text)
                    .as(template.toString())
                    .containsPattern("<!doctype html>\\s*<html lang=\"\\$\\{(ui.language\\(\\)|language)}\"");
        }
        assertThat(documents).isEqualTo(new TreeSet<>(DOCUMENTS));
    }

    @Test
    void everythingReadsFromLeftToRight() throws IOException {
        assertThat(holding("\\bdir=\"")).isEmpty();
    }

    @Test
    void everyPageHasItsLandmarksAndASkipLink() throws IOException {
        Document page = Jsoup.parse(Files.readString(TEMPLATES.resolve("layout/page.jte")));
        assertThat(page.select("main#contenu")).hasSize(1);
        assertThat(page.select(".fr-skiplinks a[href=#contenu]")).hasSize(1);
        assertThat(page.text()).contains("@template.layout.header", "@template.layout.footer");
        Document header = Jsoup.parse(Files.readString(TEMPLATES.resolve("layout/header.jte")));
        assertThat(header.select("header[role=banner] nav[aria-label]")).hasSize(1);
        assertThat(header.select("form[role=search]")).hasSize(1);
        Document footer = Jsoup.parse(Files.readString(TEMPLATES.resolve("layout/footer.jte")));
        assertThat(footer.select("footer[role=contentinfo] a[href=/plan-du-site]"))
                .hasSize(1);
        assertThat(footer.select("footer a[href=/accessibilite]")).hasSize(1);
    }

    @Test
    void everyPageIsLaidOutByOneTemplate() throws IOException {
        assertThat(holding("<(header|footer|nav class=\"fr-nav\")[^>]*role=\"(banner|contentinfo)\""))
                .containsExactlyInAnyOrder("layout/footer.jte", "layout/header.jte");
        assertThat(holding("@template\\.layout\\.(header|footer)\\(")).containsExactly("layout/page.jte");
    }

    @Test
    void noTemplateHoldsPresentation() throws IOException {
        assertThat(holding("<(font|center|big|tt|strike|basefont)\\b|\\s(bgcolor|align|valign|border|cellpadding)=\""))
                .isEmpty();
    }

    @Test
    void everyGroupOfFieldsHasAName() throws IOException {
        List<String> nameless = new ArrayList<>();
        for (Path template : templates()) {
            Matcher group = Pattern.compile("<fieldset\\b.*?</fieldset>|<fieldset\\b.*", Pattern.DOTALL)
                    .matcher(Files.readString(template));
            while (group.find())
                if (!group.group().contains("<legend"))
                    nameless.add(TEMPLATES.relativize(template).toString());
        }
        assertThat(nameless).isEmpty();
    }

    @Test
    void noStyleAsksForAnOrientation() throws IOException {
        for (Path style : styles())
            assertThat(Files.readString(style)).as(style.toString()).doesNotContain("orientation:");
    }

    @Test
    void noScriptReadsGesturesOrMovements() throws IOException {
        assertThat(Files.readString(FRONTEND.resolve("terreau.js")))
                .doesNotContainPattern("touch(start|move|end)|gesture|pointermove|devicemotion|deviceorientation");
    }

    /** The templates that match this. */
    private static List<String> holding(String pattern) throws IOException {
        Pattern looked = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        List<String> found = new ArrayList<>();
        for (Path template : templates())
            if (looked.matcher(Files.readString(template)).find())
                found.add(TEMPLATES.relativize(template).toString());
        return found;
    }

    private static List<Path> templates() throws IOException {
        return files(TEMPLATES, ".jte");
    }

    private static List<Path> styles() throws IOException {
        return files(FRONTEND.resolve("css"), ".css");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
