package org.terreau.incubator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.Money;

/** The SQL of the figures of programmes. */
@Repository
class JdbcSettings {

    private static final String PROGRAMME = """
            select incubator_id, reply_days, review_weeks, investigation_weeks_min, investigation_weeks_max, investigation_cents,
                   entry_cents, increment_months, committee_months, interviews, agent_share, collectivities_to_share,
                   committee_days_most, committee_days_least, papers_days, survey_answers, silent_months, committee_days_apart,
                   closure_observed, closure_safe_day, closure_orders_stop, closure_orders_resume,
                   closure_payments_stop, closure_payments_resume
            from incubator_programme
            """;

    private final JdbcClient jdbc;

    JdbcSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Programme> find(IncubatorId incubator) {
        return jdbc.sql(PROGRAMME + " where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .query((row, ignored) -> programme(row))
                .optional();
    }

    /** The figures of each incubator that changed them. */
    Map<IncubatorId, Programme> all() {
        Map<IncubatorId, Programme> changed = new HashMap<>();
        jdbc.sql(PROGRAMME).query(row -> {
            changed.put(new IncubatorId(row.getString("incubator_id")), programme(row));
        });
        return changed;
    }

    private static Programme programme(ResultSet row) throws SQLException {
        return new Programme(
                row.getInt("reply_days"),
                row.getInt("review_weeks"),
                row.getInt("investigation_weeks_min"),
                row.getInt("investigation_weeks_max"),
                new Money(row.getLong("investigation_cents")),
                new Money(row.getLong("entry_cents")),
                row.getInt("increment_months"),
                row.getInt("committee_months"),
                row.getInt("interviews"),
                row.getInt("agent_share"),
                row.getInt("collectivities_to_share"),
                row.getInt("committee_days_most"),
                row.getInt("committee_days_least"),
                row.getInt("papers_days"),
                row.getInt("survey_answers"),
                row.getInt("silent_months"),
                new CommitteeCalendar(row.getInt("committee_days_apart"), closure(row)));
    }

    private static BudgetClosure closure(ResultSet row) throws SQLException {
        return new BudgetClosure(
                row.getBoolean("closure_observed"),
                MonthDay.parse(row.getString("closure_safe_day")),
                MonthDay.parse(row.getString("closure_orders_stop")),
                MonthDay.parse(row.getString("closure_orders_resume")),
                MonthDay.parse(row.getString("closure_payments_stop")),
                MonthDay.parse(row.getString("closure_payments_resume")));
    }

    long version(IncubatorId id) {
        return jdbc.sql("select version from incubator where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** False when somebody changed it since this version. */
    boolean update(IncubatorId id, String title, String contact, String about, long version) {
        return jdbc.sql("""
                        update incubator
                        set title = :title, contact = nullif(:contact, ''), short_description = nullif(:about, ''),
                            version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("title", title)
                        .param("contact", contact)
                        .param("about", about)
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    void store(IncubatorId id, Programme figures) {
        BudgetClosure closure = figures.calendar().closure();
        jdbc.sql("""
                        insert into incubator_programme
                            (incubator_id, reply_days, review_weeks, investigation_weeks_min, investigation_weeks_max,
                             investigation_cents, entry_cents, increment_months, committee_months, interviews,
                             agent_share, collectivities_to_share, committee_days_most, committee_days_least,
                             papers_days, survey_answers, silent_months, committee_days_apart, closure_observed, closure_safe_day,
                             closure_orders_stop, closure_orders_resume, closure_payments_stop,
                             closure_payments_resume)
                        values (:id, :reply, :review, :min, :max, :investigation, :entry, :increment, :committee, :interviews,
                                :agent, :share, :most, :least, :papers, :answers, :silent, :apart, :observed, :safe,
                                :ordersStop, :ordersResume, :paymentsStop, :paymentsResume)
                        on conflict (incubator_id) do update
                        set reply_days = excluded.reply_days, review_weeks = excluded.review_weeks,
                            investigation_weeks_min = excluded.investigation_weeks_min,
                            investigation_weeks_max = excluded.investigation_weeks_max,
                            investigation_cents = excluded.investigation_cents, entry_cents = excluded.entry_cents,
                            increment_months = excluded.increment_months, committee_months = excluded.committee_months,
                            interviews = excluded.interviews, agent_share = excluded.agent_share,
                            collectivities_to_share = excluded.collectivities_to_share,
                            committee_days_most = excluded.committee_days_most,
                            committee_days_least = excluded.committee_days_least, papers_days = excluded.papers_days,
                            survey_answers = excluded.survey_answers,
                            silent_months = excluded.silent_months,
                            committee_days_apart = excluded.committee_days_apart,
                            closure_observed = excluded.closure_observed,
                            closure_safe_day = excluded.closure_safe_day,
                            closure_orders_stop = excluded.closure_orders_stop,
                            closure_orders_resume = excluded.closure_orders_resume,
                            closure_payments_stop = excluded.closure_payments_stop,
                            closure_payments_resume = excluded.closure_payments_resume
                        """)
                .param("id", id.value())
                .param("reply", figures.replyDays())
                .param("review", figures.reviewWeeks())
                .param("min", figures.investigationWeeksMin())
                .param("max", figures.investigationWeeksMax())
                .param("investigation", figures.investigationBudget().cents())
                .param("entry", figures.entryCost().cents())
                .param("increment", figures.incrementMonths())
                .param("committee", figures.committeeMonths())
                .param("interviews", figures.interviews())
                .param("agent", figures.agentShare())
                .param("share", figures.collectivitiesToShare())
                .param("most", figures.committeeDaysMost())
                .param("least", figures.committeeDaysLeast())
                .param("papers", figures.papersDays())
                .param("answers", figures.surveyAnswers())
                .param("silent", figures.silentMonths())
                .param("apart", figures.calendar().daysApart())
                .param("observed", closure.observed())
                .param("safe", closure.safeDay().toString())
                .param("ordersStop", closure.ordersStop().toString())
                .param("ordersResume", closure.ordersResume().toString())
                .param("paymentsStop", closure.paymentsStop().toString())
                .param("paymentsResume", closure.paymentsResume().toString())
                .update();
    }
}
