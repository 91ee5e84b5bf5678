package org.terreau.brief;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Author;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Dossiers;
import org.terreau.dossier.Member;
import org.terreau.dossier.MemberKind;
import org.terreau.dossier.Members;
import org.terreau.dossier.ReviewRequest;
import org.terreau.dossier.ReviewRequests;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;

/** Comments on the parts of a brief, by all who read it. They stay with their part whatever becomes of the text. */
@Service
public class Comments {

    private static final int LONGEST = 4000;
    private static final int LONGEST_QUOTE = 500;

    private final Applications applications;
    private final JdbcComments comments;
    private final Dossiers dossiers;
    private final Members members;
    private final ReviewRequests requests;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Duration quiet;
    private final Clock clock;

    Comments(
            Applications applications,
            JdbcComments comments,
            Dossiers dossiers,
            Members members,
            ReviewRequests requests,
            Accounts accounts,
            Outbox outbox,
            Audit audit,
            Languages languages,
            @Value("${terreau.dossier.comments-quiet:5m}") Duration quiet,
            Clock clock) {
        this.applications = applications;
        this.comments = comments;
        this.dossiers = dossiers;
        this.members = members;
        this.requests = requests;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.quiet = quiet;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Comment.Thread> threads(DossierRecord dossier) {
        return comments.threads(dossier.id());
    }

    /**
     * Opens a thread on a part.
     *
     * @param quote the passage that it is about; empty for the whole part
     */
    @Transactional
    public void comment(DossierId id, Brief.Part part, String quote, String text, Actor actor) {
        applications.mustAct(id, actor);
        check("commentaire-" + part.code(), text);
        if (quote.length() > LONGEST_QUOTE)
            throw new Refused("passage-" + part.code(), "dossier.brief.long", LONGEST_QUOTE);
        long thread = comments.insert(id, null, part, quote, text, Author.of(actor, clock.instant()));
        audit.record(actor.who(), "dossier.commented", "dossier:" + id, Map.of("comment", Long.toString(thread)));
    }

    /** Answers in a thread; a settled one is open again. */
    @Transactional
    public void answer(DossierId id, long thread, String text, Actor actor) {
        applications.mustAct(id, actor);
        Comment.Thread known = thread(id, thread);
        check("reponse-" + thread, text);
        comments.insert(id, thread, known.part(), "", text, Author.of(actor, clock.instant()));
        if (!known.open()) comments.settle(thread, null, null);
        audit.record(actor.who(), "dossier.commented", "dossier:" + id, Map.of("comment", Long.toString(thread)));
    }

    /** Settles a thread or opens it again: for those who write the brief, and the one who began it. */
    @Transactional
    public void settle(DossierId id, long thread, boolean resolved, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        Comment.Thread known = thread(id, thread);
        if (!applications.mayWrite(dossier, actor)
                && !actor.id().equals(known.first().authorId())) throw new NotAllowed("settling comment " + thread);
        comments.settle(thread, resolved ? actor.name() : null, resolved ? clock.instant() : null);
        audit.record(
                actor.who(),
                resolved ? "dossier.comment-resolved" : "dossier.comment-reopened",
                "dossier:" + id,
                Map.of("comment", Long.toString(thread)));
    }

    private Comment.Thread thread(DossierId id, long thread) {
        return comments.thread(id, thread).orElseThrow(() -> new NotFound("comment", thread));
    }

    private static void check(String field, String text) {
        if (text.isEmpty()) throw new Refused(field, "brief.comment.needed");
        if (text.length() > LONGEST) throw new Refused(field, "dossier.brief.long", LONGEST);
    }

    /**
     * Tells of new comments once nobody has written for a while: one message per person and dossier, whatever the number
     * of comments.
     */
    @Transactional
    void announce() {
        Map<DossierId, List<JdbcComments.Unannounced>> fresh =
                comments.takeUnannounced(clock.instant().minus(quiet)).stream()
                        .sorted(Comparator.comparingLong(JdbcComments.Unannounced::id))
                        .collect(Collectors.groupingBy(
                                JdbcComments.Unannounced::dossier, LinkedHashMap::new, Collectors.toList()));
        fresh.forEach((id, written) -> dossiers.find(id).ifPresent(dossier -> announce(dossier, written)));
    }

    private void announce(DossierRecord dossier, List<JdbcComments.Unannounced> written) {
        List<Comment.Thread> threads = comments.threads(dossier.id());
        Map<AccountId, List<JdbcComments.Unannounced>> byReader = new LinkedHashMap<>();
        for (JdbcComments.Unannounced comment : written)
            for (AccountId reader : concerned(dossier, threads, comment.thread()))
                if (reader.value() != comment.authorId())
                    byReader.computeIfAbsent(reader, none -> new ArrayList<>()).add(comment);
        byReader.forEach((reader, theirs) -> accounts.byId(reader)
                .filter(account -> applications.mayRead(dossier, account))
                .ifPresent(account -> send(dossier, account, theirs)));
    }

    /** Those who write the brief, those whose look at it is awaited, and those who wrote in the thread. */
    private Set<AccountId> concerned(DossierRecord dossier, List<Comment.Thread> threads, long thread) {
        Set<AccountId> concerned = new LinkedHashSet<>();
        concerned.add(dossier.applicantId());
        for (Member member : members.list(dossier))
            if (member.kind() == MemberKind.WRITER) concerned.add(member.account());
        for (ReviewRequest request : requests.list(dossier)) if (request.waits()) add(concerned, request.readerId());
        for (Comment.Thread each : threads)
            if (each.id() == thread) {
                add(concerned, each.first().authorId());
                for (Comment answer : each.answers()) add(concerned, answer.authorId());
            }
        return concerned;
    }

    private static void add(Set<AccountId> concerned, @Nullable AccountId account) {
        if (account != null) concerned.add(account);
    }

    private void send(DossierRecord dossier, Accounts.Account to, List<JdbcComments.Unannounced> written) {
        Words words = languages.in(to.language());
        String lines = written.stream()
                .map(comment -> words.t(
                        "brief.mail.comments.line",
                        comment.author(),
                        words.t("dossier.part." + comment.part().code()),
                        comment.text()))
                .collect(Collectors.joining("\n\n"));
        outbox.send(new Message(
                to.email(),
                "dossier-comments",
                words.t("brief.mail.comments.subject", written.size(), dossier.named(words)),
                words.t("brief.mail.comments.text", to.name(), lines, words.baseUrl() + dossier.path())));
    }

    @Configuration
    static class Announcing {

        @Bean
        RecurringTask<Void> announceComments(
                Comments comments, @Value("${terreau.dossier.comments-interval:1m}") Duration interval) {
            return Tasks.recurring("dossier-comments", FixedDelay.of(interval))
                    .execute((instance, context) -> comments.announce());
        }
    }
}
