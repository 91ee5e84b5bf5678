package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

class CarriesItsNameTests {

    private static Collectivity place(String id, String name, String departement) {
        return new Collectivity(CollectivityId.parse(id).orElseThrow(), name, departement, null, 1000L, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "ville-nantes.fr, commune:44109, Nantes, 44, false, true",
        "mairie-de-vertou.fr, commune:44215, Vertou, 44, false, true",
        "mairievertou.fr, commune:44215, Vertou, 44, false, true",
        "vertou-mairie.fr, commune:44215, Vertou, 44, false, true",
        "ville-st-etienne.fr, commune:42218, Saint-Étienne, 42, false, true",
        "ville-chalons-en-champagne.fr, commune:51108, Châlons-en-Champagne, 51, false, true",
        "agglo-larochelle.fr, epci:241700434, CA de La Rochelle, 17, false, false",
        "agglo-rochelle.fr, epci:241700434, CA de la Rochelle, 17, false, true",
        "cc-faucigny-glieres.fr, epci:200000172, CC Faucigny - Glières, 74, false, true",
        "departement13.fr, departement:13, Bouches-du-Rhône, 13, false, true",
        "departement-13.fr, departement:13, Bouches-du-Rhône, 13, false, true",
        "cd13.fr, departement:13, Bouches-du-Rhône, 13, false, true",
        "departement-finistere.fr, departement:29, Finistère, 29, false, true",
        "region-bretagne.bzh, region:53, Bretagne, , false, true",
        // Not enough, or somebody else's.
        "nantes.fr, commune:44109, Nantes, 44, false, false",
        "ville-nantes.com, commune:44109, Nantes, 44, false, false",
        "ville-nantes.fr.exemple.fr, commune:44109, Nantes, 44, false, false",
        "mail.ville-nantes.fr, commune:44109, Nantes, 44, false, false",
        "ville-nantesouest.fr, commune:44109, Nantes, 44, false, false",
        "amis-ville-nantes.fr, commune:44109, Nantes, 44, false, false",
        "villefranche.fr, commune:01000, Franche, 01, false, false",
        "departement13.fr, departement:12, Aveyron, 12, false, false",
        "ville-nantes.fr, epci:244400404, Nantes Métropole, 44, false, false",
        "gmail.com, commune:44109, Nantes, 44, false, false",
        "ville.orange.fr, commune:44109, Nantes, 44, false, false",
        // Namesakes need the number of the département.
        "ville-saint-denis.fr, commune:93066, Saint-Denis, 93, true, false",
        "ville-saint-denis93.fr, commune:93066, Saint-Denis, 93, true, true",
        "ville-saint-denis-93.fr, commune:93066, Saint-Denis, 93, true, true",
        "ville-saint-denis93.fr, commune:97411, Saint-Denis, 974, true, false",
    })
    void aDomainCarriesTheNameOfACollectivityOrNot(
            String domain, String id, String name, String departement, boolean namesake, boolean carries) {
        assertThat(CarriesItsName.test(domain, place(id, name, departement), namesake))
                .isEqualTo(carries);
    }

    @Property
    void anyTextIsAnswered(@ForAll String domain, @ForAll String name) {
        CarriesItsName.test(domain, place("commune:44109", name, "44"), false);
    }
}
