package org.terreau.brief;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.TimelineSource;

/** How the brief was written and submitted. */
@Component
class BriefFacts implements TimelineSource {

    private static final String WRITTEN = "fiche";

    private final JdbcBriefs briefs;

    BriefFacts(JdbcBriefs briefs) {
        this.briefs = briefs;
    }

    @Override
    public List<Fact> facts(DossierRecord dossier) {
        List<Fact> facts = new ArrayList<>();
        for (BriefVersion version : briefs.versions(dossier.id()))
            facts.add(new Fact(
                    version.at(),
                    WRITTEN,
                    version.submitted() ? "brief.timeline.submitted" : "brief.timeline.saved",
                    List.of(version.number()),
                    version.author(),
                    dossier.path() + "/versions/" + version.number(),
                    false));
        return facts;
    }
}
