package org.terreau.practice;

import java.util.List;
import org.terreau.portfolio.PhaseKind;

/** The list that an incubator may start from, and then makes its own. */
final class ProposedPractices {

    private ProposedPractices() {}

    private static Practices.Written of(
            PracticeTopic topic, PhaseKind phase, int position, boolean mandatory, String wording, String hint) {
        return new Practices.Written(topic, phase, position, wording, hint, mandatory);
    }

    static final List<Practices.Written> LIST = List.of(
            of(
                    PracticeTopic.ETHICS,
                    PhaseKind.INVESTIGATION,
                    1,
                    true,
                    "Les personnes rencontrées savent à quoi sert l’entretien et ont donné leur accord",
                    "Une phrase dite au début, et la liste des accords gardée."),
            of(PracticeTopic.ETHICS, PhaseKind.INVESTIGATION, 2, true, "Les comptes rendus ne nomment personne", ""),
            of(
                    PracticeTopic.ETHICS,
                    PhaseKind.CONSTRUCTION,
                    3,
                    false,
                    "Des usagers éloignés du numérique ont essayé le service",
                    "Au moins trois personnes, avec ce qui les a arrêtées."),
            of(
                    PracticeTopic.TRANSPARENCY,
                    PhaseKind.CONSTRUCTION,
                    1,
                    true,
                    "La page de statistiques est publique et à jour",
                    "L’adresse de la page."),
            of(
                    PracticeTopic.TRANSPARENCY,
                    PhaseKind.CONSTRUCTION,
                    2,
                    true,
                    "Le code source est ouvert, ou la raison de sa fermeture est publiée",
                    "L’adresse du dépôt."),
            of(
                    PracticeTopic.TRANSPARENCY,
                    PhaseKind.ACCELERATION,
                    3,
                    true,
                    "Le budget dépensé est publié chaque année",
                    ""),
            of(
                    PracticeTopic.ACCESSIBILITY,
                    PhaseKind.CONSTRUCTION,
                    1,
                    true,
                    "Une déclaration d’accessibilité est en ligne",
                    "Même quand elle dit que le service n’est pas conforme."),
            of(
                    PracticeTopic.ACCESSIBILITY,
                    PhaseKind.ACCELERATION,
                    2,
                    true,
                    "Un audit d’accessibilité a été fait, et ses corrections sont prévues",
                    "Le rapport d’audit."),
            of(
                    PracticeTopic.SECURITY,
                    PhaseKind.CONSTRUCTION,
                    1,
                    true,
                    "Les risques sont analysés avec quelqu’un de la sécurité",
                    ""),
            of(
                    PracticeTopic.SECURITY,
                    PhaseKind.ACCELERATION,
                    2,
                    true,
                    "Le service est homologué",
                    "La décision d’homologation et sa date de fin."),
            of(
                    PracticeTopic.PERSONAL_DATA,
                    PhaseKind.CONSTRUCTION,
                    1,
                    true,
                    "Le traitement est inscrit au registre, avec ses durées de conservation",
                    ""),
            of(
                    PracticeTopic.PERSONAL_DATA,
                    PhaseKind.CONSTRUCTION,
                    2,
                    true,
                    "Les mentions d’information sont lisibles par les usagers",
                    ""),
            of(
                    PracticeTopic.TEAM,
                    PhaseKind.INVESTIGATION,
                    1,
                    false,
                    "L’équipe se réunit chaque semaine, avec la personne publique qui porte le service",
                    ""),
            of(
                    PracticeTopic.TEAM,
                    PhaseKind.CONSTRUCTION,
                    2,
                    true,
                    "L’équipe montre ce qu’elle a fait aux usagers au moins une fois par mois",
                    "La date de la dernière démonstration."),
            of(
                    PracticeTopic.TEAM,
                    PhaseKind.CONSTRUCTION,
                    3,
                    false,
                    "Une rétrospective a lieu à chaque incrément",
                    ""));
}
