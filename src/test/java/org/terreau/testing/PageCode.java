package org.terreau.testing;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What the checker of HTML of the W3C says against the code of pages, and the fields that no label names. */
public final class PageCode {

    /** What HTML admits since 2023: the checker is older. */
    private static final String SINCE = "Attribute “name” not allowed on element “details” at this point.";

    private final SimpleDocumentValidator checker = new SimpleDocumentValidator(true, false, false);
    private final List<String> errors = new ArrayList<>();

    public PageCode() {
        ErrorHandler told = new Told();
        try {
            checker.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", told);
            checker.setUpValidatorAndParsers(told, true, false);
        } catch (Exception badSchema) {
            throw new IllegalStateException("the rules of HTML", badSchema);
        }
    }

    private final class Told implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            // Advice: what is not valid comes as an error.
        }

        @Override
        public void error(SAXParseException error) {
            if (!error.getMessage().equals(SINCE))
                errors.add("line " + error.getLineNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }

    /** In words, with the lines; empty when the code is right. */
    public List<String> faults(Visit.Page page) {
        errors.clear();
        try {
            checker.checkHtmlInputSource(new InputSource(new StringReader(page.body())));
        } catch (IOException | SAXException cut) {
            throw new IllegalStateException(page.path(), cut);
        }
        List<String> faults = new ArrayList<>(errors);
        page.html().select("input:not([type=hidden]), select, textarea").stream()
                .filter(field -> !named(page.html(), field))
                .forEach(field -> faults.add("no label: " + field));
        return faults;
    }

    private static boolean named(Document page, Element field) {
        if (field.closest("label") != null || !field.attr("aria-label").isBlank()) return true;
        String naming = field.attr("aria-labelledby").strip();
        Element named = naming.isEmpty() ? null : page.getElementById(naming);
        return (named != null && named.hasText()) || labels(page, field.id()) == 1;
    }

    private static long labels(Document page, String id) {
        return id.isEmpty()
                ? 0
                : page.select("label[for]").stream()
                        .filter(label -> label.attr("for").equals(id) && label.hasText())
                        .count();
    }
}
