package org.terreau.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.terreau.shared.Languages;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;

/**
 * Renders a page record with its template. The whole page is rendered before the first byte leaves, so that a failure
 * shows the error page and never half a page.
 */
@Component
public class Pages {

    static final String ASSETS = "/assets/";
    static final String FLASH = "terreau_flash";

    /** What the key of a message begins with when it says that nothing was done. */
    public static final String NOT_DONE = "flash.not.";

    private static final Surroundings.Place NOWHERE = new Surroundings.Place("", List.of(), List.of());

    private final TemplateEngine templates;
    private final MessageSource messages;
    private final Brand brand;
    private final CurrentViewer current;
    private final List<NavigationEntry> entries;
    private final Languages languages;
    private final boolean demonstration;
    private final ResourceUrlProvider assets;
    private final KeptPages kept;
    private final FormOrigins origins;
    private final LostForms lost;
    private final LocaleResolver locales;
    private final AccessibilityState accessibility;
    private final List<Surroundings> surroundings;

    Pages(
            TemplateEngine templates,
            MessageSource messages,
            Brand brand,
            CurrentViewer current,
            List<NavigationEntry> entries,
            Languages languages,
            @Value("${terreau.demo}") boolean demonstration,
            KeptPages kept,
            FormOrigins origins,
            LostForms lost,
            LocaleResolver locales,
            AccessibilityState accessibility,
            ResourceUrlProvider assets,
            ObjectProvider<Surroundings> surroundings) {
        this.surroundings = surroundings.orderedStream().toList();
        this.accessibility = accessibility;
        this.kept = kept;
        this.origins = origins;
        this.lost = lost;
        this.locales = locales;
        this.templates = templates;
        this.messages = messages;
        this.brand = brand;
        this.current = current;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.languages = languages;
        this.demonstration = demonstration;
        this.assets = assets;
    }

    /** A page with status 200: `template` is a path under `src/main/jte` without its ending. */
    public ModelAndView show(String template, Object page) {
        return show(template, page, HttpStatus.OK);
    }

    /**
     * The page that answers a form that was taken, and that no other address shows: the same form sent twice gets it
     * twice.
     */
    public ModelAndView made(String template, Object page) {
        return new ModelAndView(new PageView(template, page, true));
    }

    public ModelAndView show(String template, Object page, HttpStatus status) {
        ModelAndView answer = new ModelAndView(new PageView(template, page, false));
        answer.setStatus(status);
        return answer;
    }

