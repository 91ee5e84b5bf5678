package org.terreau.follow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Slice;

/** The SQL of news, followers and what they follow. */
@Repository
class JdbcFollow implements Newsroom {

    private static final String FOLLOWER =
            "select id, email, language, rhythm, key, confirmed_at, told_until from follower ";
    private static final String NEWS = "select n.id, n.at, n.kind, n.title, n.path from news n ";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcFollow(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param key carried by each message, to change or stop them */
    record Follower(
            long id,
            EmailAddress email,
            Locale language,
            Rhythm rhythm,
            String key,
            @Nullable Instant confirmedAt,
            Instant toldUntil) {}

    @Override
    public void tell(String kind, String title, String path, Set<Topic> topics) {
        long news = jdbc.sql("insert into news (at, kind, title, path) values (:at, :kind, :title, :path) returning id")
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", kind)
                .param("title", title)
                .param("path", path)
                .query(Long.class)
                .single();
        for (Topic topic : topics)
            jdbc.sql("insert into news_topic (news_id, kind, topic) values (:news, :kind, :topic)")
                    .param("news", news)
                    .param("kind", topic.kind())
                    .param("topic", topic.id())
                    .update();
    }

    @Override
    public Set<Long> move(Topic from, Topic to) {
        Set<Long> moved = new HashSet<>(jdbc.sql("""
                        insert into follow (follower_id, kind, topic, since)
                        select follower_id, :toKind, :to, since from follow where kind = :fromKind and topic = :from
                        on conflict do nothing
                        returning follower_id
                        """)
                .param("toKind", to.kind())
                .param("to", to.id())
                .param("fromKind", from.kind())
                .param("from", from.id())
                .query(Long.class)
                .list());
        return moved;
    }

    @Override
    public void moveBack(Topic from, Topic to, Set<Long> moved) {
        if (moved.isEmpty()) return;
        jdbc.sql("delete from follow where kind = :kind and topic = :topic and follower_id in (:moved)")
                .param("kind", to.kind())
                .param("topic", to.id())
                .param("moved", moved)
                .update();
    }

    @Override
    public SortedMap<String, List<Long>> followers(String kind) {
        SortedMap<String, List<Long>> followers = new TreeMap<>();
        jdbc.sql("select topic, follower_id from follow where kind = :kind order by topic, follower_id")
                .param("kind", kind)
                .query((row, ignored) -> Map.entry(row.getString("topic"), row.getLong("follower_id")))
                .list()
                .forEach(one -> followers
                        .computeIfAbsent(one.getKey(), topic -> new ArrayList<>())
                        .add(one.getValue()));
        return followers;
    }

    /** The newest first; all of them when no topic is given. */
    Slice<News> news(@Nullable Topic topic, int page, int size) {
        int number = Math.max(1, page);
        String of =
                topic == null ? "" : "join news_topic t on t.news_id = n.id and t.kind = :kind and t.topic = :topic ";
        String kind = topic == null ? "" : topic.kind();
        String id = topic == null ? "" : topic.id();
        long total = jdbc.sql("select count(*) from news n " + of)
                .param("kind", kind)
                .param("topic", id)
                .query(Long.class)
                .single();
        List<News> items = jdbc.sql(NEWS + of + "order by n.at desc, n.id desc limit :limit offset :offset")
                .param("kind", kind)
                .param("topic", id)
                .param("limit", size)
                .param("offset", (long) (number - 1) * size)
                .query(JdbcFollow::news)
                .list();
        return new Slice<>(items, number, size, total);
    }

    /** What happened to what somebody follows, the oldest first, each thing once. */
    List<News> newsFor(long follower, Instant after, Instant until, int most) {
        return jdbc.sql(NEWS + """
                        where n.at > :after and n.at <= :until
                          and exists (select 1 from news_topic t join follow f on f.kind = t.kind and f.topic = t.topic
                                      where t.news_id = n.id and f.follower_id = :follower and n.at >= f.since)
                        order by n.at, n.id limit :most
                        """)
                .param("after", Timestamp.from(after))
                .param("until", Timestamp.from(until))
                .param("follower", follower)
                .param("most", most)
                .query(JdbcFollow::news)
                .list();
    }

    private static News news(ResultSet row, int ignored) throws SQLException {
        return new News(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("title"),
                row.getString("path"));
    }

    /** The follower of this address, written down if there is none. */
    Follower open(EmailAddress email, Locale language, Rhythm rhythm) {
        jdbc.sql("""
                        insert into follower (email, language, rhythm, key, created_at, told_until)
                        values (:email, :language, :rhythm, :key, :now, :now)
                        on conflict (email) do update set rhythm = excluded.rhythm
                        """)
                .param("email", email.value())
                .param("language", language.getLanguage().equals("en") ? "en" : "fr")
                .param("rhythm", rhythm.code())
                .param("key", SecretToken.draw().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return byEmail(email).orElseThrow();
    }

    Optional<Follower> byEmail(EmailAddress email) {
        return jdbc.sql(FOLLOWER + "where email = :email")
                .param("email", email.value())
                .query(JdbcFollow::follower)
                .optional();
    }

    Optional<Follower> byKey(String key) {
        return jdbc.sql(FOLLOWER + "where key = :key")
                .param("key", key)
                .query(JdbcFollow::follower)
                .optional();
    }

    private static Follower follower(ResultSet row, int ignored) throws SQLException {
        Timestamp confirmed = row.getTimestamp("confirmed_at");
        return new Follower(
                row.getLong("id"),
                new EmailAddress(row.getString("email")),
                Locale.forLanguageTag(row.getString("language")),
                Rhythm.of(row.getString("rhythm")).orElse(Rhythm.WEEKLY),
                row.getString("key"),
                confirmed == null ? null : confirmed.toInstant(),
                row.getTimestamp("told_until").toInstant());
    }

    void confirm(long follower) {
        jdbc.sql("update follower set confirmed_at = :now where id = :id and confirmed_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", follower)
                .update();
    }

    void rhythm(long follower, Rhythm rhythm) {
        jdbc.sql("update follower set rhythm = :rhythm where id = :id")
                .param("rhythm", rhythm.code())
                .param("id", follower)
                .update();
    }

    void follow(long follower, Topic topic) {
        jdbc.sql("""
                        insert into follow (follower_id, kind, topic, since) values (:follower, :kind, :topic, :now)
                        on conflict do nothing
                        """)
                .param("follower", follower)
                .param("kind", topic.kind())
                .param("topic", topic.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    int unfollow(long follower, Topic topic) {
        return jdbc.sql("delete from follow where follower_id = :follower and kind = :kind and topic = :topic")
                .param("follower", follower)
                .param("kind", topic.kind())
                .param("topic", topic.id())
                .update();
    }

    List<Topic> followed(long follower) {
        return jdbc.sql("select kind, topic from follow where follower_id = :follower order by kind, topic")
                .param("follower", follower)
                .query((row, ignored) -> new Topic(row.getString("kind"), row.getString("topic")))
                .list();
    }

    int forget(EmailAddress email) {
        return jdbc.sql("delete from follower where email = :email")
                .param("email", email.value())
                .update();
    }

    int forgetUnconfirmedBefore(Instant before) {
        return jdbc.sql("delete from follower where confirmed_at is null and created_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    int forgetNewsBefore(Instant before) {
        return jdbc.sql("delete from news where at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /** A follower whose digest is due, held by the caller's transaction and skipped by other instances. */
    Optional<Follower> takeDue(Collection<Rhythm> rhythms, Instant until) {
        return jdbc.sql(FOLLOWER + """
                        where confirmed_at is not null and rhythm in (:rhythms) and told_until < :until
                        order by id limit 1 for update skip locked
                        """)
                .param("rhythms", rhythms.stream().map(Rhythm::code).toList())
                .param("until", Timestamp.from(until))
                .query(JdbcFollow::follower)
                .optional();
    }

    void toldUntil(long follower, Instant until) {
        jdbc.sql("update follower set told_until = :until where id = :id")
                .param("until", Timestamp.from(until))
                .param("id", follower)
                .update();
    }
}
