package org.terreau.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Trade;

/** What differs between what was declared, seen and decided on one tool (FIELD 4.2, 4.3): it asks nothing and writes nothing. */
final class Findings {

    /** Days after a last day, or a removal, before an account that is still there is told. */
    static final int GRACE = 7;

    /** Days ahead of which a leaver counts as leaving. */
    static final int SOON = 30;

    /** Days without use after which an account sleeps. */
    static final int STALE = 180;

    private Findings() {}

    /**
     * Somebody of the incubator.
     *
     * @param arrived their first day
     * @param last their last one; null when nobody said
     */
    record Worker(
            long person,
            String name,
            LocalDate arrived,
            @Nullable LocalDate last,
            Set<Trade> trades) {

        boolean gone(LocalDate today) {
            return last != null && last.plusDays(GRACE).isBefore(today);
        }

        boolean leaves(LocalDate today) {
            return last != null && !last.isAfter(today.plusDays(SOON));
        }
    }

    /** A service account that somebody answers for. */
    record Service(String login, LocalDate reviewDue) {}

    /** What is borne until a day. */
    record Derogation(String key, LocalDate until) {}

    /**
     * All that is known of a tool.
     *
     * @param declared held and taken away
     * @param workers all who work or worked for the incubator, by their number in teams
     * @param ended products that ended
     * @param read the day of the last list; null when none was brought
     * @param described the day on which the tool was described; null when nobody knows
     * @param planned those whose arrival asks for an account there
     */
    record Facts(
            Tool tool,
            List<DeclaredAccount> declared,
            List<ObservedAccount> observed,
            Map<Long, Worker> workers,
            Set<ProductId> ended,
            @Nullable LocalDate read,
            List<Service> services,
            List<Derogation> derogations,
            @Nullable LocalDate described,
            Set<Long> planned,
            LocalDate today) {}

    /** Worst first; what is borne comes last. A derogation that is over bears nothing. */
    static List<Finding> of(Facts facts) {
        List<Finding> found = new ArrayList<>();
        declared(facts, found);
        observed(facts, found);
        shared(facts, found);
        lastAdministrators(facts, found);
        missing(facts, found);
        for (Service one : facts.services())
            if (one.reviewDue().isBefore(facts.today()))
                found.add(finding(Finding.Kind.SERVICE_REVIEW, one.login(), one.login(), one.reviewDue()));
        unverifiable(facts, found);
        return found.stream()
                .map(one -> facts.derogations().stream()
                        .filter(borne ->
                                borne.key().equals(one.key()) && !borne.until().isBefore(facts.today()))
                        .max(Comparator.comparing(Derogation::until))
                        .map(borne -> one.borne(borne.until()))
                        .orElse(one))
                .sorted(Comparator.comparing((Finding one) -> !one.open())
                        .thenComparing(Finding::kind)
                        .thenComparing(Finding::since)
                        .thenComparing(Finding::subject))
                .toList();
    }

    private static Finding finding(Finding.Kind kind, String subject, String name, LocalDate since) {
        return new Finding(kind, subject, name, since, null);
    }

    private static String subject(DeclaredAccount account) {
        return "compte:" + account.id();
    }

    private static String name(Facts facts, long person) {
        Worker worker = facts.workers().get(person);
        return worker == null ? "" : worker.name();
    }

    private static void declared(Facts facts, List<Finding> found) {
        LocalDate today = facts.today();
        for (DeclaredAccount one : facts.declared()) {
            String name = name(facts, one.person());
            LocalDate removed = one.removed();
            Optional<ObservedAccount> seen = seen(facts, one);
            if (removed != null) {
                boolean again =
                        facts.declared().stream().anyMatch(other -> other.held() && other.person() == one.person());
                if (!again
                        && seen.filter(it -> it.lastSeen().isAfter(removed)).isPresent()
                        && removed.plusDays(GRACE).isBefore(today))
                    found.add(finding(Finding.Kind.OVERDUE_MANUAL_ACTION, subject(one), name, removed));
                continue;
            }
            Worker worker = facts.workers().get(one.person());
            LocalDate last = worker == null ? null : worker.last();
            if (worker != null && last != null && worker.gone(today))
                found.add(finding(Finding.Kind.SCOPE_EXIT, subject(one), name, last));
            if (one.product() != null && facts.ended().contains(one.product()))
                found.add(finding(Finding.Kind.INACTIVE_PRODUCT, subject(one), name, one.granted()));
            LocalDate until = one.until();
            if (until != null && one.over(today))
                found.add(finding(Finding.Kind.EXPIRED_GRANT, subject(one), name, until));
            seen.filter(it -> it.level() != null && it.level().compareTo(highest(facts, one)) > 0)
                    .ifPresent(
                            it -> found.add(finding(Finding.Kind.PRIVILEGE_DRIFT, subject(one), name, it.firstSeen())));
        }
    }

