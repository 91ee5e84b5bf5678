package org.terreau.sharing.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.TypedNumber;
import org.terreau.sharing.Cost;
import org.terreau.sharing.Limits;
import org.terreau.sharing.Member;
import org.terreau.sharing.MemberLines;
import org.terreau.sharing.Parameters;
import org.terreau.sharing.Regime;
import org.terreau.sharing.Scenario;
import org.terreau.sharing.SharingMethod;
import org.terreau.sharing.Stratum;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;
import org.terreau.web.LastWord;

/** A scenario as a form, and back. */
@Component
class ScenarioForm {

    static final String COST = "cout";
    static final String STRATA = "strates";

    /** Longest list of strata, in characters. */
    static final int STRATA_LENGTH = 2000;

    private static final String CHOICE = "choix-";
    private static final String UNITS = "unites";
    private static final int MOST_STRATA = 30;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final MemberLines lines;
    private final Clock clock;

    ScenarioForm(MemberLines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * What a form says.
     *
     * @param scenario null when something is objected to
     * @param doubts the lines of members to choose for
     */
    record Read(@Nullable Scenario scenario, List<MemberLines.Doubt> doubts, Objections objections) {}

    /** What the form holds before anything is typed. */
    Form empty() {
        return Form.filled(Map.of(
                "regime",
                Regime.WITH_TAX.code(),
                "annee",
                String.valueOf(Paris.today(clock).plusYears(1).getYear()),
                "methode",
                SharingMethod.POPULATION.code(),
                "fixe",
                "30",
                "variable",
                "population",
                STRATA,
                "0 ; 500\n1000 ; 1500\n3500 ; 3000\n10000 ; 6000\n50000 ; 15000"));
    }

    Form filled(Scenario scenario) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nom", scenario.name());
        fields.put(COST, typed(scenario.cost().amount()));
        fields.put("regime", scenario.cost().regime().code());
        fields.put("annee", String.valueOf(scenario.cost().year()));
        fields.put("methode", scenario.method().code());
        fields.put("fixe", typed(scenario.parameters().fixed()));
        fields.put("variable", scenario.parameters().byUnits() ? UNITS : "population");
        fields.put("plancher", typed(scenario.limits().floor()));
        fields.put("plafond", typed(scenario.limits().cap()));
        fields.put(
                STRATA,
                scenario.parameters().strata().isEmpty()
                        ? empty().text(STRATA)
                        : scenario.parameters().strata().stream()
                                .map(stratum -> stratum.from() + " ; " + typed(stratum.tariff()))
                                .collect(Collectors.joining("\n")));
        fields.put(MemberLines.FIELD, lines.typed(scenario.members()));
        if (scenario.cost().amount().compareTo(Cost.LARGEST) > 0) fields.put(LastWord.box(COST), "oui");
        return Form.filled(fields);
    }

    private static String typed(@Nullable Money amount) {
        return amount == null ? "" : typed(amount.inEuros());
    }

