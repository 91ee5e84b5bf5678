package org.terreau.operation;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.shared.Words;
import org.terreau.web.OperatingFact;
import org.terreau.web.OperatingFacts;

/** The state of everything, for administrators. */
@Service
public class SiteState {

    private final List<OperatingFacts> sources;

    SiteState(List<OperatingFacts> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(OperatingFacts::order))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<OperatingFact> facts(Words words, Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        return sources.stream().flatMap(source -> source.facts(words).stream()).toList();
    }
}
