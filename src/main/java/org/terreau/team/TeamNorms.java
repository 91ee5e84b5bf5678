package org.terreau.team;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.shared.Objections;
import org.terreau.shared.TypedNumber;
import org.terreau.web.PublicContent;

/** The figures that each incubator asks of its teams, changed by its lead. */
@Service
public class TeamNorms {

    private final JdbcNorms stored;
    private final Programmes programmes;
    private final Audit audit;
    private final PublicContent content;

    TeamNorms(JdbcNorms stored, Programmes programmes, Audit audit, PublicContent content) {
        this.stored = stored;
        this.programmes = programmes;
        this.audit = audit;
        this.content = content;
    }

    /** Those of every incubator; asked of one that is not there, the usual ones. */
    @Transactional(readOnly = true)
    public Map<IncubatorId, Norms> all() {
        Map<IncubatorId, Map<Norm, BigDecimal>> changed = stored.all();
        Map<IncubatorId, Programme> set = programmes.changed();
        Map<IncubatorId, Norms> norms = new HashMap<>();
        for (IncubatorId id : changed.keySet()) norms.put(id, norms(changed.get(id), set.get(id)));
        set.forEach((id, programme) -> norms.putIfAbsent(id, norms(Map.of(), programme)));
        return norms;
    }

    private static Norms norms(Map<Norm, BigDecimal> changed, @Nullable Programme programme) {
        return new Norms(changed, (programme == null ? Programme.USUAL : programme).agentShare());
    }

    @Transactional(readOnly = true)
    public Norms of(IncubatorId incubator) {
        return all().getOrDefault(incubator, Norms.USUAL);
    }

    /**
     * Changes them all.
     *
     * @param typed by the codes of the figures
     * @throws org.terreau.shared.Refused naming each figure out of bounds
     */
    @Transactional
    public void change(IncubatorId incubator, Map<String, String> typed, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        Norms before = of(incubator);
        Objections objections = new Objections();
        Map<Norm, BigDecimal> wanted = new EnumMap<>(Norm.class);
        for (Norm norm : Norm.values()) {
            BigDecimal value = TypedNumber.read(typed.getOrDefault(norm.code(), ""))
                    .filter(number -> number.compareTo(norm.least()) >= 0 && number.compareTo(norm.most()) <= 0)
                    .orElse(null);
            if (value == null) objections.add(norm.code(), "team.norm.bounds", norm.least(), norm.most());
            else wanted.put(norm, value);
        }
        objections.raise();
        List<String> differences = new ArrayList<>();
        wanted.forEach((norm, value) -> {
            if (value.compareTo(before.of(norm)) == 0) return;
            stored.store(incubator, norm, value);
            differences.add(norm.code() + " " + before.of(norm).toPlainString() + " → " + value.toPlainString());
        });
        if (differences.isEmpty()) return;
        audit.record(
                actor.who(),
                "team.norms-changed",
                "incubator:" + incubator,
                Map.of("fields", String.join(", ", differences)));
        content.changed();
    }
}
