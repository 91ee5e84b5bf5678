package org.terreau.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Condition;
import org.terreau.decision.Decidable;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionReaders;
import org.terreau.decision.DecisionRecorded;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.DecisionSubjects;
import org.terreau.decision.Effects;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;
import org.terreau.web.PublicContent;

/** Dossiers as committees decide on them, as long as no product was born of them, and what follows for their applicants. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DecidedDossiers implements DecisionSubjects, DecisionReaders {

    /** Its listener is heard before those that build on the dossier. */
    private static final int FIRST = 100;

    private final JdbcDossiers dossiers;
    private final JdbcDossierMoves moves;
    private final JdbcMembers members;
    private final Effects effects;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final PublicContent content;
    private final Clock clock;

    DecidedDossiers(
            JdbcDossiers dossiers,
            JdbcDossierMoves moves,
            JdbcMembers members,
            Effects effects,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            PublicContent content,
            Clock clock) {
        this.dossiers = dossiers;
        this.moves = moves;
        this.members = members;
        this.effects = effects;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.content = content;
        this.clock = clock;
    }

    private Optional<DossierRecord> dossier(DecisionSubject.Key key) {
        return key.kind().equals(DossierId.REVIEWED_AS) ? dossiers.find(DossierId.parse(key.id())) : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Decidable> find(DecisionSubject.Key key) {
        return dossier(key)
                .map(dossier -> decidable(
                        dossier,
                        moves.read(dossier.id())
                                .map(position -> Paris.day(position.since()))
                                .orElse(null)));
    }

    private static Decidable decidable(DossierRecord dossier, @Nullable LocalDate since) {
        return new Decidable(
                new DecisionSubject(dossier.subject().key(), dossier.incubator(), dossier.title(), dossier.path()),
                dossier.state().stage(),
                List.of(),
                since,
                false);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Decidable> waiting(IncubatorId incubator) {
        return dossiers.waiting(incubator).stream()
                .map(dossier -> decidable(dossier, null))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountId> people(DecisionSubject.Key key) {
        return dossier(key).map(dossier -> List.of(dossier.applicantId())).orElse(List.of());
    }

    /** Those who read the dossier read what was decided on it. */
    @Override
    @Transactional(readOnly = true)
    public boolean mayRead(DecisionSubject.Key key, Actor actor) {
        return dossier(key)
                .filter(dossier -> dossier.applicantId().equals(actor.id())
                        || members.kind(dossier.id(), actor.id()).isPresent())
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountId> team(DecisionSubject.Key key) {
        return dossier(key)
                .map(dossier -> Stream.concat(
                                Stream.of(dossier.applicantId()),
                                members.of(dossier.id()).stream()
                                        .filter(member -> member.kind().access().writes())
                                        .map(Member::account))
                        .toList())
                .orElse(List.of());
    }

    /** The committee decided: the dossier follows, and the applicant is told. */
    @EventListener
    @Order(FIRST)
    @Transactional
    void decided(DecisionRecorded decision) {
        DossierId id = decision.id(DossierId.REVIEWED_AS).map(DossierId::parse).orElse(null);
        if (id == null) return;
        DossierRecord dossier = dossiers.find(id).orElseThrow(() -> new NotFound("dossier", id));
        DossierState next = DossierState.after(decision.outcome());
        if (!dossier.state().mayBecome(next)
                || !moves.move(
                        id,
                        dossier.state(),
                        next,
                        decision.by(),
                        decision.decision().reason(),
                        clock.instant())) throw new Refused("", "dossier.moved");
        content.changed();
        effects.done(decision.decision(), "dossier-moved", "", next.code());
        accounts.byId(dossier.applicantId()).ifPresent(applicant -> {
            tell(dossier, decision.decision(), applicant);
            effects.done(decision.decision(), "applicant-told", "", dossier.applicant());
        });
    }

    /** Tells the applicant, unless their account was erased: what was decided, what is granted, what comes next. */
    private void tell(DossierRecord dossier, Decision decision, Accounts.Account applicant) {
        Words words = languages.in(applicant.language());
        String key = "dossier.mail.decided." + decision.outcome().code();
        outbox.send(new Message(
                applicant.email(),
                "dossier-decided",
                words.t(key + ".subject", dossier.title()),
                words.t(
                        key + ".text",
                        dossier.applicant(),
                        decision.reason(),
                        words.baseUrl() + dossier.path(),
                        words.date(decision.on()),
                        granted(decision, words) + asked(decision, words),
                        returning(decision, words))));
    }

    /** The conditions, one a line. */
    private static String asked(Decision decision, Words words) {
        StringBuilder asked = new StringBuilder();
        for (Condition condition : decision.conditions())
            asked.append(words.t(
                    "dossier.mail.decided.condition",
                    condition.wording(),
                    words.t("decision.owner." + condition.owner().code()),
                    words.date(condition.dueOn())));
        return asked.toString();
    }

    /** Where to go and when to come back, of a decision that ends. */
    private static String returning(Decision decision, Words words) {
        String elsewhere = decision.ruling().elsewhere();
        String returnIf = decision.ruling().returnIf();
        return (elsewhere.isEmpty() ? "" : words.t("dossier.mail.decided.elsewhere", elsewhere))
                + (returnIf.isEmpty() ? "" : words.t("dossier.mail.decided.return", returnIf));
    }

    private static String granted(Decision decision, Words words) {
        Money amount = decision.amount();
        LocalDate until = decision.until();
        if (amount == null) return words.t("dossier.mail.decided.nothing");
        return until == null
                ? words.t("dossier.mail.decided.granted", words.money(amount))
                : words.t("dossier.mail.decided.granted.until", words.money(amount), words.date(until));
    }
}