    private static String typed(BigDecimal number) {
        return number.signum() == 0
                ? "0"
                : number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** The same with more members at the end of the list. */
    Form withMembers(Form form, List<Member> more) {
        String typed = form.text(MemberLines.FIELD);
        String added = more.stream()
                .map(member -> lines.typed(List.of(Member.of(member.place()))))
                .collect(Collectors.joining("\n"));
        return form.with(MemberLines.FIELD, typed.isEmpty() ? added : typed + "\n" + added)
                .with("membre", "")
                .with("membre-recherche", "");
    }

    /** Every problem is told, each beside its field. */
    Read read(Form form) {
        Objections objections = new Objections();
        String name = form.text("nom");
        objections.when(!OneLine.fits(name, Scenario.NAME), "nom", "sharing.name.long", Scenario.NAME);
        Optional<SharingMethod> method = SharingMethod.of(form.text("methode"));
        objections.when(method.isEmpty(), "methode", "sharing.method.wrong");
        boolean byUnits = form.text("variable").equals(UNITS);
        Cost cost = cost(form, objections);
        Parameters parameters =
                new Parameters(fixed(form, method, objections), byUnits, strata(form.text(STRATA), method, objections));
        Limits limits = new Limits(limit(form, "plancher", objections), limit(form, "plafond", objections));
        MemberLines.Read members = lines.read(
                form.text(MemberLines.FIELD), method.orElse(SharingMethod.POPULATION), byUnits, chosen(form));
        objections.addAll(members.objections().found());
        return new Read(
                objections.any() || method.isEmpty()
                        ? null
                        : new Scenario(name, cost, method.get(), parameters, limits, members.members()),
                members.doubts(),
                objections);
    }

    private static Map<Integer, CollectivityId> chosen(Form form) {
        Map<Integer, CollectivityId> chosen = new LinkedHashMap<>();
        for (String field : form.fields())
            if (field.matches(CHOICE + "\\d{1,5}"))
                CollectivityId.parse(form.text(field))
                        .ifPresent(id -> chosen.put(Integer.valueOf(field.substring(CHOICE.length())), id));
        return chosen;
    }

    private static Cost cost(Form form, Objections objections) {
        Money amount = Money.parse(form.text(COST)).orElse(null);
        if (amount == null) objections.add(COST, "sharing.cost.wrong");
        else if (amount.cents() == 0) objections.add(COST, "sharing.cost.zero");
        else if (amount.compareTo(Cost.LARGEST) > 0 && !LastWord.said(form, COST))
            objections.add(COST, "sharing.cost.huge.once");
        Optional<Regime> regime = Regime.of(form.text("regime"));
        objections.when(regime.isEmpty(), "regime", "sharing.regime.wrong");
        Optional<Integer> year = form.number("annee")
                .filter(typed -> typed >= FIRST_YEAR && typed <= LAST_YEAR)
                .map(Long::intValue);
        objections.when(
                year.isEmpty(), "annee", "sharing.year.wrong", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        return new Cost(amount == null ? Money.ZERO : amount, regime.orElse(Regime.WITH_TAX), year.orElse(FIRST_YEAR));
    }

    private static BigDecimal fixed(Form form, Optional<SharingMethod> method, Objections objections) {
        Optional<BigDecimal> percent = TypedNumber.read(form.text("fixe").replace("%", ""))
                .filter(value -> value.signum() >= 0 && value.compareTo(HUNDRED) <= 0);
        boolean asked = method.filter(SharingMethod.FIXED_AND_VARIABLE::equals).isPresent();
        objections.when(percent.isEmpty() && asked, "fixe", "sharing.fixed.wrong");
        return percent.orElse(BigDecimal.ZERO);
    }

    private static @Nullable Money limit(Form form, String field, Objections objections) {
        if (form.text(field).isEmpty()) return null;
        Optional<Money> amount = Money.parse(form.text(field));
        objections.when(amount.isEmpty(), field, "sharing.limit.wrong");
        return amount.orElse(null);
    }

    /** What is typed of the strata is kept whatever the method; it is objected to where the method uses it. */
    private static List<Stratum> strata(String typed, Optional<SharingMethod> method, Objections objections) {
        boolean asked = method.filter(SharingMethod.STRATA::equals).isPresent();
        List<Stratum> strata = new ArrayList<>();
        List<String> written = typed.lines().filter(line -> !line.isBlank()).toList();
        String problem =
                written.isEmpty() ? "sharing.strata.none" : written.size() > MOST_STRATA ? "sharing.strata.many" : "";
        for (String line : problem.isEmpty() ? written : List.<String>of()) {
            String[] cells = line.split("[;\\t]", -1);
            Optional<Money> tariff = cells.length == 2 ? Money.parse(cells[1]) : Optional.empty();
            String from = cells[0].replaceAll("[\\s\\h]", "");
            if (tariff.isEmpty() || !from.matches("\\d{1,8}")) {
                objections.when(asked, STRATA, "sharing.strata.line", line.strip());
                return List.of();
            }
            strata.add(new Stratum(Long.parseLong(from), tariff.get()));
        }
        if (problem.isEmpty()) problem = order(strata);
        if (problem.isEmpty()) return strata;
        objections.when(asked, STRATA, problem, MOST_STRATA);
        return List.of();
    }

    private static String order(List<Stratum> strata) {
        if (strata.get(0).from() != 0) return "sharing.strata.zero";
        for (int one = 1; one < strata.size(); one++)
            if (strata.get(one).from() <= strata.get(one - 1).from()) return "sharing.strata.order";
        return "";
    }
}
