package org.terreau.sharing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.sharing.KeptScenario;
import org.terreau.sharing.MemberLines;
import org.terreau.sharing.Regime;
import org.terreau.sharing.SharingMethod;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The simulator.
 *
 * @param doubts the lines of members to choose for
 * @param candidates for the member that is being added
 * @param result null until there is one
 * @param reference the scenario that it is compared with, as an address holds it; "" when there is none
 * @param kept the scenario that is being changed; null when it is a new one
 * @param publics the last that everybody reads
 * @param cut the address was not one of ours
 */
public record SimulatorPage(
        Form form,
        List<MemberLines.Doubt> doubts,
        List<Collectivities.Match> candidates,
        @Nullable Shown result,
        String reference,
        @Nullable KeptScenario kept,
        List<KeptScenario> publics,
        boolean cut) {

    public static final String PATH = "/outils/partage-des-couts";

    /** What an address may hold of scenarios: servers refuse more than 8,000 signs of headers in all. */
    private static final int LONGEST = 5000;

    public SimulatorPage {
        doubts = List.copyOf(doubts);
        candidates = List.copyOf(candidates);
        publics = List.copyOf(publics);
    }

    static boolean fits(String... written) {
        return String.join("", written).length() <= LONGEST;
    }

    /** Where a scenario is shown, compared with another unless that one is "". */
    static String address(String written, String reference, @Nullable KeptScenario kept) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH).queryParam("s", written);
        if (!reference.isEmpty()) address.queryParam("r", reference);
        if (kept != null) address.queryParam("garde", kept.id()).queryParam("version", kept.version());
        return address.toUriString();
    }

    public Map<String, String> methods(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (SharingMethod method : SharingMethod.values())
            options.put(method.code(), ui.t("sharing.method." + method.code()));
        return options;
    }

    public Map<String, String> regimes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Regime regime : Regime.values()) options.put(regime.code(), ui.t("sharing.regime." + regime.code()));
        return options;
    }

    public Map<String, String> variables(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String basis : List.of("population", "unites")) options.put(basis, ui.t("sharing.variable." + basis));
        return options;
    }

    public Map<String, String> choices(MemberLines.Doubt doubt, Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        doubt.candidates()
                .forEach(place -> options.put(
                        place.id().toString(),
                        place.label() + " — "
                                + ui.t("territory.kind." + place.id().kind().code())));
        return options;
    }

    public Map<String, String> labels(Ui ui) {
        Map<String, String> labels = new LinkedHashMap<>();
        Map.of(
                        "nom", "sharing.name",
                        "cout", "sharing.cost",
                        "annee", "sharing.year",
                        "membres", "sharing.members",
                        "fixe", "sharing.fixed",
                        "strates", "sharing.strata",
                        "plancher", "sharing.floor",
                        "plafond", "sharing.cap",
                        "membre-recherche", "sharing.member.add")
                .forEach((field, key) -> labels.put(field, ui.t(key)));
        return labels;
    }

    /** What stays the same from a computation to the next. */
    public Map<String, String> carried() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!reference.isEmpty()) fields.put("r", reference);
        if (kept != null) {
            fields.put("garde", String.valueOf(kept.id()));
            fields.put("version", form.text("version"));
        }
        return fields;
    }

    /** Where the same scenario becomes the one that others are compared with. */
    public static String reference(Shown result, @Nullable KeptScenario kept, String version) {
        KeptScenario read = kept == null || !version.matches("\\d{1,15}") ? kept : kept.at(Long.parseLong(version));
        return fits(result.written(), result.written())
                ? address(result.written(), result.written(), read) + "#calcul"
                : address(result.written(), "", read) + "#calcul";
    }
}
