package org.terreau.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectivityReaderTests {

    private static final Gazetteer PLACES = new Gazetteer();
    private static final CollectivityReader READER = new CollectivityReader(PLACES);

    private static CollectivityReader.Reading read(
            @Nullable String code, @Nullable String name, @Nullable String departement) {
        return READER.read(
                new CollectivityReader.Written(
                        code == null ? "" : code,
                        CollectivityReader.Coding.UNSAID,
                        name == null ? "" : name,
                        departement == null ? "" : departement),
                true);
    }

    private static String candidates(CollectivityReader.Reading reading) {
        return String.join(
                " ",
                reading.candidates().stream()
                        .map(place -> place.id().toString())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "13001, Marseille, commune:13055 commune:13001",
        "06100, Nice, commune:06088 commune:06100",
        "29019, Quimper, commune:29019 commune:29232",
        "29019, Quimpper, commune:29019 commune:29232",
        "75016, Paris, commune:75056 commune:94016"
    })
    void aCodeAndANameOfDifferentCollectivitiesProposeBothAndChooseNone(String code, String name, String proposed) {
        CollectivityReader.Reading reading = read(code, name, "");
        assertThat(reading.certainty()).isEqualTo(CollectivityReader.Certainty.CONTRADICTORY);
        assertThat(candidates(reading)).startsWith(proposed);
    }

    @ParameterizedTest
    @CsvSource({
        "13001, commune:13001 commune:13055",
        "06100, commune:06100 commune:06088",
        "75016, commune:94016 commune:75056"
    })
    void aNumberThatIsAnInseeCodeAndAPostalCodeAsks(String number, String proposed) {
        CollectivityReader.Reading reading = read(number, "", "");
        assertThat(reading.certainty()).isEqualTo(CollectivityReader.Certainty.EITHER_CODE);
        assertThat(candidates(reading)).isEqualTo(proposed);
    }

    @ParameterizedTest
    @CsvSource({
        "29232, , commune:29232",
        "29232, Quimper, commune:29232",
        "29232, VILLE DE QUIMPER, commune:29232",
        "13001, Aix-en-Provence, commune:13001",
        "13001, Aix en Provence (13), commune:13001",
        "4001, Aiglun, commune:04001",
        "29, , departement:29",
        "2A, , region:94",
        "75, Paris, commune:75056",
        "67, , departement:6AE",
        "67A, , departement:6AE",
        "213105554, Toulouse, commune:31555",
        "21310555400017, , commune:31555",
        "213 105 554, , commune:31555",
        "240100750, Communauté de communes du Pays de Gex, epci:240100750",
        "240100750, CC Pays de Gex Agglo, epci:240100750",
        ", Mayotte, departement:976",
        ", Corse, region:94",
        ", Commune du Havre, commune:76351",
        ", Commune de La Rochelle (17), commune:17300",
        ", Mairie d'Agen, commune:47001",
        ", Ville de Brest, commune:29019",
        ", Département de l'Ain, departement:01",
        ", Conseil départemental du Finistère, departement:29",
        ", Région Bretagne, region:53",
        ", Grand Lyon, epci:200046977",
        ", Collectivité européenne d'Alsace, departement:6AE",
        ", Bas-Rhin, departement:6AE"
    })
    void whatNamesOneCollectivityIsSure(String code, String name, String expected) {
        CollectivityReader.Reading reading = read(code, name, "");
        assertThat(candidates(reading)).isEqualTo(expected);
        assertThat(reading.certainty()).isEqualTo(CollectivityReader.Certainty.SURE);
    }

    @ParameterizedTest
    @CsvSource({
        "74093, , commune:74010",
        "63266, , commune:63255",
        "75101, , commune:75056",
        "13209, , commune:13055",
        "69381, , commune:69123",
        "74093, Cran-Gevrier, commune:74010",
        ", Cran-Gevrier, commune:74010",
        ", La Faute-sur-Mer (85), commune:85001",
        ", La Faute-sur-Mer, commune:85001",
        ", Marseille 9e, commune:13055",
        ", paris 16e, commune:75056",
        ", lyon 3, commune:69123",
        ", Lyon 3ème arrondissement, commune:69123"
    })
    void aFormerCommuneOrADistrictProposesTheCommuneOfToday(String code, String name, String expected) {
        CollectivityReader.Reading reading = read(code, name, "");
        assertThat(candidates(reading)).isEqualTo(expected);
        assertThat(reading.certainty()).isEqualTo(CollectivityReader.Certainty.FORMER);
    }

    @Test
    void namesakesComeTheLargestFirst() {
        assertThat(candidates(read("", "Saint-Denis", ""))).startsWith("commune:97411 commune:93066");
        assertThat(candidates(read("", "Guadeloupe", ""))).isEqualTo("region:01 departement:971");
        assertThat(candidates(read("", "La Réunion", ""))).isEqualTo("region:04 departement:974 commune:47222");
    }

    @Test
    void aCodeOutsideOfTheDepartementBesideItAsks() {
        assertThat(read("29232", "", "22").certainty()).isEqualTo(CollectivityReader.Certainty.CONTRADICTORY);
        assertThat(read("29232", "Quimper", "22").certainty()).isEqualTo(CollectivityReader.Certainty.CONTRADICTORY);
        assertThat(read("29232", "Quimper", "29").certainty()).isEqualTo(CollectivityReader.Certainty.SURE);
    }

    @Test
    void aColumnSaidToBeOfPostalCodesIsReadAsOne() {
        CollectivityReader.Reading nice = READER.read(
                new CollectivityReader.Written("06100", CollectivityReader.Coding.POSTAL, "Nice", ""), true);
        assertThat(nice.sure()).map(Collectivity::id).map(Object::toString).contains("commune:06088");
        CollectivityReader.Reading insee =
                READER.read(new CollectivityReader.Written("13001", CollectivityReader.Coding.OFFICIAL, "", ""), true);
        assertThat(insee.sure()).map(Collectivity::name).contains("Aix-en-Provence");
    }

    @ParameterizedTest
    @CsvSource({
        "departement:976, region:06, true",
        "departement:972, region:02, true",
        "departement:973, region:03, true",
        "departement:971, region:01, false",
        "departement:974, region:04, false",
        "commune:75056, departement:75, true",
        "departement:2A, region:94, true",
        "departement:2B, departement:2A, true",
        "departement:67, departement:68, true",
        "commune:97801, region:978, true",
        "departement:987, region:987, true",
        "epci:200046977, departement:69, false",
        "epci:200046977, commune:69123, false",
        "commune:97502, departement:975, false",
        "epci:200054781, commune:75056, false"
    })
    void entriesOfOneLegalPersonAreOne(String one, String other, boolean same) {
        assertThat(person(one).equals(person(other))).isEqualTo(same);
    }

    private static CollectivityId person(String id) {
        return PLACES.legalPerson(
                        PLACES.find(CollectivityId.parse(id).orElseThrow()).orElseThrow())
                .id();
    }

    @ParameterizedTest
    @CsvSource({
        "200094332, true",
        "200 094 332, true",
        "20009433200010, true",
        "200094333, false",
        "20009433, false",
        "siren, false"
    })
    void aSirenHasTheKeyOfLuhn(String typed, boolean good) {
        assertThat(Siren.parse(typed).isPresent()).isEqualTo(good);
    }
}
