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
import org.terreau.identity.Grant;
import org.terreau.shared.Slice;

/** The requests that somebody may read, as the desk lists them. */
@Component
class SupportDeskQuery {

    private static final int PAGE = 20;
    private static final int EXPORTED = 10_000;

    private static final String FROM = " from support_request r join support_offer o on o.id = r.offer_id ";

    private static final String MINE =
            " and (not r.confidential or r.deliverer = :me or r.asked_by = :me or r.incubator_id = any(:led))";

    private static final String ORDER = """
            order by (r.state = 'demandee') desc, case when r.state = 'demandee' then r.due_on end, r.asked_at desc, r.id desc
            """;

    private final JdbcClient jdbc;

    SupportDeskQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<SupportRequest> page(SupportDesk.Sight sight, SupportDesk.Filter filter, int page) {
        Map<String, Object> parameters = parameters(sight, filter);
        long total = jdbc.sql("select count(*)" + FROM + seen(sight) + narrowed(filter))
                .params(parameters)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(lines(sight, filter, PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    List<SupportRequest> all(SupportDesk.Sight sight, SupportDesk.Filter filter) {
        return lines(sight, filter, EXPORTED, 0);
    }

    private List<SupportRequest> lines(SupportDesk.Sight sight, SupportDesk.Filter filter, int most, int from) {
        return jdbc.sql(JdbcSupportRequests.REQUESTS
                        + seen(sight)
                        + narrowed(filter)
                        + ORDER
                        + "limit :most offset :from")
                .params(parameters(sight, filter))
                .param("most", most)
                .param("from", from)
                .query(JdbcSupportRequests::request)
                .list();
    }

    /**
     * What somebody may read, of all incubators or of theirs: a condition that narrows nothing is not written, so that an index
     * serves the others. What is confidential is read by who gives it, who asked and who leads.
     */
    private static String seen(SupportDesk.Sight sight) {
        return "where (r.dossier_id is null or r.dossier_id <> all(:aside))"
                + (sight.incubators().contains(Grant.EVERYWHERE) ? "" : " and r.incubator_id = any(:incubators)")
                + (sight.led().contains(Grant.EVERYWHERE) ? "" : MINE);
    }

    private static String narrowed(SupportDesk.Filter filter) {
        return (filter.states().isEmpty() ? "" : " and r.state = any(:states)")
                + (filter.offer() == 0 ? "" : " and r.offer_id = :offer")
                + switch (filter.who()) {
                    case ANYBODY -> "";
                    case ME -> " and r.deliverer = :me";
                    case NOBODY -> " and r.deliverer is null";
                }
                + (filter.text().isEmpty() ? "" : " and position(:text in lower(r.about || ' ' || o.name)) > 0")
                + " ";
    }

    private static Map<String, Object> parameters(SupportDesk.Sight sight, SupportDesk.Filter filter) {
        Map<String, Object> parameters = parameters(sight);
        parameters.put(
                "states", filter.states().stream().map(SupportState::code).toArray(String[]::new));
        parameters.put("offer", filter.offer());
        parameters.put("text", filter.text().toLowerCase(Locale.ROOT));
        return parameters;
    }

    private static Map<String, Object> parameters(SupportDesk.Sight sight) {
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
        Map<String, Object> parameters = parameters(sight);
        parameters.put("today", today);
        long total = jdbc.sql("select count(*) from support_request r " + seen(sight) + mine)
                .params(parameters)
                .query(Long.class)
                .single();
        List<SupportRequest> first = jdbc.sql(JdbcSupportRequests.REQUESTS + seen(sight) + mine + ORDER + "limit :most")
                .params(parameters)
                .param("most", most)
                .query(JdbcSupportRequests::request)
                .list();
        return new Slice<>(first, 1, most, total);
    }
}
