package org.terreau.call;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Proposals;
import org.terreau.problem.Statement;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;
import org.terreau.web.Allowances;
import org.terreau.web.PublicContent;

/** What is submitted to calls, by whoever proved an e-mail address. */
@Service
public class Submissions {

    /** Longest organisation and name, in characters. */
    public static final int LINE = 200;

    private static final int FOR_ONE_PERSON = 5;
    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 4000;
    private static final int A_DAY_FOR_ONE_ADDRESS = 5;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 20;
    private static final Duration REMINDED_BEFORE = Duration.ofHours(48);
    private static final Period DRAFTS_KEPT = Period.ofMonths(12);

    private final JdbcCalls stored;
    private final Calls calls;
    private final Proposals problems;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Allowances allowances;
    private final Languages languages;
    private final PublicContent content;
    private final Clock clock;

    Submissions(
            JdbcCalls stored,
            Calls calls,
            Proposals problems,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Allowances allowances,
            Languages languages,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.calls = calls;
        this.problems = problems;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.allowances = allowances;
        this.languages = languages;
        this.content = content;
        this.clock = clock;
    }

    /** The call of a submission that came too late; what was typed is kept. */
    public static final class TooLate extends RuntimeException {

        private final Call call;

        TooLate(Call call) {
            super("Call " + call.id() + " closed at " + call.closesAt());
            this.call = call;
        }

        public Call call() {
            return call;
        }
    }

