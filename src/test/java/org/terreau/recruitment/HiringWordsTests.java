package org.terreau.recruitment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiringWordsTests {

    @ParameterizedTest
    @CsvSource({
        "Le recrutement se fait en mars., recrutement",
        "Vous serez responsable de la feuille de route., responsable",
        "Rejoignez une équipe de cinq personnes., rejoindre",
        "Présence tous les mardis à Rennes., jours-imposes",
        "Un CDI est proposé., contrat",
        "Salaire selon expérience., salaire",
        "Cinq semaines de congés., conges",
        "Une mission à temps plein., horaires",
        "Sous l’autorité d’un supérieur hiérarchique., hierarchie",
    })
    void aWordThatMakesAMissionLookLikeAHiringIsFound(String text, String kind) {
        assertThat(HiringWords.in("mission", text))
                .extracting(found -> found.kind().code())
                .containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "La sélection de profil se fait en mars.",
        "Vous serez chargé·e de la feuille de route.",
        "Vous aiderez une équipe de cinq personnes.",
        "3 jours par semaine en moyenne.",
    })
    void theBetterWordIsNotFound(String text) {
        assertThat(HiringWords.in("mission", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Développeur web, Développeur",
        "Chargé de déploiement, Chargé",
        "Développeur·se web,",
        "Chargé.e de déploiement,",
        "Développeur(se) web,",
        "Designer de service,",
        "Chef.fe de produit,",
    })
    void aTitleNamesBothGenders(String title, String found) {
        Offer offer = SomeOffer.draft().titled(title).offer();
        assertThat(HiringWords.in(offer))
                .filteredOn(one -> one.kind() == HiringWords.ONE_GENDER)
                .extracting(HiringWords.Found::written)
                .isEqualTo(found == null ? java.util.List.of() : java.util.List.of(found));
    }

    @Test
    void aPublicPostIsAHiringAndIsNotRead() {
        assertThat(HiringWords.in(
                        SomeOffer.draft().titled("Recrutement : chargé").post().offer()))
                .isEmpty();
    }
}
