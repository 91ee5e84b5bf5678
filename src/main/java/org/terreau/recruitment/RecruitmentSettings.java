package org.terreau.recruitment;

import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Refused;

/** How long an incubator keeps applications. */
@Service
public class RecruitmentSettings {

    /** Months at most after the last word of an application. */
    public static final int LONGEST_MONTHS = 24;

    private final JdbcSettings stored;
    private final Audit audit;

    RecruitmentSettings(JdbcSettings stored, Audit audit) {
        this.stored = stored;
        this.audit = audit;
    }

    /** Months during which applications are kept after their last word. */
    @Transactional(readOnly = true)
    public int keptMonths(IncubatorId incubator) {
        return stored.months().getOrDefault(incubator.value(), LONGEST_MONTHS);
    }

    /** Those of every incubator that changed them. */
    Map<String, Integer> months() {
        return stored.months();
    }

    /**
     * Changes how long applications are kept.
     *
     * @throws Refused naming `conservation`
     */
    @Transactional
    public void change(IncubatorId incubator, String months, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        int kept = months.matches("\\d{1,3}") ? Integer.parseInt(months) : 0;
        if (kept < 1 || kept > LONGEST_MONTHS)
            throw new Refused("conservation", "recruitment.settings.months", LONGEST_MONTHS);
        stored.months(incubator, kept);
        audit.record(
                actor.who(),
                "recruitment.settings-changed",
                "incubator:" + incubator,
                Map.of("months", String.valueOf(kept)));
    }
}
