package org.terreau.support;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierId;
import org.terreau.shared.Slice;

/** The requests that somebody may read, as the desk lists them. */
@Component
class SupportDeskQuery {

    private static final int PAGE = 20;
    private static final int EXPORTED = 10_000;

    /** What is confidential is read by who gives it, who asked and who leads. */
    private static final String SEEN = """
            where ('*' = any(:incubators) or r.incubator_id = any(:incubators))
              and (not r.confidential or r.deliverer = :me or r.asked_by = :me or '*' = any(:led) or r.incubator_id = any(:led))
              and (r.dossier_id is null or r.dossier_id <> all(:aside))
            """;

    private static final String NARROWED = """
              and (cardinality(:states) = 0 or r.state = any(:states))
              and (:offer = 0 or r.offer_id = :offer)
              and (:who = '' or :who = 'moi' and r.deliverer = :me or :who = 'personne' and r.deliverer is null)
              and (:text = '' or position(:text in lower(r.about || ' ' || o.name)) > 0)
            """;

    private static final String ORDER = """
            order by (r.state = 'demandee') desc, case when r.state = 'demandee' then r.due_on end, r.asked_at desc, r.id desc
            """;

    private final JdbcClient jdbc;

    SupportDeskQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<SupportRequest> page(SupportDesk.Sight sight, SupportDesk.Filter filter, int page) {
        Map<String, Object> parameters = parameters(sight, filter);
        long total = jdbc.sql("select count(*) from support_request r join support_offer o on o.id = r.offer_id "
                        + SEEN
                        + NARROWED)
                .params(parameters)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(lines(parameters, PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    List<SupportRequest> all(SupportDesk.Sight sight, SupportDesk.Filter filter) {
        return lines(parameters(sight, filter), EXPORTED, 0);
    }

    private List<SupportRequest> lines(Map<String, Object> parameters, int most, int from) {
        return jdbc.sql(JdbcSupportRequests.REQUESTS + SEEN + NARROWED + ORDER + "limit :most offset :from")
                .params(parameters)
                .param("most", most)
                .param("from", from)
                .query(JdbcSupportRequests::request)
                .list();
    }

    private static Map<String, Object> parameters(SupportDesk.Sight sight, SupportDesk.Filter filter) {
        Map<String, Object> parameters = seen(sight);
        parameters.put(
                "states", filter.states().stream().map(SupportState::code).toArray(String[]::new));
        parameters.put("offer", filter.offer());
        parameters.put("who", filter.who().code());
        parameters.put("text", filter.text().toLowerCase(Locale.ROOT));
        return parameters;
    }

    private static Map<String, Object> seen(SupportDesk.Sight sight) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("incubators", sight.incubators().toArray(String[]::new));
        parameters.put("led", sight.led().toArray(String[]::new));
        parameters.put("me", sight.me().value());
        parameters.put("aside", sight.aside().stream().map(DossierId::value).toArray(Long[]::new));
        return parameters;
    }

    Map<Long, String> offers(SupportDesk.Sight sight) {
        Map<Long, String> offers = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, name from support_offer
                        where '*' = any(:incubators) or incubator_id = any(:incubators) order by lower(name), id
                        """)
                .param("incubators", sight.incubators().toArray(String[]::new))
                .query(row -> {
                    offers.put(row.getLong("id"), row.getString("name"));
                });
        return offers;
    }

    /** Those that this person, or whoever takes them, has to deal with: to be answered, then to be planned. */
    Slice<SupportRequest> waiting(SupportDesk.Sight sight, LocalDate today, int most) {
        String mine = """
                  and (r.state = 'demandee' and r.deliverer is null
                       or r.state in ('cadree', 'planifiee') and r.deliverer = :me
                          and (r.planned_on is null or r.planned_on <= :today))
                """;
        Map<String, Object> parameters = seen(sight);
        parameters.put("today", today);
        long total = jdbc.sql("select count(*) from support_request r " + SEEN + mine)
                .params(parameters)
                .query(Long.class)
                .single();
        List<SupportRequest> first = jdbc.sql(JdbcSupportRequests.REQUESTS + SEEN + mine + ORDER + "limit :most")
                .params(parameters)
                .param("most", most)
                .query(JdbcSupportRequests::request)
                .list();
        return new Slice<>(first, 1, most, total);
    }
}
