package org.terreau.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a tool may be asked to close: of somebody who left or whose account was said to be taken away, told by the
 * tool itself, and theirs for sure. What is only probable never acts (FIELD 4.1).
 */
final class ClosingRules {

    private static final Set<Finding.Kind> CLOSED =
            EnumSet.of(Finding.Kind.SCOPE_EXIT, Finding.Kind.OVERDUE_MANUAL_ACTION);

    private ClosingRules() {}

    /**
     * @param observed on the last list and before
     * @param read the day of the last list; null when there was none
     * @param remotes the number that the tool itself gives to each login
     * @param services logins of accounts of no person
     */
    static List<Proposal> of(
            List<Finding> findings,
            Collection<DeclaredAccount> declared,
            List<ObservedAccount> observed,
            @Nullable LocalDate read,
            Map<String, String> remotes,
            Set<String> services) {
        Map<String, Long> persons = new HashMap<>();
        for (DeclaredAccount one : declared) persons.put("compte:" + one.id(), one.person());
        Set<Long> alone = findings.stream()
                .filter(one -> one.kind() == Finding.Kind.LAST_ADMIN)
                .map(one -> persons.get(one.subject()))
                .collect(Collectors.toCollection(HashSet::new));
        List<Proposal> proposals = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Finding finding : findings) {
            if (!finding.open() || !CLOSED.contains(finding.kind())) continue;
            for (ObservedAccount one : observed) {
                Long person = one.person();
                String remote = remotes.getOrDefault(one.login(), "");
                boolean its = finding.subject().equals(one.login())
                        || person != null && person.equals(persons.get(finding.subject()));
                if (its
                        && person != null
                        && one.certainty() == ObservedAccount.Certainty.CERTAIN
                        && one.lastSeen().equals(read)
                        && !remote.isEmpty()
                        && !services.contains(one.login())
                        && told.add(one.login()))
                    proposals.add(new Proposal(
                            one.login(),
                            remote,
                            person,
                            finding.name(),
                            finding.kind(),
                            finding.since(),
                            alone.contains(person)));
            }
        }
        return proposals;
    }
}
