package org.terreau.team.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.terreau.team.PublicMissions;
import org.terreau.web.OpenTo;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Table;

/** The missions of products as data that everybody may take away. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class MissionData implements PublicDataSet {

    private static final Table<PublicMissions.Line> LINES = Table.of(PublicMissions.Line.class);

    private final PublicMissions missions;

    MissionData(PublicMissions missions) {
        this.missions = missions;
    }

    @GetMapping("/donnees/missions.csv")
    ResponseEntity<byte[]> csv() {
        return LINES.csv("missions.csv", missions.all());
    }

    @GetMapping("/api/missions")
    ResponseEntity<List<PublicMissions.Line>> json() {
        return ResponseEntity.ok(missions.all());
    }

    @GetMapping("/api/membres")
    ResponseEntity<List<PublicMissions.Member>> members() {
        return ResponseEntity.ok(missions.members());
    }

    @Override
    public int order() {
        return 470;
    }

    @Override
    public String code() {
        return "missions";
    }

    @Override
    public List<Address> addresses() {
        return List.of(
                new Address("JSON", "/api/missions", "application/json"),
                new Address("JSON, membres", "/api/membres", "application/json"),
                new Address("CSV", "/donnees/missions.csv", "text/csv"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        receiver.file("missions/missions.csv").write(LINES.csv(missions.all()).getBytes(StandardCharsets.UTF_8));
    }
}
