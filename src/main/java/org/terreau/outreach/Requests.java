package org.terreau.outreach;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.eligibility.Assessments;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Letters;
import org.terreau.incubator.Programmes;
import org.terreau.incubator.WorkingDays;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Words;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.web.Allowances;
import org.terreau.web.KeptData;
import org.terreau.web.PublicContent;

/** Call-back requests: left by anybody, answered by the staff of the incubator. */
@Service
public class Requests implements CallBackRequests {

    /** Longest note, and longest answer, in characters. */
    public static final int TEXT = 5000;

    /** How long one that was closed is kept. */
    static final Period KEPT = Period.ofMonths(24);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int A_DAY_FROM_ONE_ADDRESS = 5;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 30;
    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    private final JdbcRequests requests;
    private final Incubators incubators;
    private final Programmes programmes;
    private final Collectivities collectivities;
    private final Assessments assessments;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Audit audit;
    private final Allowances allowances;
    private final Languages languages;
    private final PublicContent content;
    private final Letters letters;
    private final Clock clock;

    Requests(
            JdbcRequests requests,
            Incubators incubators,
            Programmes programmes,
            Collectivities collectivities,
            Assessments assessments,
            Accounts accounts,
            Outbox outbox,
            Audit audit,
            Allowances allowances,
            Languages languages,
            PublicContent content,
            Letters letters,
            Clock clock) {
        this.requests = requests;
        this.incubators = incubators;
        this.programmes = programmes;
        this.collectivities = collectivities;
        this.assessments = assessments;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.allowances = allowances;
        this.languages = languages;
        this.content = content;
        this.letters = letters;
        this.clock = clock;
    }

    /** What the person is told: the reference, and by when an answer is due. */
    public record Received(RequestReference reference, LocalDate dueOn) {}

