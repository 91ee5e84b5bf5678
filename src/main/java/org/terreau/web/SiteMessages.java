package org.terreau.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts of all modules, each looked for in their bundles once. Every thread fills a format of its own: Spring fills the
 * one that it keeps under its lock, so that a thread that is stopped there makes every page in course wait.
 */
final class SiteMessages extends ResourceBundleMessageSource {

    private final Map<Locale, Map<String, String>> texts = new ConcurrentHashMap<>();
    private final Map<Locale, Map<String, MessageFormat>> formats = new ConcurrentHashMap<>();

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        return known(texts, code, locale, super::resolveCodeWithoutArguments);
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        MessageFormat shared = known(formats, code, locale, super::resolveCode);
        return shared == null ? null : (MessageFormat) shared.clone();
    }

    /** What is not found is not kept: nobody fills the memory by asking for it. */
    private static <T> @Nullable T known(
            Map<Locale, Map<String, T>> held,
            String code,
            Locale locale,
            BiFunction<String, Locale, @Nullable T> found) {
        Map<String, T> ofLocale = held.computeIfAbsent(locale, first -> new ConcurrentHashMap<>());
        T known = ofLocale.get(code);
        if (known != null) return known;
        T read = found.apply(code, locale);
        if (read != null) ofLocale.put(code, read);
        return read;
    }
}
