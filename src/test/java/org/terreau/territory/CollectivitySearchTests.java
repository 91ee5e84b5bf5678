package org.terreau.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectivitySearchTests {

    private static final Gazetteer PLACES = new Gazetteer();

    @Test
    void theEditionHasTheCountsOfTheOfficialCode() {
        Map<CollectivityKind, Integer> counts = new HashMap<>();
        for (Collectivity place : PLACES.all()) counts.merge(place.id().kind(), 1, Integer::sum);
        assertThat(counts)
                .isEqualTo(Map.of(
                        CollectivityKind.COMMUNE, 34_969,
                        CollectivityKind.EPCI, 1_255,
                        CollectivityKind.DEPARTEMENT, 109,
                        CollectivityKind.REGION, 26));
        assertThat(PLACES.edition()).isEqualTo(2026);
    }

    @Test
    void everyCommuneHasTheNameThePopulationAndThePostalCodesOfTheOfficialFile() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../shared/data/cog/communes.csv"), StandardCharsets.UTF_8);
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(",", -1);
            Collectivity commune = PLACES.find(new CollectivityId(CollectivityKind.COMMUNE, parts[0]))
                    .orElseThrow();
            assertThat(commune.name()).isEqualTo(parts[1]);
            assertThat(commune.population() == null ? "" : commune.population().toString())
                    .as(parts[0])
                    .isEqualTo(parts[6]);
            assertThat(String.join(" ", commune.postalCodes())).isEqualTo(parts[7]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "marseille, commune:13055",
        "Marsielle, commune:13055",
        "marseile, commune:13055",
        "st denis, commune:97411",
        "saint denis 93, commune:93066",
        "SAINT-ÉTIENNE, commune:42218",
        "st etiene, commune:42218",
        "35000, commune:35238",
        "35238, commune:35238",
        "l abergement clemenciat, commune:01001",
        "Labergement de varey, commune:01002",
        "departement de l'ain, departement:01",
        "conseil départemental du Cantal, departement:15",
        "region bretagne, region:53",
        "communauté de communes du pays de Gex, epci:240100750",
        "bordeaux metropole, epci:243300316",
        "chalons en champagne, commune:51108",
        "Aix en provance, commune:13001",
        "y, commune:80829",
        "orleans, commune:45234",
        "200069193, epci:200069193",
        "75101, commune:75056",
        "13209, commune:13055",
        "69381, commune:69123",
        "paris 16e, commune:75056",
        "Paris 16ème arrondissement, commune:75056",
        "marseille 9e, commune:13055",
        "lyon 3, commune:69123",
        "lyon 3e, commune:69123",
        "Cran-Gevrier, commune:74010",
        "cran gevrier, commune:74010",
        "74093, commune:74010",
        "63266, commune:63255",
        "29, departement:29",
        "11, departement:11",
        "24, departement:24",
        "2A, region:94",
        "grand lyon, epci:200046977",
        "Grand Lyon, epci:200046977",
        "Collectivité européenne d'Alsace, departement:6AE",
        "alsace, departement:6AE",
        "67A, departement:6AE",
        "6AE, departement:6AE",
        "haut-rhin, departement:6AE",
        "213105554, commune:31555",
        "213 105 554 00017, commune:31555",
        "Commune de Quimper, commune:29232",
        "commune du Havre, commune:76351",
        "mayotte, departement:976",
        "corse, region:94",
        "collectivité de corse, region:94",
        "departement de paris, commune:75056",
        "200094332, departement:6AE"
    })
    void whatPeopleTypeFindsTheirCollectivityFirst(String typed, String expected) {
        assertThat(PLACES.search(typed, null, 8).get(0).id()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Cran-Gevrier, Cran-Gevrier, true",
        "74093, Cran-Gevrier, true",
        "75101, Paris 1er Arrondissement, true",
        "lyon 3, Lyon 3e Arrondissement, true",
        "corse-du-sud, Corse-du-Sud, true",
        "grand lyon, Grand Lyon, false"
    })
    void whatLedToACollectivityIsTold(String typed, String under, boolean part) {
        Collectivities.Match first = PLACES.matches(typed, null, 8).get(0);
        assertThat(first.under()).isEqualTo(under);
        assertThat(first.part()).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({"mayotte", "martinique", "paris", "corse", "bas-rhin", "saint-barthelemy", "polynesie francaise"})
    void aLegalPersonIsProposedOnce(String typed) {
        assertThat(PLACES.search(typed, null, 20))
                .extracting(place -> PLACES.legalPerson(place).id())
                .doesNotHaveDuplicates();
        assertThat(PLACES.search(typed, null, 20)).allMatch(place -> place.equals(PLACES.legalPerson(place)));
    }

    @Test
    void guadeloupeAndLaReunionAreTwoLegalPersonsEach() {
        assertThat(PLACES.search("guadeloupe", null, 8))
                .extracting(place -> place.id().toString())
                .contains("departement:971", "region:01");
        assertThat(PLACES.search("la reunion", null, 8))
                .extracting(place -> place.id().toString())
                .contains("departement:974", "region:04");
    }

    @Test
    void aNumberListsTheCommunesThatHaveItAsPostalOrOfficialCode() {
        List<Collectivity> found = PLACES.search("01400", null, 20);
        assertThat(found)
                .allMatch(place -> place.postalCodes().contains("01400")
                        || place.id().code().equals("01400"));
        assertThat(found).extracting(Collectivity::name).contains("L'Abergement-Clémenciat");
    }

    @Test
    void nothingResemblesNonsense() {
        assertThat(PLACES.search("xqzkwv jjj", null, 8)).isEmpty();
        assertThat(PLACES.search("", null, 8)).isEmpty();
        assertThat(PLACES.search("'; drop table", null, 8)).isEmpty();
    }

    @Test
    void oneTypingErrorInATownsNameIsForgiven() {
        Random random = new Random(2026);
        List<Collectivity> towns = PLACES.all().stream()
                .filter(place -> place.id().kind() == CollectivityKind.COMMUNE)
                .filter(place -> place.population() != null && place.population() > 5_000)
                .toList();
        List<String> missed = new ArrayList<>();
        for (int turn = 0; turn < 600; turn++) {
            Collectivity town = towns.get(random.nextInt(towns.size()));
            String typed = misspelt(town.name(), random);
            if (!PLACES.search(typed, null, 8).contains(town)) missed.add(town.name() + " typed " + typed);
        }
        assertThat(missed).as("towns missed of 600").hasSizeLessThan(18);
    }

    private static String misspelt(String name, Random random) {
        String text = name.toLowerCase(Locale.ROOT);
        int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            case 2 -> text.substring(0, at) + "aeinrst".charAt(random.nextInt(7)) + text.substring(at + 1);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }
}
