package org.terreau.opendata;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Places and reasons in words. */
@Component
class Wording {

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    /** A field as it is named, or "line 4", or "file". */
    String place(String place, Locale locale) {
        if (place.equals("-")) return text(locale, "opendata.import.whole");
        return place.matches("\\d+") ? text(locale, "opendata.import.line", place) : place;
    }

    String reason(String key, List<String> arguments, Locale locale) {
        return text(locale, key, arguments.toArray());
    }

    String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
