package org.terreau.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;

/** The story of a dossier, told by all who know a part of it. */
@Service
public class Timeline {

    private final Applications applications;
    private final List<TimelineSource> sources;

    Timeline(Applications applications, List<TimelineSource> sources) {
        this.applications = applications;
        this.sources = List.copyOf(sources);
    }

    /**
     * The facts that a reader is shown.
     *
     * @param kinds those there are, to choose from
     */
    public record Story(List<TimelineSource.Fact> facts, List<String> kinds) {

        public Story {
            facts = List.copyOf(facts);
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * Tells the story.
     *
     * @param kind only these facts; empty for all
     */
    @Transactional(readOnly = true)
    public Story tell(DossierId id, String kind, boolean oldestFirst, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        boolean staff = applications.staff(dossier, actor);
        List<TimelineSource.Fact> facts = new ArrayList<>();
        for (TimelineSource source : sources)
            for (TimelineSource.Fact fact : source.facts(dossier)) if (staff || !fact.internal()) facts.add(fact);
        TreeSet<String> kinds = new TreeSet<>();
        facts.forEach(fact -> kinds.add(fact.kind()));
        Comparator<TimelineSource.Fact> order = Comparator.comparing(TimelineSource.Fact::at);
        facts.sort(oldestFirst ? order : order.reversed());
        return new Story(
                kinds.contains(kind)
                        ? facts.stream()
                                .filter(fact -> fact.kind().equals(kind))
                                .toList()
                        : facts,
                List.copyOf(kinds));
    }
}
