package org.terreau.today;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;

/** What waits for somebody today, of all that modules know: read by the page and by the letter of Mondays. */
@Service
public class Today {

    /** Lines of one source beside the others. */
    private static final int BESIDE_OTHERS = 6;
    /** Lines of one source that was asked for alone, or for a file. */
    private static final int ALONE = 200;

    private final List<TodaySource> sources;
    private final List<OwnSource> owned;
    private final List<WeekSource> weeks;
    private final Clock clock;

    Today(
            ObjectProvider<TodaySource> sources,
            ObjectProvider<OwnSource> owned,
            ObjectProvider<WeekSource> weeks,
            Clock clock) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(TodaySource::order))
                .toList();
        this.owned =
                owned.stream().sorted(Comparator.comparingInt(OwnSource::order)).toList();
        this.weeks = weeks.stream()
                .sorted(Comparator.comparingInt(WeekSource::order))
                .toList();
        this.clock = clock;
    }

    /**
     * What narrows it.
     *
     * @param source code of the one source that is asked; empty for all
     * @param about key of the one object that is asked about; empty for all
     */
    public record Wanted(String source, String about) {

        public static final Wanted ALL = new Wanted("", "");

        public boolean narrows() {
            return !equals(ALL);
        }
    }

    /** @param source code of what told it */
    public record Line(String source, Awaited awaited, Urgency urgency) {}

    /** Lines that may wait as long as each other; never empty. */
    public record Section(Urgency urgency, List<Line> lines) {

        public Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A source that was asked.
     *
     * @param shown lines that are told of it
     * @param total lines that wait in all
     */
    public record Group(String code, String path, int shown, long total) {

        public long others() {
            return total - shown;
        }
    }

    /** What waits, by how long it may wait, and what was looked at. */
    public record Waiting(LocalDate today, List<Section> sections, List<Group> groups) {

        public Waiting {
            sections = List.copyOf(sections);
            groups = List.copyOf(groups);
        }

        public boolean nothing() {
            return sections.isEmpty();
        }

        public Stream<Line> lines() {
            return sections.stream().flatMap(section -> section.lines().stream());
        }

        /** Those of which something waits. */
        public List<Group> busy() {
            return groups.stream().filter(group -> group.total() > 0).toList();
        }

        /** Those of which nothing waits. */
        public List<Group> quiet() {
            return groups.stream().filter(group -> group.total() == 0).toList();
        }

        /** What several lines are about: what it is worth narrowing by. */
        public List<Awaited.About> abouts() {
            Map<String, Awaited.About> found = new LinkedHashMap<>();
            lines().map(line -> line.awaited().about())
                    .flatMap(Stream::ofNullable)
                    .forEach(about -> found.putIfAbsent(about.key(), about));
            return List.copyOf(found.values());
        }
    }

    /** For a page or a letter: a few lines of each source. */
    @Transactional(readOnly = true)
    public Waiting waiting(Wanted wanted, Actor actor, Words words) {
        return waiting(wanted, reader(actor, words, wanted.narrows() ? ALONE : BESIDE_OTHERS));
    }

    /** For files and programs. */
    @Transactional(readOnly = true)
    public Waiting everything(Wanted wanted, Actor actor, Words words) {
        return waiting(wanted, reader(actor, words, ALONE));
    }

    /** Codes of the sources that may have something for this person. */
    public List<String> kinds(Actor actor) {
        return sources.stream()
                .filter(source -> source.concerns(actor))
                .map(TodaySource::code)
                .toList();
    }

    private Waiting waiting(Wanted wanted, Reader reader) {
        List<Line> lines = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        for (TodaySource source : sources) {
            if (!source.concerns(reader.actor())) continue;
            if (!wanted.source().isEmpty() && !wanted.source().equals(source.code())) continue;
            TodaySource.Waiting told = source.waiting(reader);
            if (!told.theirs()) continue;
            groups.add(new Group(source.code(), source.path(), told.lines().size(), told.total()));
            for (Awaited awaited : told.lines())
                if (wanted.about().isEmpty() || wanted.about().equals(key(awaited)))
                    lines.add(new Line(source.code(), awaited, awaited.urgency(reader.today())));
        }
        return new Waiting(reader.today(), sections(lines), groups);
    }

    private static @Nullable String key(Awaited awaited) {
        return awaited.about() == null ? null : awaited.about().key();
    }

    /** The nearest day first; what has none after it, in the order of the sources. */
    private static List<Section> sections(List<Line> lines) {
        return Arrays.stream(Urgency.values())
                .map(urgency -> new Section(
                        urgency,
                        lines.stream()
                                .filter(line -> line.urgency() == urgency)
                                .sorted(Comparator.comparing(
                                        line -> line.awaited().until(),
                                        Comparator.nullsLast(Comparator.naturalOrder())))
                                .toList()))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }

    /** What somebody works on or follows: those of their kinds that there are. */
    public record Shelf(String code, String path, OwnSource.Owned owned) {}

    @Transactional(readOnly = true)
    public List<Shelf> shelves(Actor actor, Words words) {
        Reader reader = reader(actor, words, BESIDE_OTHERS);
        return owned.stream()
                .map(source -> new Shelf(source.code(), source.path(), source.owned(reader)))
                .filter(shelf -> shelf.owned().total() > 0)
                .toList();
    }

    /** The week of the incubators that somebody leads; nothing for others. */
    @Transactional(readOnly = true)
    public List<WeekSource.Fact> week(Actor actor, Words words) {
        Reader reader = reader(actor, words, BESIDE_OTHERS);
        if (reader.incubators(Role.LEAD).isEmpty()) return List.of();
        WeekSource.Week week = new WeekSource.Week(reader.today());
        return weeks.stream()
                .flatMap(source -> source.facts(reader, week).stream())
                .toList();
    }

    private Reader reader(Actor actor, Words words, int most) {
        return new Reader(actor, words, Paris.today(clock), most);
    }
}
