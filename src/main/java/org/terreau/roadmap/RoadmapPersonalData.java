package org.terreau.roadmap;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.identity.PersonalData;

/** What people said of roadmaps, told with what they did on products: published comments stay without their names, votes go. */
@Component
class RoadmapPersonalData implements PersonalData {

    private final JdbcRoadmaps roadmaps;

    RoadmapPersonalData(JdbcRoadmaps roadmaps) {
        this.roadmaps = roadmaps;
    }

    @Override
    public String module() {
        return "portfolio";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        return roadmaps.by(Roadmaps.person(person.email()));
    }

    @Override
    public int erase(Person person) {
        return roadmaps.forget(Roadmaps.person(person.email()), NOBODY);
    }
}
