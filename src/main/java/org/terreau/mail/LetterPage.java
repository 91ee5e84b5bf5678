package org.terreau.mail;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.web.Brand;

/** The HTML of a message, for mail programs that show it; beside it the plain text says the same. */
@Component
class LetterPage {

    private final TemplateEngine templates;
    private final Brand brand;
    private final ReaderLanguages languages;

    LetterPage(TemplateEngine templates, Brand brand, ReaderLanguages languages) {
        this.templates = templates;
        this.brand = brand;
        this.languages = languages;
    }

    String of(OutboxReader.Entry entry) {
        StringOutput written = new StringOutput();
        templates.render(
                "mail/letter.jte",
                Map.of(
                        "language",
                        languages.of(entry.to()).getLanguage(),
                        "subject",
                        entry.subject(),
                        "letter",
                        Letter.of(entry.text()),
                        "brand",
                        brand),
                written);
        return written.toString();
    }
}
