package org.terreau.source;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.shared.Words;
import org.terreau.web.OperatingFact;
import org.terreau.web.OperatingFact.Level;
import org.terreau.web.OperatingFacts;

/** Sources that are no longer read, for who runs the site. */
@Component
class SourceFacts implements OperatingFacts {

    private static final Duration LATE = Duration.ofHours(1);

    private final JdbcSources sources;
    private final Clock clock;

    SourceFacts(JdbcSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<OperatingFact> facts(Words words) {
        JdbcSources.Health health = sources.health(clock.instant().minus(LATE));
        return List.of(
                new OperatingFact(
                        "source.cut",
                        Level.of(health.cut(), Level.TO_WATCH),
                        words.t("source.operating", health.cut()),
                        "/mes-produits?attente=oui"),
                new OperatingFact(
                        "source.late",
                        Level.of(health.late(), Level.TO_WATCH),
                        words.t("source.operating", health.late()),
                        null));
    }
}
