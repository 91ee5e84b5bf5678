package org.terreau.incubator;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** What an incubator's lead sets: who the incubator is, and the figures of its programme. */
@Service
public class Settings implements Programmes {

    private static final String CHANGED = "incubator.settings-changed";

    /** The fields of the closure of the budget year. */
    public static final String CLOSURE = "cloture";

    public static final String SAFE_DAY = "cloture-jour-sur";
    public static final String ORDERS_STOP = "cloture-commandes";
    public static final String ORDERS_RESUME = "reprise-commandes";
    public static final String PAYMENTS_STOP = "cloture-paiements";
    public static final String PAYMENTS_RESUME = "reprise-paiements";

    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("dd/MM");

    /** Longest title and short description, in characters. */
    public static final int LINE = 200;

    private final JdbcSettings stored;
    private final Incubators incubators;
    private final Audit audit;
    private final PublicContent content;

    Settings(JdbcSettings stored, Incubators incubators, Audit audit, PublicContent content) {
        this.stored = stored;
        this.incubators = incubators;
        this.audit = audit;
        this.content = content;
    }

    /** What is edited together, with the version it was read at. */
    public record Edited(Incubator incubator, Programme programme, long version) {}

    @Override
    @Transactional(readOnly = true)
    public Programme of(IncubatorId incubator) {
        return stored.find(incubator).orElse(Programme.USUAL);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<IncubatorId, Programme> changed() {
        return stored.all();
    }

    /** The incubators whose settings this person may change, the host first. */
    @Transactional(readOnly = true)
    public List<Incubator> ledBy(Actor actor) {
        Set<String> led = actor.scopes(Role.LEAD);
        IncubatorId host = incubators.host().id();
        return incubators.all().stream()
                .filter(incubator -> led.contains(Grant.EVERYWHERE)
                        || led.contains(incubator.id().value()))
                .sorted(java.util.Comparator.comparing(
                        incubator -> !incubator.id().equals(host)))
                .toList();
    }

    @Transactional(readOnly = true)
    public Edited read(IncubatorId id, Actor actor) {
        actor.mustHave(id.value(), Role.LEAD);
        Incubator incubator = incubators.find(id).orElseThrow(() -> new NotFound("incubator", id));
        long version = stored.version(id);
        return new Edited(incubator, of(id), version);
    }

    /**
     * Changes both.
     *
     * @throws Refused naming each field out of bounds
     * @throws Stale when somebody else saved since `version`
     */
    @Transactional
    public void change(
            IncubatorId id, String title, String contact, String about, Programme figures, long version, Actor actor) {
        actor.mustHave(id.value(), Role.LEAD);
        List<Refused.Problem> problems = new ArrayList<>(problems(figures));
        if (title.isEmpty() || !OneLine.fits(title, LINE))
            problems.add(Refused.Problem.of("titre", "incubator.title.needed", LINE));
        if (!contact.isEmpty())
            EmailAddress.problem(contact, "contact", "incubator.contact.wrong").ifPresent(problems::add);
        if (about.length() > LINE) problems.add(Refused.Problem.of("presentation", "incubator.about.long", LINE));
        if (!problems.isEmpty()) throw new Refused(problems);
        boolean changed = stored.update(id, title, contact, about, version);
        if (!changed) throw new Stale("incubator", id, version);
        Map<String, String> details = new LinkedHashMap<>(differences(of(id), figures));
        details.put("title", title);
        stored.store(id, figures);
        audit.record(actor.who(), CHANGED, "incubator:" + id, details);
        content.changed();
    }

    /** What was changed of an incubator's settings, the newest first: fifty changes a page, from 1. */
    @Transactional(readOnly = true)
    public Slice<Audit.Line> history(IncubatorId id, int page, Actor actor) {
        actor.mustHave(id.value(), Role.LEAD);
        return audit.lines(new Audit.Filter(CHANGED, "incubator:" + id, null), page);
    }

    /** The figures by the names of their fields, as they are typed. */
    public static Map<String, Long> figures(Programme programme) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("delai", (long) programme.replyDays());
        figures.put("semaines-instruction", (long) programme.reviewWeeks());
        figures.put("semaines-min", (long) programme.investigationWeeksMin());
        figures.put("semaines-max", (long) programme.investigationWeeksMax());
        figures.put("cout-investigation", programme.investigationBudget().wholeEuros());
        figures.put("cout-entree", programme.entryCost().wholeEuros());
        figures.put("increment", (long) programme.incrementMonths());
        figures.put("comite", (long) programme.committeeMonths());
        figures.put("entretiens", (long) programme.interviews());
        figures.put("part-agent", (long) programme.agentShare());
        figures.put("collectivites", (long) programme.collectivitiesToShare());
        figures.put("comite-avant-max", (long) programme.committeeDaysMost());
        figures.put("comite-avant-min", (long) programme.committeeDaysLeast());
        figures.put("papiers", (long) programme.papersDays());
        figures.put("comite-ecart", (long) programme.calendar().daysApart());
        figures.put("seuil-avis", (long) programme.surveyAnswers());
        figures.put("silence", (long) programme.silentMonths());
        return figures;
    }