    private static Level highest(Facts facts, DeclaredAccount account) {
        return facts.declared().stream()
                .filter(one -> one.held() && one.person() == account.person())
                .map(DeclaredAccount::level)
                .max(Comparator.naturalOrder())
                .orElse(account.level());
    }

    /** The account that the last list showed of the same person. */
    private static Optional<ObservedAccount> seen(Facts facts, DeclaredAccount account) {
        return current(facts).stream().filter(one -> one.isOf(account.person())).findFirst();
    }

    /** What the last list showed: what it shows no more is gone from the tool. */
    private static List<ObservedAccount> current(Facts facts) {
        return facts.observed().stream()
                .filter(one -> one.lastSeen().equals(facts.read()))
                .toList();
    }

    private static void observed(Facts facts, List<Finding> found) {
        LocalDate today = facts.today();
        Set<String> services = new HashSet<>();
        facts.services().forEach(one -> services.add(one.login()));
        for (ObservedAccount one : current(facts)) {
            if (services.contains(one.login())) continue;
            LocalDate active = one.active();
            if (active != null && active.plusDays(STALE).isBefore(today))
                found.add(finding(Finding.Kind.DORMANT, one.login(), one.login(), active));
            Long person = one.person();
            if (one.certainty() == ObservedAccount.Certainty.PROBABLE)
                found.add(finding(Finding.Kind.UNMATCHED_IDENTITY, one.login(), one.login(), one.firstSeen()));
            else if (person == null) found.add(finding(Finding.Kind.ORPHAN, one.login(), one.login(), one.firstSeen()));
            else undeclared(facts, one, person, found);
        }
    }

    /** Theirs for sure, and said nowhere: a leaver's is cut, another one's is declared. */
    private static void undeclared(Facts facts, ObservedAccount one, long person, List<Finding> found) {
        if (facts.declared().stream().anyMatch(account -> account.person() == person)) return;
        Worker worker = facts.workers().get(person);
        LocalDate last = worker == null ? null : worker.last();
        if (worker != null && last != null && worker.gone(facts.today()))
            found.add(finding(Finding.Kind.SCOPE_EXIT, one.login(), worker.name(), last));
        else found.add(finding(Finding.Kind.UNREGISTERED, one.login(), name(facts, person), one.firstSeen()));
    }

    private static void shared(Facts facts, List<Finding> found) {
        Map<String, DeclaredAccount> first = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (DeclaredAccount one : facts.declared()) {
            String login = one.login().toLowerCase(Locale.ROOT);
            if (!one.held() || login.isEmpty()) continue;
            DeclaredAccount other = first.putIfAbsent(login, one);
            if (other != null && other.person() != one.person() && told.add(login))
                found.add(finding(Finding.Kind.SHARED, login, login, one.granted()));
        }
    }

    private static void lastAdministrators(Facts facts, List<Finding> found) {
        Set<Long> alone = LastAdministrators.among(facts.declared());
        for (DeclaredAccount one : facts.declared()) {
            Worker worker = facts.workers().get(one.person());
            LocalDate last = worker == null ? null : worker.last();
            if (alone.contains(one.id()) && worker != null && last != null && worker.leaves(facts.today()))
                found.add(finding(Finding.Kind.LAST_ADMIN, subject(one), worker.name(), last));
        }
    }

    private static void missing(Facts facts, List<Finding> found) {
        LocalDate today = facts.today();
        if (!facts.tool().serves()) return;
        for (Worker worker : facts.workers().values()) {
            boolean expected = asked(facts, worker)
                    && worker.trades().stream().anyMatch(facts.tool().kept().expected()::contains);
            boolean works = worker.last() == null || !worker.last().isBefore(today);
            boolean has = facts.declared().stream().anyMatch(one -> one.held() && one.person() == worker.person())
                    || current(facts).stream().anyMatch(one -> one.isOf(worker.person()));
            LocalDate due = worker.arrived().plusDays(GRACE);
            if (expected && works && !has && !due.isAfter(today))
                found.add(finding(Finding.Kind.MISSING, "personne:" + worker.person(), worker.name(), due));
        }
    }

    /** Whoever worked here before the tool was described did without it, unless their arrival asks for it. */
    private static boolean asked(Facts facts, Worker worker) {
        LocalDate described = facts.described();
        return facts.planned().contains(worker.person())
                || described != null && !worker.arrived().isBefore(described);
    }

    private static void unverifiable(Facts facts, List<Finding> found) {
        if (facts.tool().removal().tier() != Tier.ASSISTED || !facts.tool().serves()) return;
        LocalDate read = facts.read();
        LocalDate due =
                read == null ? facts.today() : read.plusDays(facts.tool().kept().reviewDays());
        if (read == null || due.isBefore(facts.today()))
            found.add(finding(
                    Finding.Kind.UNVERIFIABLE, "outil", facts.tool().described().name(), due));
    }
}