    /**
     * Receives a request for this site's incubator and acknowledges it by e-mail.
     *
     * @param found problems that the form found already
     * @param network the network address it comes from, counted and not kept
     * @throws Refused naming each field to correct, or when too many came from the same place
     */
    @Transactional
    public Received receive(NewRequest asked, List<Refused.Problem> found, String network, Locale language) {
        List<Refused.Problem> problems = new ArrayList<>(asked.problems());
        problems.addAll(found);
        Optional<Collectivity> collectivity =
                Optional.ofNullable(asked.collectivity()).flatMap(collectivities::find);
        if (asked.kind() == OrganisationKind.COLLECTIVITY && collectivity.isEmpty() && found.isEmpty())
            problems.add(Refused.Problem.of("collectivite-recherche", "outreach.collectivity.needed"));
        if (!problems.isEmpty()) throw new Refused(problems);
        EmailAddress email = new EmailAddress(asked.email());
        if (!allowances.take("contact-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("contact-email", email.value(), A_DAY_FROM_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "outreach.too-many");
        NewRequest kept = asked.assessment() == null
                        || assessments.find(asked.assessment()).isPresent()
                ? asked
                : asked.withoutAssessment();
        Incubator host = incubators.host();
        Instant now = clock.instant();
        int delay = programmes.of(host.id()).replyDays();
        LocalDate due = WorkingDays.plus(Paris.day(now), delay);
        RequestReference reference = RequestReference.drawn(RANDOM);
        String organisation = collectivity.map(Collectivity::label).orElse(asked.organisation());
        requests.insert(reference, host.id(), kept, organisation, language.getLanguage(), now, due);
        content.changed();
        audit.record(Audit.Who.VISITOR, "callback.received", subject(reference), Map.of());
        Words words = languages.in(language);
        outbox.send(new Message(
                email,
                "call-back-acknowledged",
                words.t("outreach.mail.received.subject", reference),
                words.t(
                        "outreach.mail.received.text",
                        asked.name(),
                        reference,
                        words.date(due),
                        host.title(),
                        asked.message())));
        return new Received(reference, due);
    }

    @Transactional(readOnly = true)
    public Slice<Inbox.Line> inbox(Inbox.Filter filter, int page, Actor actor) {
        return requests.page(actor.scopes(STAFF), filter, page, Paris.today(clock));
    }

    /** At most ten thousand, for a file. */
    @Transactional(readOnly = true)
    public List<Inbox.Line> export(Inbox.Filter filter, Actor actor) {
        return requests.all(actor.scopes(STAFF), filter, Paris.today(clock));
    }

    /** The names of those to whom the lines are assigned, by account number. */
    @Transactional(readOnly = true)
    public Map<Long, String> assignees(List<Inbox.Line> lines) {
        Map<Long, String> names = new HashMap<>();
        accounts.names(lines.stream()
                        .map(Inbox.Line::assignee)
                        .filter(Objects::nonNull)
                        .map(AccountId::new)
                        .collect(Collectors.toSet()))
                .forEach((id, name) -> names.put(id.value(), name));
        return names;
    }

    @Transactional(readOnly = true)
    public Inbox.Detail detail(RequestReference reference, Actor actor) {
        Inbox.Detail detail = requests.find(reference, Paris.today(clock))
                .orElseThrow(() -> new NotFound("call-back request", reference));
        actor.mustHave(detail.request().incubator().value(), STAFF);
        return detail;
    }

    /** Those to whom a request of this incubator may be assigned. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> colleagues(String incubator) {
        return accounts.holding(incubator, STAFF);
    }

    /**
     * Gives the request to a colleague, who is told by e-mail, or to nobody.
     *
     * @throws Refused when the account does not work for the incubator
     */
    @Transactional
    public void assign(RequestReference reference, @Nullable AccountId to, Actor actor) {
        Inbox.Detail detail = detail(reference, actor);
        Accounts.Account colleague = to == null ? null : colleague(detail, to);
        requests.assign(reference, to == null ? null : to.value());
        audit.record(
                actor.who(),
                "callback.assigned",
                subject(reference),
                Map.of("to", colleague == null ? "" : colleague.name()));
        if (colleague == null || colleague.id().equals(actor.id())) return;
        letters.send(
                colleague.id(),
                "call-back-assigned",
                words -> new Letters.Letter(
                        words.t("outreach.mail.assigned.subject", reference),
                        words.t(
                                "outreach.mail.assigned.text",
                                colleague.name(),
                                actor.name(),
                                detail.request().organisation(),
                                words.date(detail.dueOn()),
                                words.baseUrl() + "/demandes/" + reference)));
    }

    private Accounts.Account colleague(Inbox.Detail detail, AccountId to) {
        return colleagues(detail.request().incubator().value()).stream()
                .filter(account -> account.id().equals(to))
                .findFirst()
                .orElseThrow(() -> new Refused("responsable", "outreach.assignee.unknown"));
    }

    /** Adds a note that only the staff read. */
    @Transactional
    public void note(RequestReference reference, String text, Actor actor) {
        detail(reference, actor);
        if (text.isEmpty()) throw new Refused("note", "outreach.note.needed");
        if (text.length() > TEXT) throw new Refused("note", "outreach.text.long", TEXT);
        requests.note(reference, actor.name(), clock.instant(), text);
        audit.record(actor.who(), "callback.noted", subject(reference), Map.of());
    }

    /**
     * Answers the person by e-mail and closes the request.
     *
     * @param reason the answer, with its reason, in the person's words
     */
    @Transactional
    public void answer(RequestReference reference, String reason, Actor actor) {
        Inbox.Detail detail = detail(reference, actor);
        if (reason.length() < 20) throw new Refused("reponse", "outreach.answer.needed");
        if (reason.length() > TEXT) throw new Refused("reponse", "outreach.text.long", TEXT);
        close(reference, RequestState.ANSWERED, reason, null);
        audit.record(actor.who(), "callback.answered", subject(reference), Map.of());
        Words words = languages.in(Locale.forLanguageTag(requests.language(reference)));
        Incubator incubator = incubators
                .find(detail.request().incubator())
                .orElseThrow(() -> new NotFound("incubator", detail.request().incubator()));
        outbox.send(new Message(
                detail.request().email(),
                "call-back-answered",
                words.t("outreach.mail.answered.subject", reference),
                words.t(
                        "outreach.mail.answered.text",
                        detail.request().name(),
                        reason,
                        actor.name(),
                        incubator.title(),
                        words.baseUrl() + "/contact")));
    }

    @Override
    @Transactional(readOnly = true)
    public Request read(RequestReference reference, Actor actor) {
        return detail(reference, actor).request();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Request> open(RequestReference reference, Actor actor) {
        Inbox.Detail detail = detail(reference, actor);
        return detail.state() == RequestState.TO_ANSWER ? Optional.of(detail.request()) : Optional.empty();
    }

    @Override
    @Transactional
    public void turnedIntoDossier(RequestReference reference, String dossierPath, Actor actor) {
        detail(reference, actor);
        close(reference, RequestState.DOSSIER, null, dossierPath);
        audit.record(actor.who(), "callback.turned-into-dossier", subject(reference), Map.of("dossier", dossierPath));
    }

    private void close(
            RequestReference reference, RequestState state, @Nullable String answer, @Nullable String dossier) {
        if (!requests.close(reference, state, clock.instant(), answer, dossier))
            throw new Refused("", "outreach.closed-already");
        content.changed();
    }

    private static String subject(RequestReference reference) {
        return "callback:" + reference;
    }

    /** Names and messages are forgotten two years after the answer. */
    @Transactional
    int forgetOld() {
        return requests.forgetClosedBefore(
                clock.instant().atZone(Paris.ZONE).minus(KEPT).toInstant());
    }

    @Configuration
    static class Retention {

        @Bean
        static KeptData requestsKept() {
            return new KeptData(100, "outreach.requests", KeptData.Basis.PUBLIC_MISSION, KEPT);
        }

        @Bean
        RecurringTask<Void> forgetOldRequests(Requests requests) {
            return Tasks.recurring("outreach-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 20)))
                    .execute((instance, context) -> requests.forgetOld());
        }
    }
}
