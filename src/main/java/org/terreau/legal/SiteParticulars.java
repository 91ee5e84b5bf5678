package org.terreau.legal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** What the administrator says of the site itself, which everybody reads. */
@Service
public class SiteParticulars {

    /** Where they are typed. */
    public static final String PATH = "/administration/mentions";

    private static final String CHANGED = "legal.particulars-changed";
    private static final String SUBJECT = "site";

    /** What says together that somebody audited the site. */
    private static final List<Particular> AUDIT =
            List.of(Particular.AUDITOR, Particular.AUDIT_DAY, Particular.AUDIT_RATE);

    private final JdbcParticulars stored;
    private final Audit audit;
    private final PublicContent content;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SiteParticulars(
            JdbcParticulars stored, Audit audit, PublicContent content, ApplicationEventPublisher events, Clock clock) {
        this.stored = stored;
        this.audit = audit;
        this.content = content;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Particulars read() {
        return stored.read();
    }

    /**
     * Changes all of it.
     *
     * @throws Refused naming each field that is wrong
     * @throws Stale when somebody else saved since
     */
    @Transactional
    public void change(Particulars particulars, Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        objections(particulars).raise();
        Particulars before = stored.read();
        if (!stored.update(particulars, clock.instant()))
            throw new Stale("particulars", SUBJECT, particulars.version());
        audit.record(actor.who(), CHANGED, SUBJECT, Map.of("fields", changed(before, particulars)));
        content.changed();
        events.publishEvent(new ParticularsChanged(particulars));
    }

    private Objections objections(Particulars particulars) {
        LocalDate today = Paris.today(clock);
        Objections objections = new Objections();
        for (Particular one : Particular.values())
            one.problem(particulars.text(one), today).ifPresent(problem -> objections.addAll(List.of(problem)));
        boolean audited = AUDIT.stream().anyMatch(particulars::has);
        for (Particular one : AUDIT)
            objections.when(audited && !particulars.has(one), one.field(), "legal.audit.whole");
        return objections;
    }

    private static String changed(Particulars before, Particulars after) {
        return Arrays.stream(Particular.values())
                .filter(one -> !before.text(one).equals(after.text(one)))
                .map(Particular::field)
                .collect(Collectors.joining(", "));
    }

    /** What was changed, the newest first. */
    @Transactional(readOnly = true)
    public Slice<Audit.Line> history(int page, Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        return audit.lines(new Audit.Filter(CHANGED, null, null), page);
    }
}
