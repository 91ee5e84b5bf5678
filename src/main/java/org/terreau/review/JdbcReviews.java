package org.terreau.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;

/** The SQL of opinions. */
@Repository
class JdbcReviews {

    private final JdbcClient jdbc;

    JdbcReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that this account may read, in the order in which they were given: what may not be read stays there.
     *
     * @param all it may read every one of them
     */
    List<Reviews.Opinion> opinions(ReviewSubject subject, AccountId me, boolean all) {
        Map<String, Reviews.Opinion> found = new LinkedHashMap<>();
        jdbc.sql("""
                        with visible as (
                            select o.* from review_opinion o
                            where o.subject_kind = :kind and o.subject_id = :id
                              and (o.account_id = :me
                                   or exists (select 1 from review_opinion mine
                                              where mine.subject_kind = :kind and mine.subject_id = :id
                                                and mine.prerequisite = o.prerequisite and mine.account_id = :me)
                                   or :all))
                        select v.prerequisite, v.account_id, v.author, v.standing, v.reason, v.given_at,
                               e.standing as earlier_standing, e.reason as earlier_reason,
                               e.given_at as earlier_at, e.after_reading
                        from visible v
                        left join review_opinion_earlier e using (subject_kind, subject_id, prerequisite, account_id)
                        order by v.given_at, v.account_id, v.prerequisite, e.id
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("me", me.value())
                .param("all", all)
                .query((row, ignored) -> opinion(row))
                .list()
                .forEach(read -> found.merge(
                        read.prerequisite().code() + " " + read.reviewer(),
                        read,
                        (before, next) -> new Reviews.Opinion(
                                before.prerequisite(),
                                before.reviewer(),
                                before.author(),
                                before.standing(),
                                before.reason(),
                                before.at(),
                                java.util.stream.Stream.concat(before.earlier().stream(), next.earlier().stream())
                                        .toList())));
        return List.copyOf(found.values());
    }

    private static Reviews.Opinion opinion(ResultSet row) throws SQLException {
        String earlier = row.getString("earlier_standing");
        return new Reviews.Opinion(
                Prerequisite.of(row.getString("prerequisite")),
                new AccountId(row.getLong("account_id")),
                row.getString("author"),
                Standing.of(row.getString("standing")),
                row.getString("reason"),
                row.getTimestamp("given_at").toInstant(),
                earlier == null
                        ? List.of()
                        : List.of(new Reviews.Earlier(
                                Standing.of(earlier),
                                row.getString("earlier_reason"),
                                row.getTimestamp("earlier_at").toInstant(),
                                row.getBoolean("after_reading"))));
    }

    void write(ReviewSubject subject, Prerequisite prerequisite, Reviews.Judgement judgement, Actor actor, Instant at) {
        Map<String, Object> values = Map.of(
                "kind", subject.kind(),
                "id", subject.id(),
                "prerequisite", prerequisite.code(),
                "account", actor.id().value(),
                "author", actor.name(),
                "standing", judgement.standing().code(),
                "reason", judgement.reason(),
                "at", Timestamp.from(at));
        jdbc.sql("""
                        insert into review_opinion_earlier (subject_kind, subject_id, prerequisite, account_id, standing,
                                                            reason, given_at, after_reading)
                        select subject_kind, subject_id, prerequisite, account_id, standing, reason, given_at,
                               exists (select 1 from review_opinion other
                                       where other.subject_kind = :kind and other.subject_id = :id
                                         and other.prerequisite = :prerequisite and other.account_id <> :account)
                        from review_opinion
                        where subject_kind = :kind and subject_id = :id and prerequisite = :prerequisite
                          and account_id = :account and (standing, reason) <> (:standing, :reason)
                        """).params(values).update();
        jdbc.sql("""
                        insert into review_opinion
                            (subject_kind, subject_id, prerequisite, account_id, author, standing, reason, given_at)
                        values (:kind, :id, :prerequisite, :account, :author, :standing, :reason, :at)
                        on conflict (subject_kind, subject_id, prerequisite, account_id) do update
                        set standing = excluded.standing, reason = excluded.reason, given_at = excluded.given_at
                        where (review_opinion.standing, review_opinion.reason) <> (excluded.standing, excluded.reason)
                        """).params(values).update();
    }
}
