package org.terreau.web;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields that are typed on several lines, in whatever form they are: a line break in any other is refused, by whoever
 * reads it. A field has the same kind everywhere.
 */
final class LongFields {

    private static final Set<String> NAMES = Set.of(
            "ailleurs",
            "ajout",
            "appris",
            "apres",
            "audit-defauts",
            "aujourdhui",
            "avant",
            "besoins",
            "bien",
            "but",
            "change",
            "code",
            "collectivites",
            "commentaire",
            "conditions-propres",
            "consequence",
            "croyance",
            "definition",
            "demande",
            "derogations",
            "differera",
            "dissensus",
            "donnees",
            "editeur-adresse",
            "engagement",
            "equipe",
            "excellence",
            "financeurs",
            "frequence",
            "hebergeur-adresse",
            "hypothese",
            "idee",
            "incubateurs",
            "introduction",
            "lignes",
            "livrables",
            "malgre",
            "membres",
            "message",
            "mission",
            "moins-bien",
            "mode-operatoire",
            "motif",
            "note",
            "notes",
            "objectif",
            "objectifs",
            "obtient",
            "pages",
            "phrase",
            "piste",
            "pourquoi",
            "precision",
            "precisions",
            "presentation",
            "presents",
            "preuves",
            "probleme",
            "profil-cherche",
            "protocole",
            "public",
            "publics",
            "q",
            "qui",
            "quoi",
            "raison",
            "refutation",
            "regles",
            "remarque",
            "reponse",
            "requete",
            "reste",
            "resultats",
            "retour",
            "reussite",
            "revenez",
            "sites",
            "situation",
            "souhait",
            "strates",
            "succes",
            "suite",
            "suites",
            "technologies",
            "temoignage",
            "territoire",
            "territoires",
            "texte",
            "themes",
            "usage",
            "usagers",
            "vu");

    /** Those of which a form has several. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:appris|preuve|raison|suivi)-\\d+|(?:commentaire|mien|motif|proposition|reponse|texte)-[\\w-]+");

    private LongFields() {}

    static boolean holds(String field) {
        return NAMES.contains(field) || NUMBERED.matcher(field).matches();
    }
}