    /** The days of the closure by the names of their fields, as they are typed. */
    public static Map<String, String> closure(BudgetClosure closure) {
        Map<String, String> days = new LinkedHashMap<>();
        days.put(SAFE_DAY, DAY_AND_MONTH.format(closure.safeDay()));
        days.put(ORDERS_STOP, DAY_AND_MONTH.format(closure.ordersStop()));
        days.put(ORDERS_RESUME, DAY_AND_MONTH.format(closure.ordersResume()));
        days.put(PAYMENTS_STOP, DAY_AND_MONTH.format(closure.paymentsStop()));
        days.put(PAYMENTS_RESUME, DAY_AND_MONTH.format(closure.paymentsResume()));
        return days;
    }

    private static Map<String, String> said(Programme programme) {
        BudgetClosure closure = programme.calendar().closure();
        Map<String, String> said = new LinkedHashMap<>();
        figures(programme).forEach((field, value) -> said.put(field, value.toString()));
        said.put(CLOSURE, closure.observed() ? "oui" : "non");
        said.putAll(closure(closure));
        return said;
    }

    private static Map<String, String> differences(Programme before, Programme after) {
        Map<String, String> differences = new LinkedHashMap<>();
        Map<String, String> now = said(after);
        said(before).forEach((field, value) -> {
            if (!value.equals(now.get(field))) differences.put(field, value + " → " + now.get(field));
        });
        return differences;
    }

    private static List<Refused.Problem> problems(Programme figures) {
        List<Refused.Problem> problems = new ArrayList<>();
        within("delai", figures.replyDays(), 1, 60).ifPresent(problems::add);
        within("semaines-instruction", figures.reviewWeeks(), 1, 52).ifPresent(problems::add);
        within("semaines-min", figures.investigationWeeksMin(), 1, 52).ifPresent(problems::add);
        within("semaines-max", figures.investigationWeeksMax(), Math.max(1, figures.investigationWeeksMin()), 52)
                .ifPresent(problems::add);
        within("cout-investigation", figures.investigationBudget().wholeEuros(), 0, 10_000_000)
                .ifPresent(problems::add);
        within("cout-entree", figures.entryCost().wholeEuros(), 0, 10_000_000).ifPresent(problems::add);
        within("increment", figures.incrementMonths(), 1, 24).ifPresent(problems::add);
        within("comite", figures.committeeMonths(), 1, 24).ifPresent(problems::add);
        within("entretiens", figures.interviews(), 0, 500).ifPresent(problems::add);
        within("part-agent", figures.agentShare(), 0, 100).ifPresent(problems::add);
        within("collectivites", figures.collectivitiesToShare(), 1, 100).ifPresent(problems::add);
        within("comite-avant-min", figures.committeeDaysLeast(), 1, 365).ifPresent(problems::add);
        within("comite-avant-max", figures.committeeDaysMost(), Math.max(1, figures.committeeDaysLeast()), 365)
                .ifPresent(problems::add);
        within("papiers", figures.papersDays(), 1, Programme.MOST_PAPERS_DAYS).ifPresent(problems::add);
        within("seuil-avis", figures.surveyAnswers(), Programme.SURVEY_FLOOR, 100)
                .ifPresent(problems::add);
        within("silence", figures.silentMonths(), 1, 36).ifPresent(problems::add);
        within("comite-ecart", figures.calendar().daysApart(), 0, 180).ifPresent(problems::add);
        problems.addAll(problems(figures.calendar().closure()));
        return problems;
    }

    private static List<Refused.Problem> problems(BudgetClosure closure) {
        if (!closure.observed()) return List.of();
        Objections objections = new Objections();
        objections.when(!closure.safeInTime(), SAFE_DAY, "incubator.closure.safe", BudgetClosure.SAFE_DAYS);
        objections.when(
                !closure.ordersResumeInTime(), ORDERS_RESUME, "incubator.closure.resume", BudgetClosure.CLOSED_DAYS);
        objections.when(
                !closure.paymentsResumeInTime(),
                PAYMENTS_RESUME,
                "incubator.closure.resume",
                BudgetClosure.CLOSED_DAYS);
        return objections.found();
    }

    private static Optional<Refused.Problem> within(String field, long value, long least, long most) {
        return value >= least && value <= most
                ? Optional.empty()
                : Optional.of(Refused.Problem.of(field, "incubator.figure.bounds", least, most));
    }
}
