package org.terreau.support;

import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.shared.Mentions;
import org.terreau.shared.Slice;

/** The SQL of what teams say of the help that they got. */
@Repository
class JdbcSupportRatings {

    private final JdbcClient jdbc;

    JdbcSupportRatings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when somebody of the team answered already. */
    boolean insert(long request, RatingRound round, Rating rating, AccountId by, Instant at) {
        return jdbc.sql("""
                        insert into support_rating
                            (request_id, round, rated_at, account, useful, clear, timely, sentence, quotable)
                        values (:request, :round, :at, :by, :useful, :clear, :timely, :sentence, :quotable)
                        on conflict (request_id, round) do nothing
                        """)
                        .param("request", request)
                        .param("round", round.code())
                        .param("at", Timestamp.from(at))
                        .param("by", by.value())
                        .param("useful", rating.useful())
                        .param("clear", rating.clear(), Types.INTEGER)
                        .param("timely", rating.timely(), Types.INTEGER)
                        .param("sentence", rating.sentence())
                        .param("quotable", rating.quotable())
                        .update()
                == 1;
    }

    Map<RatingRound, Rating> of(long request) {
        Map<RatingRound, Rating> ratings = new EnumMap<>(RatingRound.class);
        jdbc.sql("""
                        select round, useful, clear, timely, sentence, quotable from support_rating
                        where request_id = :request
                        """).param("request", request).query(row -> {
            ratings.put(
                    RatingRound.of(row.getString("round")).orElseThrow(),
                    new Rating(
                            row.getInt("useful"),
                            number(row, "clear"),
                            number(row, "timely"),
                            row.getString("sentence"),
                            row.getBoolean("quotable")));
        });
        return ratings;
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    /** Of each offer that five at least rated at delivery. */
    Map<Long, Satisfaction> satisfaction() {
        Map<Long, Satisfaction> rated = new HashMap<>();
        jdbc.sql("""
                        select r.offer_id, count(*) as answers, avg(g.useful) as useful, avg(g.clear) as clear,
                               avg(g.timely) as timely,
                               (array_agg(g.sentence order by g.rated_at desc)
                                    filter (where g.quotable and g.sentence <> ''))[1 : 3] as sentences
                        from support_rating g join support_request r on r.id = g.request_id
                        where g.round = 'livraison'
                        group by r.offer_id having count(*) >= :floor
                        """).param("floor", Satisfaction.FLOOR).query(row -> {
            Array sentences = row.getArray("sentences");
            rated.put(
                    row.getLong("offer_id"),
                    new Satisfaction(
                            row.getInt("answers"),
                            row.getBigDecimal("useful").setScale(1, RoundingMode.HALF_UP),
                            row.getBigDecimal("clear").setScale(1, RoundingMode.HALF_UP),
                            row.getBigDecimal("timely").setScale(1, RoundingMode.HALF_UP),
                            sentences == null
                                    ? List.of()
                                    : Arrays.stream((String[]) sentences.getArray())
                                            .map(Mentions::masked)
                                            .toList()));
        });
        return rated;
    }

    /** How many rated an offer at delivery. */
    int count(long offer) {
        return jdbc.sql("""
                        select count(*) from support_rating g join support_request r on r.id = g.request_id
                        where r.offer_id = :offer and g.round = 'livraison'
                        """).param("offer", offer).query(Integer.class).single();
    }

    private static final String TO_RATE = """
            from support_request r join support_offer o on o.id = r.offer_id
            where r.delivered_on is not null
              and (r.delivered_on between cast(:today as date) - cast(:open as integer) and :today
                       and not exists (select 1 from support_rating g where g.request_id = r.id and g.round = 'livraison')
                   or r.delivered_on between cast(cast(:today as date) - cast(:open as integer) - interval '6 months' as date)
                                         and cast(cast(:today as date) - interval '6 months' as date)
                       and not exists (select 1 from support_rating g where g.request_id = r.id and g.round = 'six-mois'))
            """;

    /** A letter that is due about a request. */
    record Asked(SupportRequest request, int letters) {}

    /** Those that may be rated now and are not, whoever asked for them, with how many letters left. */
    List<Asked> unrated(LocalDate today) {
        return jdbc.sql("select " + JdbcSupportRequests.COLUMNS + ", r.rating_letters " + TO_RATE + " order by r.id")
                .param("today", today)
                .param("open", RatingRound.OPEN_DAYS)
                .query((row, number) ->
                        new Asked(JdbcSupportRequests.request(row, number), row.getInt("rating_letters")))
                .list();
    }

    void lettersLeft(long request, int letters) {
        jdbc.sql("update support_request set rating_letters = :letters where id = :request")
                .param("letters", letters)
                .param("request", request)
                .update();
    }

    /** Those that this person asked for, except in the incubators for which they work. */
    Slice<SupportRequest> unratedOf(AccountId asker, String[] staffed, LocalDate today, int most) {
        String mine = " and r.asked_by = :asker and r.incubator_id <> all(:staffed) and '*' <> all(:staffed)";
        List<SupportRequest> first = jdbc.sql("select " + JdbcSupportRequests.COLUMNS + TO_RATE + mine
                        + " order by r.delivered_on, r.id limit 50")
                .param("today", today)
                .param("open", RatingRound.OPEN_DAYS)
                .param("asker", asker.value())
                .param("staffed", staffed)
                .query(JdbcSupportRequests::request)
                .list();
        return new Slice<>(first.subList(0, Math.min(most, first.size())), 1, most, first.size());
    }
}
