package org.terreau.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.brief.SpecificationLanguage.Flag;
import org.terreau.brief.SpecificationLanguage.Rule;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;

class SpecificationLanguageTests {

    private static List<String> codes(Part part, String text) {
        return SpecificationLanguage.in(part, text).stream()
                .flatMap(flag -> flag.rules().stream())
                .map(Rule::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SOLUTION_LEAD | La plateforme devra comporter un espace pour chaque commune. | exigence
            SOLUTION_LEAD | Elle devra comporter un annuaire des associations. | exigence
            SOLUTION_LEAD | Les données devront être hébergées en France. | exigence
            SOLUTION_LEAD | L’ensemble doit être conforme au RGAA. | exigence
            SOLUTION_LEAD | Le système doit envoyer un rappel la veille. | systeme
            SOLUTION_LEAD | L'application devra permettre aux agents de saisir les demandes. | systeme
            SOLUTION_LEAD | Le futur logiciel gérera les droits de chaque agent. | systeme
            SOLUTION_LEAD | Notre outil doit notamment permettre d’éditer une facture. | systeme
            SOLUTION_LEAD | Les fonctionnalités attendues sont décrites en annexe. | fonctions
            SOLUTION_LEAD | La liste des fonctions est arrêtée. | fonctions
            SOLUTION_LEAD | Gestion des utilisateurs, tableau de bord, export des données et statistiques. | fonctions
            SOLUTION_LEAD | Le cahier des charges est prêt. | cahier
            SOLUTION_LEAD | Une API REST en Python reliée à une base de données. | technique
            SOLUTION_LEAD | Un assistant fondé sur l’intelligence artificielle. | technique
            SOLUTION_LEAD | Un site sous WordPress. | technique
            SOLUTION_LEAD | Une application développée en React. | technique
            SOLUTION_LEAD | Un moteur Elasticsearch devant MariaDB. | technique
            SUCCESS | Le service sera ouvert dans dix-huit mois. | duree
            SUCCESS | D’ici deux ans, toutes les communes l’utilisent. | duree
            SUCCESS | Un projet de 18 mois. | duree
            HYPOTHESIS | Le développement prendra environ douze mois. | duree
            SUCCESS | Livraison prévue sur 9 mois. | duree
            TEAM | Un marché public sera passé pour la réalisation. | marche
            SOLUTION_LEAD | Nous allons lancer un marché à l’automne. | marche
            SOLUTION_LEAD | Un appel d’offres choisira le prestataire. | marche
            TEAM | La maîtrise d’œuvre est confiée à un prestataire. | marche
            SOLUTION_LEAD | Le lot 1 couvre l’inscription et le lot 2 la facturation. | lot
            SOLUTION_LEAD | Le travail est découpé en trois lots. | lot
            TEAM | Un diagramme de Gantt est joint. | planning
            SUCCESS | Les livrables sont remis à chaque jalon. | planning
            SOLUTION_LEAD | La phase 2 commencera au printemps. | planning
            HYPOTHESIS | Le planning prévisionnel est annexé. | planning
            PROBLEM | Le logiciel devra permettre de traiter les demandes. | systeme
            PROBLEM | Les fonctionnalités suivantes sont demandées par les élus. | fonctions
            """)
    void eachWayOfSpecifyingIsFoundByItsRule(Part part, String text, String rules) {
        assertThat(codes(part, text)).containsExactlyInAnyOrder(rules.strip().split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LE SYSTÈME DOIT ENVOYER UN RAPPEL.",
                "le systeme doit envoyer un rappel",
                "Le  système\u00a0doit\u202fenvoyer un rappel.",
                "Le syste\u0300me doit envoyer un rappel.",
                "L’outil doit envoyer un rappel",
                "L'outil doit envoyer un rappel"
            })
    void accentsCaseSpacesAndApostrophesChangeNothing(String text) {
        assertThat(codes(Part.SOLUTION_LEAD, text)).containsExactly("systeme");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PROBLEM | L’agent doit rappeler chaque famille, et la durée d’attente dépasse deux mois.
            PROBLEM | Les demandes attendent dix-huit mois avant une réponse.
            PROBLEM | Depuis deux ans, la liste d’attente de la crèche s’allonge.
            PROBLEM | Le logiciel actuel doit être relancé chaque matin.
            PROBLEM | Les communes n’ont pas le temps d’écrire un cahier des charges ni de passer un marché public.
            PROBLEM | Les agents saisissent deux fois : dans SharePoint, puis dans un tableau partagé.
            PROBLEM | Le dossier doit comporter trois pièces, et une sur deux manque.
            PROBLEM | Un lot de courriers par semaine part à la mauvaise adresse.
            SOLUTION_LEAD | La piste doit être questionnée auprès de trente agents.
            SOLUTION_LEAD | L’outil doit être testé avec six secrétaires de mairie.
            SOLUTION_LEAD | Un message qui part seul la veille, et une réponse en un geste.
            SOLUTION_LEAD | Une liste des familles qui n’ont pas répondu, remise à la cuisine à 17 heures.
            SOLUTION_LEAD | Pas de cahier des charges : une intuition à confronter au terrain.
            SOLUTION_LEAD | Remplir les véhicules déjà en tournée le jour du marché.
            SOLUTION_LEAD | Les commerçants du marché préviennent la veille.
            SOLUTION_LEAD | Un planning commun où chaque commune voit ce qui est libre.
            SOLUTION_LEAD | Envoyer les courriers par lots de cinquante.
            SOLUTION_LEAD | Essayer d’abord dans le Lot (46), puis en Lot-et-Garonne.
            SOLUTION_LEAD | Un moteur de recherche qui trouve la bonne règle dans les textes.
            HYPOTHESIS | Les parents qui ont des enfants de trois ans répondent plus vite.
            HYPOTHESIS | L’élue qui préside le syndicat doit y voir un gain dès le premier mois.
            HYPOTHESIS | Les agents en fonction depuis dix ans savent déjà quoi faire.
            HYPOTHESIS | Il y a deux ans, un essai sur papier avait échoué.
            FIRST_USERS | Les habitants de plus de 65 ans, joints deux fois par an par le centre social.
            FIRST_USERS | Douze agents de la fonction publique territoriale.
            SUCCESS | Les repas jetés diminuent de moitié en six mois dans les six cuisines.
            SUCCESS | Cent trajets par mois au sixième mois.
            SUCCESS | La durée moyenne d’un appel passe de dix à quatre minutes.
            SUCCESS | Le service doit être utile dès le troisième mois.
            TEAM | Une agente à 60 % pendant un an, et une personne qui développe.
            TEAM | Une développeuse qui connaît Python, trouvée par le réseau.
            TITLE | La navette du marché
            TITLE | Prêter le matériel entre communes
            """)
    void ordinaryFrenchIsNotFlagged(Part part, String text) {
        assertThat(codes(part, text)).isEmpty();
    }

    @Test
    void aListOfWhatTheThingDoesIsFlaggedAndAListOfPeopleIsNot() {
        assertThat(
                        codes(
                                Part.SOLUTION_LEAD,
                                "Le service propose de :\n- créer un compte ;\n- déposer une demande ;\n- suivre son avancement."))
                .containsExactly("fonctions");
        assertThat(
                        codes(
                                Part.FIRST_USERS,
                                "Dès le premier mois :\n- trois secrétaires de mairie\n- deux élus\n- la responsable du centre social"))
                .isEmpty();
    }

    @Test
    void theSentenceIsTheOneThatWasFoundAsItWasWritten() {
        List<Flag> flags = SpecificationLanguage.in(
                Part.SOLUTION_LEAD, "Une intuition. Le système doit envoyer un rappel ! Et puis voilà.");
        assertThat(flags).singleElement().satisfies(flag -> {
            assertThat(flag.sentence()).isEqualTo("Le système doit envoyer un rappel !");
            assertThat(flag.part()).isEqualTo(Part.SOLUTION_LEAD);
        });
    }

    @Test
    void moreThanAPageIsFlaggedOnce() {
        String sentence = "Les agents rappellent les familles une à une chaque matin. ";
        assertThat(SpecificationLanguage.in(new Brief(Map.of(Part.PROBLEM, sentence.repeat(40)))))
                .isEmpty();
        assertThat(SpecificationLanguage.in(
                        new Brief(Map.of(Part.PROBLEM, sentence.repeat(50), Part.TEAM, sentence.repeat(25)))))
                .singleElement()
                .extracting(Flag::rules)
                .isEqualTo(List.of(Rule.LONGER_THAN_A_PAGE));
    }

    /** What is read by pieces costs as much as it is long, whatever stands in it. */
    @Property(tries = 25)
    void aLongTextIsReadInABoundedTime(@ForAll("longTexts") String text) {
        for (Part part : List.of(Part.PROBLEM, Part.SOLUTION_LEAD))
            Assertions.assertTimeout(Duration.ofSeconds(3), () -> SpecificationLanguage.in(part, text));
    }

    @Provide
    Arbitrary<String> longTexts() {
        Arbitrary<String> words = Arbitraries.of(
                "le système ",
                "doit ",
                "devra ",
                "comporter ",
                "lot ",
                "marché ",
                "de ",
                "de de ",
                "18 mois ",
                "sur ",
                "gestion des ",
                "api ",
                "- créer ",
                "\n",
                "a",
                " ",
                "’",
                "é",
                "e\u0301",
                ".",
                "phase ",
                "1 ",
                "pas de ",
                "cahier des ",
                "notre nouvelle ");
        return words.list().ofMinSize(1).ofMaxSize(6).map(one -> {
            String unit = String.join("", one);
            return unit.repeat(50_000 / unit.length() + 1).substring(0, 50_000);
        });
    }

    @Property
    void anyTextIsRead(@ForAll String text) {
        Stream.of(Part.values()).forEach(part -> SpecificationLanguage.in(part, text));
    }
}
