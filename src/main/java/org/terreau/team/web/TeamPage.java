package org.terreau.team.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.team.Gates;
import org.terreau.team.Mission;
import org.terreau.team.Renewals;
import org.terreau.team.TeamDesk;
import org.terreau.team.TeamWarning;
import org.terreau.web.Form;

/**
 * A product's team, for those who work on it.
 *
 * @param gate what the phase asks for and who may answer for it
 * @param choices what a mission may be
 * @param offers where the offer of each vacancy is written
 * @param growth where one tries what somebody more would cost; "" when nothing tells it
 * @param mine whether the reader agreed to be named; null for whoever is not of the team
 */
public record TeamPage(
        Product product,
        List<Mission> missions,
        List<Renewals.Due> due,
        GatePart gate,
        MissionChoices choices,
        @Nullable Boolean mine,
        Map<Long, String> offers,
        String growth,
        Form form) {

    public TeamPage {
        missions = List.copyOf(missions);
        due = List.copyOf(due);
        offers = Map.copyOf(offers);
    }

    /**
     * What lacks, and what is worth seeing to early.
     *
     * @param owners those who may answer for what lacks, by account
     */
    public record GatePart(List<Gates.Lack> lacks, List<TeamWarning> warnings, Map<String, String> owners) {

        public GatePart {
            lacks = List.copyOf(lacks);
            warnings = List.copyOf(warnings);
        }

        static GatePart of(TeamDesk.Watch watch) {
            Map<String, String> owners = new LinkedHashMap<>();
            watch.owners().forEach((account, name) -> owners.put(String.valueOf(account.value()), name));
            return new GatePart(watch.lacks(), watch.warnings(), owners);
        }
    }

    /** What was typed about who answers for a lack, or who does. */
    public Form form(Gates.Lack lack) {
        String code = lack.need().kind().code();
        Gates.Owner owner = lack.owner();
        if (owner == null || form.fields().contains("responsable-" + code)) return form;
        return form.with("responsable-" + code, String.valueOf(owner.account().value()))
                .with("echeance-" + code, owner.dueOn().toString());
    }

    public String path() {
        return product.id().path() + "/equipe";
    }

    public String path(Mission mission) {
        return path() + "/" + mission.id();
    }
}