    /**
     * Sends a link to somebody who has no account, or is not signed in, by which they write a submission.
     *
     * @param network the network address it comes from, counted and not kept
     */
    @Transactional
    public void invite(CallId id, String name, String address, String network) {
        Call call = open(id);
        List<Refused.Problem> wrong = new ArrayList<>();
        if (name.isEmpty() || !OneLine.fits(name, LINE)) wrong.add(Refused.Problem.of("nom", "call.name.needed"));
        EmailAddress.problem(address, "courriel", "call.email.wrong").ifPresent(wrong::add);
        if (!wrong.isEmpty()) throw new Refused(wrong);
        EmailAddress email = new EmailAddress(address);
        if (!allowances.take("call-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("call-email", email.value(), A_DAY_FOR_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "call.too-many");
        AccountId account = accounts.open(email, name);
        Accounts.Account known = account(account);
        Words words = languages.in(known.language());
        outbox.send(new Message(
                email,
                "call-invitation",
                words.t("call.mail.invitation.subject", call.title()),
                words.t(
                        "call.mail.invitation.text",
                        known.name(),
                        call.title(),
                        words.moment(call.closesAt()),
                        links.leadingTo(account, id.path() + "/candidater"))));
    }

    private Call open(CallId id) {
        Call call = calls.read(id, Optional.empty()).call();
        if (!call.receives(clock.instant())) throw new Refused("", "call.not-open");
        return call;
    }

    /** Begins a submission. */
    @Transactional
    public SubmissionId begin(CallId id, Actor actor) {
        open(id);
        List<Submission> own = own(id, actor);
        if (own.size() >= FOR_ONE_PERSON) throw new Refused("", "call.submission.many", FOR_ONE_PERSON);
        SubmissionId begun = stored.insert(
                id, actor.id(), actor.name(), new Calls.Draft("", null, Statement.EMPTY), clock.instant());
        audit.record(actor.who(), "call.submission-begun", subject(begun), Map.of());
        return begun;
    }

    /** One's own submissions to a call. */
    @Transactional(readOnly = true)
    public List<Submission> own(CallId id, Actor actor) {
        return stored.by(actor.id()).stream()
                .filter(submission -> submission.call().equals(id))
                .toList();
    }

    /** A submission, for its author, and once submitted for the staff; nobody else learns that it exists. */
    @Transactional(readOnly = true)
    public Submission read(SubmissionId id, Actor actor) {
        return stored.find(id)
                .filter(found -> found.account().equals(actor.id())
                        || found.submittedAt() != null
                                && found.state() != SubmissionState.DRAFT
                                && calls.staff(call(found), actor))
                .orElseThrow(() -> new NotFound("submission", id));
    }

    /** The call that it was made for. */
    public Call call(Submission submission) {
        return stored.find(submission.call()).orElseThrow(() -> new NotFound("call", submission.call()));
    }

    private Submission written(SubmissionId id, Actor actor) {
        Submission submission = read(id, actor);
        if (!submission.account().equals(actor.id())) throw new NotFound("submission", id);
        return submission;
    }

    /**
     * Saves a draft, complete or not, whether or not the call still receives it.
     *
     * @return the version to give with the next save
     * @throws Stale when another window saved in between
     */
    @Transactional
    public long save(SubmissionId id, Calls.Draft draft, long version, Actor actor) {
        Submission submission = written(id, actor);
        if (submission.state() != SubmissionState.DRAFT) throw new Refused("", "call.submission.locked");
        List<Refused.Problem> wrong = tooLong(draft);
        if (!wrong.isEmpty()) throw new Refused(wrong);
        return stored.save(id, draft, version, clock.instant()).orElseThrow(() -> new Stale("submission", id, version));
    }

    private static List<Refused.Problem> tooLong(Calls.Draft draft) {
        List<Refused.Problem> wrong = new ArrayList<>();
        for (Refused.Problem problem : draft.statement().problems())
            if (!problem.arguments().isEmpty()) wrong.add(problem);
        if (!OneLine.fits(draft.organisation(), LINE))
            wrong.add(Refused.Problem.of("organisation", "call.organisation.needed"));
        return wrong;
    }

    /**
     * Submits, if the call still receives.
     *
     * @throws TooLate when it does not: the draft is to be saved, and nothing is submitted
     * @throws Refused naming what is missing
     */
    @Transactional
    public void submit(SubmissionId id, Calls.Draft draft, long version, Actor actor) {
        Instant now = clock.instant();
        Submission submission = written(id, actor);
        Call call = call(submission);
        if (!call.receives(now)) throw new TooLate(call);
        List<Refused.Problem> wrong = new ArrayList<>(draft.statement().problems());
        if (draft.organisation().isEmpty() && draft.collectivity() == null)
            wrong.add(Refused.Problem.of("organisation", "call.organisation.needed"));
        if (!wrong.isEmpty()) throw new Refused(wrong);
        save(id, draft, version, actor);
        move(submission, SubmissionState.SUBMITTED, now);
        audit.record(actor.who(), "call.submitted", subject(id), Map.of());
        mail(
                submission,
                "submitted",
                draft.statement().title(),
                words -> List.of(
                        call.title(),
                        draft.statement().title(),
                        words.moment(now),
                        words.moment(call.closesAt()),
                        words.baseUrl() + id.path()));
    }

    /** Takes a submission up again, to change it before the call closes. */
    @Transactional
    public void takeUp(SubmissionId id, Actor actor) {
        Submission submission = written(id, actor);
        Call call = call(submission);
        if (!call.receives(clock.instant())) throw new TooLate(call);
        move(submission, SubmissionState.DRAFT, null);
        audit.record(actor.who(), "call.submission-taken-up", subject(id), Map.of());
    }

    /** Takes a submission back for good. */
    @Transactional
    public void withdraw(SubmissionId id, Actor actor) {
        Submission submission = written(id, actor);
        if (call(submission).resultsAt() != null) throw new Refused("", "call.results.published");
        move(submission, SubmissionState.WITHDRAWN, null);
        audit.record(actor.who(), "call.submission-withdrawn", subject(id), Map.of());
    }

    private void move(Submission submission, SubmissionState to, @Nullable Instant submittedAt) {
        SubmissionState from =
                stored.find(submission.id()).map(Submission::state).orElse(submission.state());
        if (!stored.move(submission.id(), from, to, submittedAt)) throw new Refused("", "call.submission.moved");
    }

    /** What was submitted, in the order in which it was, for the staff of the incubator. */
    @Transactional(readOnly = true)
    public List<Submission> submitted(CallId id, Actor actor) {
        calls.staffed(id, actor);
        return stored.of(id, SubmissionState.SUBMITTED, SubmissionState.LAUREATE, SubmissionState.NOT_CHOSEN);
    }

    /** How many were submitted, and the laureates: public once they are published. */
    public record Results(int submitted, List<Submission> laureates) {

        public Results {
            laureates = List.copyOf(laureates);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Results> results(Call call) {
        if (call.resultsAt() == null) return Optional.empty();
        List<Submission> all = stored.of(call.id(), SubmissionState.LAUREATE, SubmissionState.NOT_CHOSEN);
        return Optional.of(new Results(
                all.size(),
                all.stream()
                        .filter(submission -> submission.state() == SubmissionState.LAUREATE)
                        .toList()));
    }

    /**
     * Publishes the laureates, once and for all: their problems enter the registry, and each author is told.
     *
     * @param laureates among what was submitted
     * @param reasons for those that are not chosen, by submission
     * @throws Refused when the call is not closed, or a submission that is not chosen has no reason
     */
    @Transactional
    public void publishResults(
            CallId id, String text, Set<SubmissionId> laureates, Map<SubmissionId, String> reasons, Actor actor) {
        Call call = calls.staffed(id, actor);
        actor.mustHave(call.incubator().value(), Role.LEAD);
        if (call.status(clock.instant()) != CallStatus.CLOSED) throw new Refused("", "call.results.not-now");
        List<Submission> submitted = stored.of(id, SubmissionState.SUBMITTED);
        Objections objections = new Objections();
        objections.when(text.length() > Calls.TEXT, "resultats", "call.text.needed", 0, Calls.TEXT);
        for (Submission submission : submitted)
            objections.when(
                    !laureates.contains(submission.id()) && !explains(reasons.getOrDefault(submission.id(), "")),
                    "motif-" + submission.id(),
                    "call.reason.needed",
                    SHORTEST_REASON,
                    LONGEST_REASON);
        objections.raise();
        if (!stored.publishResults(id, text, clock.instant())) throw new Refused("", "call.results.published");
        for (Submission submission : submitted) {
            String reason = reasons.getOrDefault(submission.id(), "");
            if (laureates.contains(submission.id())) choose(call, submission, reason, actor);
            else leaveOut(call, submission, reason);
        }
        audit.record(
                actor.who(),
                "call.results-published",
                Calls.subject(id),
                Map.of("laureates", String.valueOf(laureates.size())));
        calls.tell("call-results", id, call.title(), call.theme());
        content.changed();
    }

    private static boolean explains(String reason) {
        return reason.length() >= SHORTEST_REASON && reason.length() <= LONGEST_REASON;
    }

    /** The problem of a laureate enters the registry. */
    private void choose(Call call, Submission submission, String reason, Actor actor) {
        move(submission, SubmissionState.LAUREATE, null);
        ProblemId problem = problems.write(wording(call, submission), actor);
        stored.told(submission.id(), reason, problem);
        mailResult("laureate", call, submission, reason, problem.path());
    }

    private void leaveOut(Call call, Submission submission, String reason) {
        move(submission, SubmissionState.NOT_CHOSEN, null);
        stored.told(submission.id(), reason, null);
        mailResult("not-chosen", call, submission, reason, "/problemes/proposer");
    }

    private void mailResult(String letter, Call call, Submission submission, String reason, String page) {
        mail(
                submission,
                letter,
                call.title(),
                words -> List.of(call.title(), submission.statement().title(), reason, words.baseUrl() + page));
    }

    private static Proposals.Wording wording(Call call, Submission submission) {
        return new Proposals.Wording(
                submission.statement(),
                List.of(call.theme()),
                Stream.ofNullable(submission.collectivity()).toList());
    }

    /** Reminds those whose draft is not submitted two days before the call closes, once; returns how many. */
    @Transactional
    public int remind() {
        Instant now = clock.instant();
        List<Submission> drafts = stored.toRemind(now, now.plus(REMINDED_BEFORE));
        for (Submission draft : drafts) {
            Call call = call(draft);
            stored.reminded(draft.id(), now);
            mail(
                    draft,
                    "reminder",
                    call.title(),
                    words -> List.of(
                            call.title(),
                            words.moment(call.closesAt()),
                            words.baseUrl() + draft.id().path()));
        }
        return drafts.size();
    }

    /** @param said what the message says, after the author's name, in the reader's language */
    private void mail(Submission submission, String what, String subject, Function<Words, List<Object>> said) {
        Optional<Accounts.Account> known = accounts.byId(submission.account());
        if (known.isEmpty()) return;
        Accounts.Account author = known.get();
        Words words = languages.in(author.language());
        List<Object> arguments = new ArrayList<>();
        arguments.add(author.name());
        arguments.addAll(said.apply(words));
        outbox.send(new Message(
                author.email(),
                "call-" + what,
                words.t("call.mail." + what + ".subject", subject),
                words.t("call.mail." + what + ".text", arguments.toArray())));
    }

    private Accounts.Account account(AccountId id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("account", id));
    }

    private static String subject(SubmissionId id) {
        return "submission:" + id;
    }

    /** The values of a form, from what is stored. */
    public static Map<String, String> values(Submission submission, String collectivity) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Statement.Part part : Statement.Part.values())
            values.put(part.code(), submission.statement().get(part));
        values.put("organisation", submission.organisation());
        values.put("collectivite", Objects.toString(submission.collectivity(), ""));
        values.put("collectivite-recherche", collectivity);
        values.put("version", Long.toString(submission.version()));
        return values;
    }

    @Configuration
    static class Jobs {

        @Bean
        RecurringTask<Void> remindOfCalls(Submissions submissions) {
            return Tasks.recurring("call-reminders", FixedDelay.ofMinutes(10))
                    .execute((instance, context) -> submissions.remind());
        }

        @Bean
        RecurringTask<Void> forgetOldDrafts(JdbcCalls stored, Clock clock) {
            return Tasks.recurring("call-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 50)))
                    .execute((instance, context) -> stored.forgetDraftsSavedBefore(clock.instant()
                            .atZone(Paris.ZONE)
                            .minus(DRAFTS_KEPT)
                            .toInstant()));
        }
    }
}
