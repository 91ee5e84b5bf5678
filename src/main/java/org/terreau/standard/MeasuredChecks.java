package org.terreau.standard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.practice.MeasuredPractices;
import org.terreau.practice.Practice;
import org.terreau.practice.Practices;

/** Which practices a check informs, as the lead of an incubator says; what was measured stands beside what people answered. */
@Service
public class MeasuredChecks implements MeasuredPractices {

    private final JdbcSites sites;
    private final Practices practices;
    private final Audit audit;

    MeasuredChecks(JdbcSites sites, Practices practices, Audit audit) {
        this.sites = sites;
        this.practices = practices;
        this.audit = audit;
    }

    /** @param informs the practice that each check informs; those that inform none are left out */
    public record Choice(List<Practice> practices, Map<Check, Long> informs) {
        public Choice {
            practices = List.copyOf(practices);
            informs = Map.copyOf(informs);
        }
    }

    @Transactional(readOnly = true)
    public Choice choice(IncubatorId incubator, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        List<Practice> asked = practices.list(incubator, actor).stream()
                .filter(practice -> practice.withdrawnOn() == null)
                .toList();
        Map<Check, Long> informs = new EnumMap<>(Check.class);
        sites.informed(asked.stream().map(Practice::id).toList())
                .forEach((practice, check) -> informs.put(check, practice));
        return new Choice(asked, informs);
    }

    /** @param chosen numbers of practices of the incubator, by check; others are left out, and so is a practice chosen twice */
    @Transactional
    public void choose(IncubatorId incubator, Map<Check, Long> chosen, Actor actor) {
        List<Long> asked =
                choice(incubator, actor).practices().stream().map(Practice::id).toList();
        Map<Check, Long> kept = new LinkedHashMap<>();
        List<Long> taken = new ArrayList<>();
        chosen.forEach((check, practice) -> {
            if (!asked.contains(practice) || taken.contains(practice)) return;
            kept.put(check, practice);
            taken.add(practice);
        });
        sites.inform(asked, kept);
        audit.record(
                actor.who(),
                "standard.practices-chosen",
                "incubator:" + incubator,
                Map.of("number", String.valueOf(kept.size())));
    }

    @Override
    public Map<Long, Measure> of(ProductId product, Collection<Long> asked) {
        Map<Long, Check> informed = sites.informed(asked);
        if (informed.isEmpty()) return Map.of();
        Map<Check, JdbcSites.Standing> lowest = new EnumMap<>(Check.class);
        for (JdbcSites.Standing one : sites.standing(List.of(product)))
            if (one.settled().outcome().measured())
                lowest.merge(
                        one.check(),
                        one,
                        (known, other) ->
                                other.settled().outcome().below(known.settled().outcome()) ? other : known);
        Map<Long, Measure> measured = new HashMap<>();
        informed.forEach((practice, check) -> {
            JdbcSites.Standing one = lowest.get(check);
            if (one == null) return;
            measured.put(
                    practice,
                    new Measure(
                            one.settled().outcome() == CheckOutcome.PASSED,
                            one.readOn(),
                            "standard.check." + check.code(),
                            product.path() + "/qualite/" + one.site()));
        });
        return measured;
    }
}
