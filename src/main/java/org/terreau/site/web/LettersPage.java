package org.terreau.site.web;

import java.util.List;
import org.terreau.web.LetterSetting;

/** The e-mails that somebody receives, each with the page that sets it. */
public record LettersPage(List<LetterSetting> settings) {

    public LettersPage {
        settings = List.copyOf(settings);
    }
}