    /**
     * A page that is the same for every visitor: rendered once for an address and a language until {@link PublicContent}
     * changes. Somebody signed in, or for whom a message or a lost form waits, gets it afresh. The page must hold no form
     * that writes. What its controller says of it, before it calls this, is kept with it; it is not asked again meanwhile.
     */
    public ModelAndView showToAll(String template, Supplier<?> page) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        if (!kept.answer(request)) return show(template, page.get());
        long version = kept.version();
        return new ModelAndView(kept.of(request)
                .<View>map(known -> (model, asked, answer) -> known.write(asked, answer))
                .orElseGet(() -> new SharedView(template, page.get(), version)));
    }

    /** A refused form: the same page again, with 422, what was typed and what is wrong. */
    public ModelAndView refused(String template, Object page) {
        return show(template, page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The page of a form once more: with what was typed, and whether somebody else wrote since it was read. */
    @FunctionalInterface
    public interface Again {
        Object page(Form typed, boolean conflict);
    }

    /**
     * Does what a form asks and gives its answer. What refuses it shows the page again with 422 and says so beside its
     * fields; a write by somebody else since it was read, with 409: all that was typed is still there.
     */
    public ModelAndView written(String template, Form form, Again again, Supplier<ModelAndView> write) {
        try {
            return write.get();
        } catch (Refused refusal) {
            return refused(template, again.page(form.refused(refusal), false));
        } catch (Stale stale) {
            return show(template, again.page(form, true), HttpStatus.CONFLICT);
        }
    }

    /** After a write: see another page (303), with a message for the reader. */
    public ModelAndView after(String path, String messageKey, Object... arguments) {
        return new ModelAndView(new SeeOther(path, messageKey, List.of(arguments)));
    }

    public ModelAndView redirect(String path) {
        return new ModelAndView(new SeeOther(path, null, List.of()));
    }

    /** A page or an e-mail as text, outside a request. */
    public String render(String template, Map<String, @Nullable Object> parameters) {
        gg.jte.output.StringOutput output = new gg.jte.output.StringOutput();
        templates.render(template + ".jte", parameters, output);
        return output.toString();
    }

    /** Texts and formats without a request: for e-mails and jobs. */
    public Ui outsideRequest(Locale locale) {
        return new Ui(
                languages.in(locale),
                Viewer.NOBODY,
                brand,
                "/",
                null,
                Pages::noForm,
                List.of(),
                null,
                demonstration,
                this::asset,
                templates,
                accessibility.code(),
                () -> NOWHERE);
    }

    /** By its content's digest: what is kept a year is never another file. */
    private String asset(String name) {
        String path = ASSETS + name;
        String versioned = assets.getForLookupPath(path);
        return versioned == null ? path : versioned;
    }

    /** The addresses of what every page is dressed with: the design system, then our own, and the icon of the tab. */
    record Styles(String system, String own, String icon) {}

    Styles styles() {
        return new Styles(
                asset(brand.state() ? "dsfr-state.css" : "dsfr.css"), asset("terreau.css"), asset("favicon.svg"));
    }

    private static Ui.FormToken noForm() {
        throw new IllegalStateException("No form outside a request");
    }

    /** A page for anybody, outside the site's ordinary course: it asks neither who reads nor the database. */
    void writeToAnybody(String template, Object page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Ui ui = ui(request, response, locales.resolveLocale(request), Viewer.NOBODY);
        write(rendered(template, page, ui), response);
    }

    private Ui ui(HttpServletRequest request, HttpServletResponse response) {
        return ui(request, response, LocaleContextHolder.getLocale(), current.viewer());
    }

    private Ui ui(HttpServletRequest request, HttpServletResponse response, Locale locale, Viewer viewer) {
        String path = request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed
                ? failed
                : KeptPages.ownPath(request);
        List<NavigationEntry> shown =
                entries.stream().filter(entry -> entry.shownTo().test(viewer)).toList();
        int nearest = shown.stream()
                .filter(entry -> entry.currentAt(path))
                .mapToInt(entry -> entry.path().length())
                .max()
                .orElse(0);
        List<Ui.MenuGroup> menu = new ArrayList<>();
        Map<NavigationEntry.Group, List<Ui.MenuLine>> folded = new EnumMap<>(NavigationEntry.Group.class);
        for (NavigationEntry entry : shown) {
            Ui.MenuLine line = new Ui.MenuLine(
                    messages.getMessage(entry.key(), null, locale),
                    entry.path(),
                    entry.currentAt(path) && entry.path().length() == nearest);
            if (entry.group() == NavigationEntry.Group.SITE) menu.add(new Ui.MenuGroup(line.text(), List.of(line)));
            else
                folded.computeIfAbsent(entry.group(), none -> new ArrayList<>()).add(line);
        }
        folded.forEach((group, lines) -> menu.add(new Ui.MenuGroup(
                messages.getMessage("web.menu." + group.name().toLowerCase(Locale.ROOT), null, locale), lines)));
        Words words = languages.in(locale);
        return new Ui(
                words,
                viewer,
                brand,
                path,
                request.getQueryString(),
                () -> formToken(request),
                menu,
                flash(request, response, locale),
                demonstration,
                this::asset,
                templates,
                accessibility.code(),
                () -> place(path, viewer, shown, words));
    }

    /** As the module that owns the thing says it; else below the nearest line of the menu. */
    private Surroundings.Place place(String path, Viewer viewer, List<NavigationEntry> menu, Words words) {
        for (Surroundings known : surroundings) {
            Optional<Surroundings.Place> place = known.at(path, viewer, words);
            if (place.isPresent()) return place.get();
        }
        List<Surroundings.Step> above = menu.stream()
                .filter(entry -> path.startsWith(entry.path() + "/"))
                .max(Comparator.comparingInt(entry -> entry.path().length()))
                .map(entry -> new Surroundings.Step(words.t(entry.key()), entry.path()))
                .stream()
                .toList();
        return new Surroundings.Place("", above, List.of());
    }

    private Ui.FormToken formToken(HttpServletRequest request) {
        if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf))
            throw new IllegalStateException("No form token on " + request.getRequestURI());
        return new Ui.FormToken(
                csrf.getParameterName(),
                csrf.getToken(),
                FormOrigin.FIELD,
                origins.shown(request).written());
    }

    private Ui.@Nullable Flash flash(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (!"GET".equals(request.getMethod())) return null;
        return FlashCookie.take(FLASH, request, response)
                .map(message -> new Ui.Flash(
                        message.key().startsWith(NOT_DONE) ? "warning" : "success",
                        flashText(message, locale),
                        message.undo()))
                .filter(shown -> !shown.text().isEmpty())
                .orElse(null);
    }

    /** The message in words; empty when the cookie was not left by us. */
    private String flashText(FlashCookie.Message message, Locale locale) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument.matches("\\d{1,9}") ? (Object) Integer.valueOf(argument) : argument)
                .toArray();
        try {
            return messages.getMessage(message.key(), arguments, locale);
        } catch (NoSuchMessageException | IllegalArgumentException forged) {
            return "";
        }
    }

    private byte[] rendered(String template, Object page, Ui ui) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template + ".jte", Map.of("ui", ui, "page", page), output);
        return output.toByteArray();
    }

    /** In one write: each one is counted by two wrappers of the answer. */
    private static void write(byte[] html, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    /** Renders for this visitor, and keeps what was rendered for the next ones. */
    private final class SharedView implements View {

        private final String template;
        private final Object page;
        private final long version;

        SharedView(String template, Object page, long version) {
            this.template = template;
            this.page = page;
            this.version = version;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            kept.keep(version, rendered(template, page, ui(request, response)), request, response)
                    .write(request, response);
        }
    }

    private final class PageView implements View {

        private final String template;
        private final Object page;
        private final boolean made;

        PageView(String template, Object page, boolean made) {
            this.template = template;
            this.page = page;
            this.made = made;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Ui ui = ui(request, response);
            byte[] html = rendered(template, page, ui);
            if (made) SentForms.shows(html, request, response);
            List<LostForm> waiting = lost.waitingOn(request);
            write(waiting.isEmpty() ? html : refilled(html, waiting, ui), response);
        }
    }

    private static byte[] refilled(byte[] html, List<LostForm> waiting, Ui ui) {
        RefilledPage page = new RefilledPage(new String(html, StandardCharsets.UTF_8), ui::t);
        waiting.forEach(page::putBack);
        return page.html().getBytes(StandardCharsets.UTF_8);
    }

    private record SeeOther(String path, @Nullable String messageKey, List<Object> arguments) implements View {

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
            String message =
                    messageKey == null ? null : FlashCookie.written(messageKey, arguments, Undo.offered(request));
            if (message != null) FlashCookie.leave(FLASH, message, response);
            SentForms.leadsTo(path, message, request);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", path);
        }
    }
}
