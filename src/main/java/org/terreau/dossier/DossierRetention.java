package org.terreau.dossier;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.PersonalData;
import org.terreau.identity.SignInLinks;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.web.KeptData;

/**
 * Takes the people out of dossiers that ended: those who applied and worked on one are told, then what they wrote to each
 * other is deleted and their names leave it. The brief, the opinions and the decision stay, as a committee judged on them.
 */
@Service
class DossierRetention {

    /** A day. */
    private static final int MOST = 200;

    private static final String[] ENDED = Arrays.stream(DossierState.values())
            .filter(DossierState::ended)
            .map(DossierState::code)
            .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final List<EndedDossierData> holders;
    private final Applications applications;
    private final JdbcMembers members;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;
    private final Period kept;
    private final Period notice;

    DossierRetention(
            JdbcClient jdbc,
            List<EndedDossierData> holders,
            Applications applications,
            JdbcMembers members,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock,
            @Value("${terreau.dossiers.kept}") Period kept,
            @Value("${terreau.dossiers.notice}") Period notice) {
        this.jdbc = jdbc;
        this.holders = List.copyOf(holders);
        this.applications = applications;
        this.members = members;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
        this.kept = kept;
        this.notice = notice;
    }

    /** A dossier that ended, and who applied. */
    private record Ended(DossierId id, AccountId applicant) {}

    /**
     * Forgets the people of dossiers that ended long enough ago and who were told; tells those whose turn comes.
     *
     * @return how many dossiers lost their people
     */
    @Transactional
    int run() {
        List<Ended> over = ended("d.retention_told_at > d.step_since and d.retention_told_at < :told", kept);
        for (Ended dossier : over) leave(dossier);
        for (Ended dossier :
                ended("(d.retention_told_at is null or d.retention_told_at < d.step_since)", kept.minus(notice)))
            tell(dossier);
        return over.size();
    }

    /** Those that ended longer ago than this and hold their people still, the first that ended first. */
    private List<Ended> ended(String told, Period before) {
        return jdbc.sql("""
                        select d.id, d.applicant_id from dossier d
                        where d.state = any(:ended) and d.step_since < :before
                          and (d.people_forgotten_at is null or d.people_forgotten_at < d.step_since) and
                        """ + told + " order by d.step_since, d.id limit :most")
                .param("ended", ENDED)
                .param("before", before(before))
                .param("told", before(notice))
                .param("most", MOST)
                .query((row, ignored) ->
                        new Ended(new DossierId(row.getLong("id")), new AccountId(row.getLong("applicant_id"))))
                .list();
    }

    private Timestamp before(Period time) {
        return Timestamp.from(
                Paris.today(clock).minus(time).atStartOfDay(Paris.ZONE).toInstant());
    }

    private void tell(Ended dossier) {
        mark(dossier.id(), "retention_told_at");
        DossierRecord record = applications.find(dossier.id()).orElseThrow();
        Set<AccountId> people = new LinkedHashSet<>();
        people.add(dossier.applicant());
        members.of(dossier.id()).forEach(member -> people.add(member.account()));
        for (AccountId person : people)
            accounts.byId(person).ifPresent(account -> {
                Words words = languages.in(account.language());
                outbox.send(new Message(
                        account.email(),
                        "dossier-retention",
                        words.t("dossier.mail.retention.subject"),
                        words.t(
                                "dossier.mail.retention.text",
                                account.name(),
                                record.named(words),
                                words.date(Paris.today(clock).plus(notice).plusDays(1)),
                                links.leadingTo(account.id(), record.path()))));
            });
    }

    private void leave(Ended dossier) {
        int things = forget(dossier.id());
        for (EndedDossierData holder : holders) things += holder.forget(dossier.id());
        mark(dossier.id(), "people_forgotten_at");
        audit.record(
                Audit.Who.PROGRAM,
                "dossier.people-forgotten",
                "dossier:" + dossier.id(),
                Map.of("things", String.valueOf(things)));
    }

    private void mark(DossierId dossier, String column) {
        Instant now = clock.instant();
        jdbc.sql("update dossier set " + column + " = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", dossier.value())
                .update();
    }

    /** Who applied, who was invited, who read it through and who let it be written again. */
    private int forget(DossierId dossier) {
        int things = jdbc.sql("delete from dossier_member where dossier_id = :dossier")
                .param("dossier", dossier.value())
                .update();
        for (String change : List.of(
                """
                update review_request
                set asked_by = :nobody, asked_by_id = null, reader = :nobody, reader_id = null, message = '', answer = ''
                where dossier_id = :dossier
                """,
                "update brief_reopening set opened_by = :nobody, opened_by_id = null where dossier_id = :dossier",
                "update dossier set applicant = :nobody, draft_author = :nobody where id = :dossier"))
            things += jdbc.sql(change)
                    .param("dossier", dossier.value())
                    .param("nobody", PersonalData.NOBODY)
                    .update();
        return things;
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData endedDossiersKept(@Value("${terreau.dossiers.kept}") Period kept) {
            return new KeptData(201, "dossier.ended", KeptData.Basis.PUBLIC_MISSION, kept);
        }

        @Bean
        RecurringTask<Void> forgetPeopleOfEndedDossiers(DossierRetention retention) {
            return Tasks.recurring("dossier-retention", Schedules.daily(Paris.ZONE, LocalTime.of(4, 25)))
                    .execute((instance, context) -> retention.run());
        }
    }
}
