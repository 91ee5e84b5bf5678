package org.terreau.support;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Refused;

/** Bringing a catalogue of support as a table: first what it would do, line by line, then the lines that nothing stops. */
@Service
public class CatalogueImports {

    private final CatalogueFile file;
    private final SupportCatalogue catalogue;
    private final TransactionTemplate transaction;

    CatalogueImports(CatalogueFile file, SupportCatalogue catalogue, TransactionTemplate transaction) {
        this.file = file;
        this.catalogue = catalogue;
        this.transaction = transaction;
    }

    /** What becomes of a line. */
    public enum Fate {
        ADDED("ajoutee"),
        CHANGED("modifiee"),
        SAME("inchangee"),
        REFUSED("refusee");

        private final String code;

        Fate(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }

    /**
     * A line, and what becomes of it.
     *
     * @param number as a spreadsheet counts it
     * @param unplaced words on the moment that are none that we know
     * @param problems why it is refused
     */
    public record ReadLine(int number, String name, Fate fate, String unplaced, List<Refused.Problem> problems) {

        public ReadLine {
            problems = List.copyOf(problems);
        }
    }

    /** How many offers were added, and how many changed. */
    public record Taken(int added, int changed) {}

    /**
     * Says what a table would do, and writes nothing. Not within a transaction.
     *
     * @throws Refused on `lignes` when it is no catalogue
     */
    public List<ReadLine> preview(IncubatorId incubator, String text, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        List<CatalogueFile.Line> lines = file.read(text);
        List<SupportOffer> known = catalogue.all(incubator, actor);
        return lines.stream()
                .map(line -> new ReadLine(
                        line.number(),
                        line.name(),
                        fate(line, named(line.name(), known)),
                        line.unplaced(),
                        line.problems()))
                .toList();
    }

    /**
     * Takes the lines that nothing stops. A new offer stays closed until somebody writes what one gets and opens it. Not
     * within a transaction: the table is read before one begins.
     *
     * @throws Refused on `lignes` when it is no catalogue
     */
    public Taken take(IncubatorId incubator, String text, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        List<CatalogueFile.Line> lines = file.read(text);
        return Objects.requireNonNull(transaction.execute(status -> write(incubator, lines, actor)));
    }

    private Taken write(IncubatorId incubator, List<CatalogueFile.Line> lines, Actor actor) {
        int added = 0;
        int changed = 0;
        List<SupportOffer> known = catalogue.known(incubator);
        for (CatalogueFile.Line line : lines) {
            Optional<SupportOffer> offer = named(line.name(), known);
            Fate fate = fate(line, offer);
            if (fate == Fate.ADDED) {
                catalogue.bring(incubator, described(line), terms(line.said()));
                added++;
            }
            if (fate == Fate.CHANGED) {
                catalogue.bring(merged(line, offer.orElseThrow()));
                changed++;
            }
        }
        if (added + changed > 0) catalogue.brought(incubator, added + changed, actor);
        return new Taken(added, changed);
    }

    private static Optional<SupportOffer> named(String name, List<SupportOffer> known) {
        String plain = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(one -> one.described().name().toLowerCase(Locale.ROOT).equals(plain))
                .findFirst();
    }

    private static Fate fate(CatalogueFile.Line line, Optional<SupportOffer> known) {
        if (!line.problems().isEmpty()) return Fate.REFUSED;
        if (known.isEmpty()) return Fate.ADDED;
        return merged(line, known.get()).equals(known.get()) ? Fate.SAME : Fate.CHANGED;
    }

    private static SupportOffer.Described described(CatalogueFile.Line line) {
        SupportForm form = Objects.requireNonNull(line.form());
        return new SupportOffer.Described(
                line.name(),
                usual(form),
                form,
                line.moments().isEmpty() ? Set.of(Moment.ALWAYS) : line.moments(),
                "",
                line.unplaced(),
                line.said().access(),
                "");
    }

    /** The table says no family: the one that its form suggests, until the lead says another. */
    private static Family usual(SupportForm form) {
        return switch (form) {
            case TRAINING, ASSESSMENT -> Family.TRAINING;
            case AUDIT -> Family.CONFORMITY;
            case TOOL -> Family.TOOLS;
            case MANDATE, WORKSHOP, SESSION, ADVICE -> Family.METHOD;
        };
    }

    private static SupportOffer.Terms terms(CatalogueFile.Said said) {
        return new SupportOffer.Terms(said.volume(), null, said.value(), null, false, said.source());
    }

    /** What the table says replaces what is known; what it leaves empty stays. */
    private static SupportOffer merged(CatalogueFile.Line line, SupportOffer known) {
        SupportOffer.Described described = known.described();
        SupportOffer.Terms terms = known.terms();
        CatalogueFile.Said said = line.said();
        return known.with(
                new SupportOffer.Described(
                        described.name(),
                        described.family(),
                        Objects.requireNonNull(line.form()),
                        line.moments().isEmpty() ? described.moments() : line.moments(),
                        described.gains(),
                        described.audience().isEmpty() ? line.unplaced() : described.audience(),
                        said.access().isEmpty() ? described.access() : said.access(),
                        described.deliverer()),
                new SupportOffer.Terms(
                        said.volume().isEmpty() ? terms.volume() : said.volume(),
                        terms.delayDays(),
                        said.value() == null ? terms.value() : said.value(),
                        terms.capacity(),
                        terms.confidential(),
                        said.source().isEmpty() ? terms.source() : said.source()));
    }
}
