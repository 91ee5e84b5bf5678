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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Trade;

/** Findings are a pure function of what was declared, seen and decided (FIELD 4.2). */
class FindingsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    /** On the last list, brought yesterday. */
    private static final LocalDate READ = TODAY.minusDays(1);

    private static Tool tool(Tier tier) {
        return new Tool(
                1,
                new IncubatorId("ecarts"),
                new Tool.Described("Forge", ToolKind.CODE, "", ToolScope.INCUBATOR, AccountKey.EMAIL),
                new Tool.Removal(tier, Remover.INCUBATOR, "Retirer.", null, ""),
                new Tool.Kept(Set.of(Trade.DEVELOPMENT), null, null, 30, null),
                null,
                1);
    }

    /** Days from today; nothing for a day that nobody said. */
    private static @Nullable LocalDate day(String written) {
        return written.isEmpty() ? null : TODAY.plusDays(Integer.parseInt(written));
    }

    private static LocalDate dayOf(String written) {
        return TODAY.plusDays(Integer.parseInt(written));
    }

    /** "person:arrived:last:trade". */
    private static Map<Long, Findings.Worker> workers(String written) {
        Map<Long, Findings.Worker> workers = new HashMap<>();
        for (String one : words(written)) {
            String[] parts = one.split(":", -1);
            long person = Long.parseLong(parts[0]);
            workers.put(
                    person,
                    new Findings.Worker(
                            person,
                            "P" + person,
                            dayOf(parts[1]),
                            day(parts[2]),
                            Set.of(Trade.of(parts[3]).orElseThrow())));
        }
        return workers;
    }

    /** "person:level:until:removed:product:login". */
    private static List<DeclaredAccount> declared(String written) {
        List<DeclaredAccount> accounts = new ArrayList<>();
        for (String one : words(written)) {
            String[] parts = one.split(":", -1);
            accounts.add(new DeclaredAccount(
                    accounts.size() + 1,
                    1,
                    Long.parseLong(parts[0]),
                    parts[4].isEmpty() ? null : new ProductId(parts[4]),
                    Level.of(parts[1]).orElseThrow(),
                    parts[5],
                    TODAY.minusDays(300),
                    day(parts[2]),
                    day(parts[3])));
        }
        return accounts;
    }

    /** "login:person:certainty:level:active:last seen". */
    private static List<ObservedAccount> observed(String written) {
        List<ObservedAccount> accounts = new ArrayList<>();
        for (String one : words(written)) {
            String[] parts = one.split(":", -1);
            accounts.add(new ObservedAccount(
                    parts[0],
                    "",
                    Level.of(parts[3]).orElse(null),
                    day(parts[4]),
                    TODAY.minusDays(50),
                    dayOf(parts[5]),
                    parts[1].isEmpty() ? null : Long.valueOf(parts[1]),
                    ObservedAccount.Certainty.of(parts[2]).orElseThrow()));
        }
        return accounts;
    }

    private static List<String> words(@Nullable String written) {
        return written == null || written.isBlank()
                ? List.of()
                : List.of(written.strip().split(" ", -1));
    }

    private static Findings.Facts facts(
            Tier tier,
            @Nullable String workers,
            @Nullable String declared,
            @Nullable String observed,
            List<Findings.Service> services,
            List<Findings.Derogation> borne) {
        return new Findings.Facts(
                tool(tier),
                declared(declared == null ? "" : declared),
                observed(observed == null ? "" : observed),
                workers(workers == null ? "" : workers),
                Set.of(new ProductId("fini")),
                READ,
                services,
                borne,
                TODAY.minusYears(9),
                Set.of(),
                TODAY);
    }

    private static String told(List<Finding> findings) {
        return findings.stream().map(one -> one.kind().code()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "rien",
            value = {
                "7:-300::design      | 7:ecriture::::      | 7@x:7:certain::-3:-1        | rien              | who works, declared and seen, is no finding",
                "7:-300:-8:design    | 7:ecriture::::      | rien                        | parti-present     | eight days after the last one",
                "7:-300:-7:design    | 7:ecriture::::      | rien                        | rien              | seven days are grace",
                "7:-300:-8:design    | rien                | 7@x:7:certain::-3:-1        | parti-present     | a leaver whom nobody declared",
                "7:-300:-8:design    | rien                | 7@x:7:probable::-3:-1       | identite-douteuse | a name alone never cuts",
                "7:-300::design      | rien                | 7@x:7:certain::-3:-1        | non-declare       | who works here is declared, not cut",
                "rien                | rien                | z@x::aucune::-3:-1          | orphelin          | nobody claims it",
                "rien                | rien                | z@x::aucune::-3:-9          | rien              | the last list shows it no more",
                "7:-300::design      | 7:ecriture:::fini:  | rien                        | produit-termine   | its product ended",
                "7:-300::design      | 7:ecriture:-1:::    | rien                        | echu              | given until yesterday",
                "7:-300::design      | 7:ecriture:0:::     | rien                        | rien              | the last day is included",
                "7:-300::design      | 7:ecriture::::      | 7@x:7:certain::-181:-1      | dormant           | unused for more than 180 days",
                "7:-300::design      | 7:ecriture::::      | 7@x:7:certain::-180:-1      | rien              | 180 days are not more",
                "7:-300::design      | 7:lecture::::       | 7@x:7:certain:administration:-3:-1 | droits-en-plus | more rights than declared",
                "7:-300::design      | 7:lecture:::: 7:administration:::b: | 7@x:7:certain:administration:-3:-1 | rien | declared for one product is declared",
                "7:-300::design      | 7:ecriture::-8::    | 7@x:7:certain::-3:-1        | retire-vu         | ticked, and seen since",
                "7:-300::design      | 7:ecriture::-8::    | 7@x:7:certain::-3:-9        | rien              | ticked, and not seen since",
                "7:-300::design 8:-300::design | 7:ecriture::::CI 8:ecriture::::ci | rien | partage        | one login for two people",
                "7:-300:30:design    | 7:administration:::: | rien                       | dernier-administrateur | the only administrator leaves within thirty days",
                "7:-300:31:design    | 7:administration:::: | rien                       | rien              | later, not yet",
                "7:-300:30:design 8:-300::design | 7:administration:::: 8:administration:::: | rien | rien  | another one stays",
                "7:-7::developpement | rien                | rien                        | manquant          | expected and missing a week after arrival",
                "7:-6::developpement | rien                | rien                        | rien              | six days, not yet",
                "7:-300:-20:developpement | rien           | rien                        | rien              | nothing is expected of who left",
            })
    void eachDifferenceIsTold(
            @Nullable String workers,
            @Nullable String declared,
            @Nullable String observed,
            @Nullable String kinds,
            String why) {
        assertThat(told(Findings.of(facts(Tier.MANUAL, workers, declared, observed, List.of(), List.of()))))
                .as(why)
                .isEqualTo(kinds == null ? "" : kinds.strip());
    }

    @Test
    void aListThatIsTooOldIsToldOfAToolThatGivesOne() {
        Findings.Facts read = facts(Tier.ASSISTED, null, null, null, List.of(), List.of());
        assertThat(told(Findings.of(read))).isEmpty();
        Findings.Facts old = new Findings.Facts(
                read.tool(),
                List.of(),
                List.of(),
                Map.of(),
                Set.of(),
                TODAY.minusDays(31),
                List.of(),
                List.of(),
                TODAY.minusYears(9),
                Set.of(),
                TODAY);
        assertThat(told(Findings.of(old))).isEqualTo("inverifiable");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "rien",
            value = {
                "-300 | -10  | rien | who came before the tool was described did without it",
                "-10  | -10  | manquant | who came on that day is expected to have it",
                "-10  | rien | rien | nobody knows when the tool was described",
            })
    void whoCameBeforeAToolWasDescribedLacksNothing(
            int arrived, @Nullable Integer described, @Nullable String told, String why) {
        for (Set<Long> planned : List.of(Set.<Long>of(), Set.of(7L))) {
            Findings.Facts facts =
                    facts(Tier.MANUAL, "7:" + arrived + "::developpement", null, null, List.of(), List.of());
            String expected = planned.isEmpty() ? told == null ? "" : told : "manquant";
            assertThat(told(Findings.of(new Findings.Facts(
                            facts.tool(),
                            facts.declared(),
                            facts.observed(),
                            facts.workers(),
                            facts.ended(),
                            facts.read(),
                            facts.services(),
                            facts.derogations(),
                            described == null ? null : TODAY.plusDays(described),
                            planned,
                            TODAY))))
                    .as(why)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aServiceAccountIsNobodysAndReviewed() {
        String seen = "robot::aucune::-300:-1";
        Findings.Service kept = new Findings.Service("robot", TODAY);
        Findings.Service forgotten = new Findings.Service("robot", TODAY.minusDays(1));
        assertThat(told(Findings.of(facts(Tier.MANUAL, null, null, seen, List.of(kept), List.of()))))
                .isEmpty();
        assertThat(told(Findings.of(facts(Tier.MANUAL, null, null, seen, List.of(forgotten), List.of()))))
                .isEqualTo("service-a-revoir");
    }

    @Test
    void aDerogationBearsUntilItsDayAndNoLonger() {
        String seen = "z@x::aucune::-3:-1";
        Finding borne = Findings.of(facts(
                        Tier.MANUAL,
                        null,
                        null,
                        seen,
                        List.of(),
                        List.of(new Findings.Derogation("orphelin z@x", TODAY))))
                .get(0);
        assertThat(borne.open()).isFalse();
        Finding over = Findings.of(facts(
                        Tier.MANUAL,
                        null,
                        null,
                        seen,
                        List.of(),
                        List.of(new Findings.Derogation("orphelin z@x", TODAY.minusDays(1)))))
                .get(0);
        assertThat(over.open()).isTrue();
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(
            nullValues = "rien",
            value = {
                "rien, 0, 0, 1, rien, a first list is taken whatever it holds",
                "-3, 95, 0, 12, access.reading.fallen, twelve rows where there were ninety-five",
                "-3, 95, 0, 76, rien, a fifth less is taken",
                "-3, 95, 0, 75, access.reading.fallen, a little more than a fifth is not",
                "-3, 95, -4, 95, access.reading.older, a list older than the last one",
                "-3, 95, -3, 95, rien, the same day again",
                "-3, 95, 1, 95, access.reading.future, a day to come",
            })
    void aListThatFellOrIsOldIsSetAsideWhole(
            @Nullable String last, int before, int taken, int rows, @Nullable String problem, String why) {
        ReadingRules.Last known = last == null ? null : new ReadingRules.Last(dayOf(last), before);
        assertThat(ReadingRules.problem(known, TODAY.plusDays(taken), TODAY, rows)
                        .map(one -> one.key())
                        .orElse(null))
                .as(why)
                .isEqualTo(problem);
    }
}
