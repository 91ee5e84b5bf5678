package org.terreau.outreach;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.EntryCost;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.shared.Languages;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;

/** The offer of this site's incubator: a text in Markdown, where each {{name}} is a figure of the programme. */
@Service
public class Offer {

    /** Longest text, in characters. */
    public static final int LENGTH = 30_000;

    private static final String ENTRY_SOURCE = "cout-entree-source";
    private static final Pattern FIGURE = Pattern.compile("\\{\\{([^{}\\n]*)}}");

    private final JdbcOffers stored;
    private final Incubators incubators;
    private final Programmes programmes;
    private final EntryCost entry;
    private final Audit audit;
    private final Languages languages;

    Offer(
            JdbcOffers stored,
            Incubators incubators,
            Programmes programmes,
            EntryCost entry,
            Audit audit,
            Languages languages) {
        this.stored = stored;
        this.incubators = incubators;
        this.programmes = programmes;
        this.entry = entry;
        this.audit = audit;
        this.languages = languages;
    }

    /** The text as written, its version (0 while nobody changed it), and the incubator that makes the offer. */
    public record Written(Incubator incubator, String text, long version) {}

    @Transactional(readOnly = true)
    public Written written(Locale language) {
        Incubator host = incubators.host();
        return stored.find(host).orElseGet(() -> new Written(host, usual(language), 0));
    }

    /** The text with its figures, in Markdown. */
    @Transactional(readOnly = true)
    public String read(Locale language) {
        return withSource(written(language).text(), figures(language));
    }

    /** The same for a text that is not saved yet. */
    @Transactional(readOnly = true)
    public String preview(String text, Locale language) {
        return withSource(text, figures(language));
    }

    /** What may be written between braces, and what it gives today. */
    @Transactional(readOnly = true)
    public Map<String, String> figures(Locale language) {
        Programme programme = programmes.of(incubators.host().id());
        Words words = languages.in(language);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("delai", words.number(programme.replyDays()));
        figures.put("semaines-min", words.number(programme.investigationWeeksMin()));
        figures.put("semaines-max", words.number(programme.investigationWeeksMax()));
        figures.put("cout-investigation", words.money(programme.investigationBudget()));
        EntryCost.Told cost = entry.of(incubators.host().id());
        figures.put("cout-entree", words.money(cost.amount()));
        figures.put(ENTRY_SOURCE, cost.source(words));
        figures.put("increment", words.number(programme.incrementMonths()));
        figures.put("comite", words.number(programme.committeeMonths()));
        figures.put("entretiens", words.number(programme.interviews()));
        figures.put("part-agent", programme.agentShare() + "\u00a0%");
        figures.put("collectivites", words.number(programme.collectivitiesToShare()));
        return figures;
    }

    /**
     * Changes the text.
     *
     * @throws Refused when it is empty, too long, or names a figure that does not exist
     * @throws Stale when somebody else saved since `version`
     */
    @Transactional
    public void change(String text, long version, Actor actor) {
        Incubator host = incubators.host();
        actor.mustHave(host.id().value(), Role.LEAD);
        if (text.isEmpty()) throw new Refused("texte", "outreach.offer.empty");
        if (text.length() > LENGTH) throw new Refused("texte", "outreach.offer.long", LENGTH);
        Set<String> unknown = unknown(text);
        if (!unknown.isEmpty()) throw new Refused("texte", "outreach.offer.figure.unknown", String.join(", ", unknown));
        boolean changed = stored.write(host, text, version);
        if (!changed) throw new Stale("offer", host.id(), version);
        audit.record(actor.who(), "outreach.offer-changed", "incubator:" + host.id(), Map.of());
    }

    private Set<String> unknown(String text) {
        Set<String> unknown = new TreeSet<>();
        Matcher matcher = FIGURE.matcher(text);
        while (matcher.find()) unknown.add(matcher.group(1).strip());
        unknown.removeAll(figures(Locale.FRENCH).keySet());
        return unknown;
    }

    /** A text that tells the entry cost tells where it comes from, in its own place or at its end. */
    private static String withSource(String text, Map<String, String> figures) {
        boolean silent = text.contains("{{cout-entree}}") && !text.contains("{{" + ENTRY_SOURCE + "}}");
        return withFigures(silent ? text + "\n\n{{" + ENTRY_SOURCE + "}}" : text, figures);
    }

    static String withFigures(String text, Map<String, String> figures) {
        return FIGURE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        figures.getOrDefault(found.group(1).strip(), found.group())));
    }

    private static String usual(Locale language) {
        String name = language.getLanguage().equals("fr") ? "offre.md" : "offer.md";
        try (InputStream text = Offer.class.getResourceAsStream(name)) {
            if (text == null) throw new IllegalStateException("No " + name + " in the program");
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
