package org.terreau.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tool may be asked to close: nothing that is only probable (FIELD 4.1). */
class ClosingRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    /** "kind:subject[:borne]". */
    private static List<Finding> findings(String written) {
        List<Finding> findings = new ArrayList<>();
        for (String one : written.split(" ")) {
            String[] parts = one.split("/");
            Finding.Kind kind = java.util.Arrays.stream(Finding.Kind.values())
                    .filter(it -> it.code().equals(parts[0]))
                    .findFirst()
                    .orElseThrow();
            findings.add(new Finding(
                    kind, parts[1], "Anna", TODAY.minusDays(9), parts.length > 2 ? TODAY.plusDays(9) : null));
        }
        return findings;
    }

    /** Account 1 is declared of person 7; observed is "login:person:certainty:days since it was seen". */
    private static List<ObservedAccount> observed(String written) {
        List<ObservedAccount> accounts = new ArrayList<>();
        for (String one : written.split(" ")) {
            String[] parts = one.split(":");
            accounts.add(new ObservedAccount(
                    parts[0],
                    "",
                    null,
                    null,
                    TODAY.minusDays(40),
                    TODAY.minusDays(Long.parseLong(parts[3])),
                    parts[1].equals("0") ? null : Long.valueOf(parts[1]),
                    ObservedAccount.Certainty.of(parts[2]).orElseThrow()));
        }
        return accounts;
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "rien",
            value = {
                "parti-present/compte:1      | a@x:7:certain:0  | a@x | a@x  | a leaver, by what was declared",
                "parti-present/a@x           | a@x:7:certain:0  | a@x | a@x  | a leaver, by what was seen",
                "retire-vu/compte:1          | a@x:7:certain:0  | a@x | a@x  | said to be taken away, and still there",
                "parti-present/a@x           | a@x:7:probable:0 | a@x | rien | a name alone never acts",
                "identite-douteuse/a@x       | a@x:7:probable:0 | a@x | rien | a doubtful identity is never closed",
                "orphelin/a@x                | a@x:0:aucune:0   | a@x | rien | nobody’s is looked for, not closed",
                "dormant/a@x                 | a@x:7:certain:0  | a@x | rien | one that sleeps is somebody’s",
                "parti-present/compte:1      | a@x:7:certain:1  | a@x | rien | not on the last list any more",
                "parti-present/compte:1      | a@x:7:certain:0  | b@x | rien | a list that was pasted tells no number",
                "parti-present/compte:1/oui  | a@x:7:certain:0  | a@x | rien | what is borne stays",
                "parti-present/compte:1 parti-present/a@x | a@x:7:certain:0 | a@x | a@x | once, whatever says it",
                "parti-present/compte:1      | a@x:7:certain:0 b@x:7:certain:0 c@x:8:certain:0 | a@x b@x c@x | a@x b@x | all that are theirs, and nobody else’s",
                "parti-present/robot@x       | robot@x:7:certain:0 | robot@x | rien | a service account is nobody’s",
            })
    void onlyWhatIsSureAndToldByTheToolIsProposed(
            String findings, String observed, String remotes, @Nullable String proposed, String why) {
        Map<String, String> numbers = new HashMap<>();
        for (String login : remotes.split(" ")) numbers.put(login, "n-" + login);
        List<DeclaredAccount> declared =
                List.of(new DeclaredAccount(1, 1, 7, null, Level.WRITE, "", TODAY.minusDays(300), null, null));
        String told =
                ClosingRules.of(findings(findings), declared, observed(observed), TODAY, numbers, Set.of("robot@x"))
                        .stream()
                        .map(Proposal::login)
                        .collect(Collectors.joining(" "));
        assertThat(told).as(why).isEqualTo(proposed == null ? "" : proposed);
    }

    @ParameterizedTest
    @CsvSource({"dernier-administrateur/compte:1 parti-present/compte:1, true", "parti-present/compte:1, false"})
    void whoeverAdministersAloneIsSaidToBe(String findings, boolean alone) {
        List<DeclaredAccount> declared =
                List.of(new DeclaredAccount(1, 1, 7, null, Level.ADMIN, "", TODAY.minusDays(300), null, null));
        assertThat(ClosingRules.of(
                        findings(findings), declared, observed("a@x:7:certain:0"), TODAY, Map.of("a@x", "1"), Set.of()))
                .extracting(Proposal::alone)
                .containsExactly(alone);
    }
}
