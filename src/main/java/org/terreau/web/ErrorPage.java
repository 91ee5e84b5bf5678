package org.terreau.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.terreau.shared.Unavailable;

/**
 * @param code the HTTP status, or a word; the key of the page's title
 * @param text the key of what it says
 * @param arguments what the text names
 * @param typed the texts of a form that could not be saved, to be copied
 * @param back the page to open again, "" for home
 */
public record ErrorPage(String code, int status, String text, List<Object> arguments, List<String> typed, String back) {

    public ErrorPage {
        arguments = List.copyOf(arguments);
        typed = List.copyOf(typed);
    }

    ErrorPage(String code, int status, List<String> typed, String back) {
        this(code, status, "web.error." + code + ".text", List.of(), typed, back);
    }

    /** The name of the request in the log, for who tells of a failure that is ours; "" for any other. */
    public String reference() {
        String name = status < HttpStatus.INTERNAL_SERVER_ERROR.value() ? null : RequestNames.here();
        return name == null ? "" : name;
    }

    static ErrorPage forbidden(String why, List<String> typed) {
        return new ErrorPage("403", HttpStatus.FORBIDDEN.value(), why, List.of(), typed, "");
    }

    static ErrorPage unavailable(Unavailable failure, List<String> typed, String back) {
        return new ErrorPage(
                "unavailable",
                HttpStatus.SERVICE_UNAVAILABLE.value(),
                failure.key(),
                List.of(failure.arguments()),
                typed,
                back);
    }
}
