package org.terreau.funding;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;

/**
 * What an incubator counts with where nobody said otherwise: what a phase costs, how long agreements and orders take, what a
 * day is paid and what a holder adds to it. Its lead changes it and says where it comes from; whoever works for it reads it.
 */
@Service
public class MoneyNormSettings {

    /** Longest source, in characters. */
    public static final int SOURCE = 300;

    private static final int HUNDREDTHS = 100;
    private static final String CHANGED = "funding.norms-changed";

    private final JdbcMoneyNorms stored;
    private final Incubators incubators;
    private final Audit audit;

    MoneyNormSettings(JdbcMoneyNorms stored, Incubators incubators, Audit audit) {
        this.stored = stored;
        this.incubators = incubators;
        this.audit = audit;
    }

    /**
     * What an incubator counts with.
     *
     * @param sources of the kinds of figures of which somebody said it; the others have the usual one
     * @param history what was changed, the newest first
     * @param lead the reader may change it
     */
    public record Known(
            Incubator incubator,
            MoneyNorms norms,
            Map<MoneyNorm.Kind, String> sources,
            long version,
            Slice<Audit.Line> history,
            boolean lead) {

        public Known {
            sources = Map.copyOf(sources);
        }
    }

    /** @param page of the history, from 1 */
    @Transactional(readOnly = true)
    public Known of(IncubatorId id, int page, Actor actor) {
        if (!actor.signedIn() || !actor.staffOf(id.value())) throw new NotAllowed("money norms of " + id);
        Incubator incubator = incubators.find(id).orElseThrow(() -> new NotFound("incubator", id));
        return new Known(
                incubator,
                stored.of(id),
                stored.sources(id),
                stored.version(id),
                audit.lines(new Audit.Filter(CHANGED, "incubator:" + id, null), page),
                actor.has(id.value(), Role.LEAD));
    }

    /**
     * Changes them. A figure that is the usual one again is one that nobody changed.
     *
     * @param typed each figure; null for one that is no whole number
     * @param sources where those of each kind come from; empty for the usual source
     * @throws org.terreau.shared.Refused naming each figure by its code, and `source-<kind>`
     * @throws Stale when somebody changed them since `version`
     */
    @Transactional
    public void change(
            IncubatorId id,
            Map<MoneyNorm, Long> typed,
            Map<MoneyNorm.Kind, String> sources,
            long version,
            Actor actor) {
        actor.mustHave(id.value(), Role.LEAD);
        if (incubators.find(id).isEmpty()) throw new NotFound("incubator", id);
        Map<MoneyNorm, Long> changed = changed(typed);
        Map<MoneyNorm.Kind, String> said = new EnumMap<>(MoneyNorm.Kind.class);
        sources.forEach((kind, source) -> {
            if (!source.isBlank()) said.put(kind, source.strip());
        });
        check(typed, changed, said);
        MoneyNorms before = stored.of(id);
        Map<MoneyNorm.Kind, String> from = stored.sources(id);
        MoneyNorms after = new MoneyNorms(changed);
        if (!stored.store(id, after, said, version)) throw new Stale("money norms", id, version);
        Map<String, String> details = new LinkedHashMap<>();
        for (MoneyNorm norm : MoneyNorm.values())
            if (before.of(norm) != after.of(norm)) details.put(norm.code(), before.of(norm) + " → " + after.of(norm));
        for (MoneyNorm.Kind kind : MoneyNorm.Kind.values())
            if (!Objects.equals(from.get(kind), said.get(kind)))
                details.put("source-" + kind.code(), said.getOrDefault(kind, ""));
        if (!details.isEmpty()) audit.record(actor.who(), CHANGED, "incubator:" + id, details);
    }

    private static Map<MoneyNorm, Long> changed(Map<MoneyNorm, Long> typed) {
        Map<MoneyNorm, Long> changed = new EnumMap<>(MoneyNorm.class);
        typed.forEach((norm, value) -> {
            if (value != norm.usual()) changed.put(norm, value);
        });
        return changed;
    }

    private static void check(
            Map<MoneyNorm, Long> typed, Map<MoneyNorm, Long> changed, Map<MoneyNorm.Kind, String> said) {
        Objections objections = new Objections();
        for (MoneyNorm norm : MoneyNorm.values()) {
            Long value = typed.get(norm);
            boolean margin = norm.kind() == MoneyNorm.Kind.MARGINS;
            objections.when(
                    value == null || value < 0 || value > norm.kind().most(),
                    norm.code(),
                    margin ? "funding.norms.bounds.marges" : "funding.norms.bounds",
                    margin ? norm.kind().most() / HUNDREDTHS : norm.kind().most());
        }
        for (DayPrice trade : DayPrice.values()) {
            Long low = typed.get(trade.low());
            Long high = typed.get(trade.high());
            objections.when(
                    low != null && high != null && high < low, trade.high().code(), "funding.norms.range");
        }
        for (MoneyNorm.Kind kind : MoneyNorm.Kind.values()) {
            String source = said.getOrDefault(kind, "");
            boolean own = kind.norms().stream().anyMatch(changed::containsKey);
            objections.when(own && source.isEmpty(), "source-" + kind.code(), "funding.norms.source.needed");
            objections.when(
                    !source.isEmpty() && !OneLine.fits(source, SOURCE),
                    "source-" + kind.code(),
                    "funding.norms.source.long",
                    SOURCE);
        }
        objections.raise();
    }
}
