package org.terreau.investigation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Dossiers;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.incubator.Programmes;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.territory.Collectivities;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The investigation log as a whole: who may read and write it, and how far it has come. */
@Service
public class Investigation implements Investigations {

    private final Applications applications;
    private final Dossiers dossiers;
    private final JdbcInterviews interviews;
    private final JdbcHypotheses hypotheses;
    private final JdbcFindings findings;
    private final Decisions decisions;
    private final Programmes programmes;
    private final Accounts accounts;
    private final Collectivities collectivities;
    private final Clock clock;
    private final Held<Map<DossierId, InvestigationSummary>> published;

    Investigation(
            Applications applications,
            Dossiers dossiers,
            JdbcInterviews interviews,
            JdbcHypotheses hypotheses,
            JdbcFindings findings,
            Decisions decisions,
            Programmes programmes,
            Accounts accounts,
            Collectivities collectivities,
            PublicContent content,
            Clock clock) {
        this.applications = applications;
        this.dossiers = dossiers;
        this.interviews = interviews;
        this.hypotheses = hypotheses;
        this.findings = findings;
        this.decisions = decisions;
        this.programmes = programmes;
        this.accounts = accounts;
        this.collectivities = collectivities;
        this.clock = clock;
        this.published = new Held<>(content, findings::summaries);
    }

    /** The dossier whose log is read: for those who may read the dossier, and nobody else. */
    @Transactional(readOnly = true)
    public DossierRecord read(DossierId id, Actor actor) {
        return applications.read(id, actor);
    }

    /** Who writes the log: the applicant's side and the staff of the incubator. The one place that says so. */
    public boolean mayWrite(DossierRecord dossier, Actor actor) {
        return applications.mayWrite(dossier, actor);
    }

    /** The dossier, or a refusal for those who may only read its log. */
    DossierRecord mustWrite(DossierId id, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        if (!mayWrite(dossier, actor)) throw new NotAllowed("investigation log of dossier " + id);
        return dossier;
    }

    /** The names of those who wrote, by account. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> authors(Collection<AccountId> accountIds) {
        return accountIds.isEmpty() ? Map.of() : accounts.names(Set.copyOf(accountIds));
    }

    LocalDate today() {
        return Paris.today(clock);
    }

    @Override
    @Transactional(readOnly = true)
    public InvestigationProgress progress(DossierId id) {
        DossierRecord dossier = dossiers.find(id).orElseThrow(() -> new NotFound("dossier", id));
        List<Decision> decisions = this.decisions.about(dossier.subject().key());
        LocalDate since = decidedOn(decisions, Outcome.INVESTIGATE);
        LocalDate until = decisions.stream()
                .filter(decision -> decision.outcome() == Outcome.BUILD
                        || decision.outcome().ends())
                .map(Decision::on)
                .filter(day -> since != null && !day.isBefore(since))
                .findFirst()
                .orElse(null);
        return InvestigationProgress.of(
                interviews.facts(id),
                hypotheses.of(id),
                findings.count(id),
                programmes.of(dossier.incubator()),
                since,
                until,
                today(),
                collectivities);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hypothesis> hypotheses(DossierId id) {
        return hypotheses.of(id);
    }

    /** A committee decided to investigate, whatever it decided since. */
    boolean decided(DossierId id) {
        return decidedOn(
                        decisions.about(new DecisionSubject.Key(DossierId.REVIEWED_AS, id.toString())),
                        Outcome.INVESTIGATE)
                != null;
    }

    private static @Nullable LocalDate decidedOn(List<Decision> decisions, Outcome outcome) {
        return decisions.stream()
                .filter(decision -> decision.outcome() == outcome)
                .map(Decision::on)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Optional<InvestigationSummary> published(DossierId id) {
        return Optional.ofNullable(published.get().get(id));
    }

    @Override
    public void hold() {
        published.get();
    }
}
