package org.terreau.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.call.CallId;
import org.terreau.call.Calls;
import org.terreau.call.ParisMinute;
import org.terreau.call.SubmissionId;
import org.terreau.call.Submissions;
import org.terreau.identity.Actor;
import org.terreau.problem.Statement;
import org.terreau.problem.Statement.Part;
import org.terreau.territory.CollectivityId;

/** A call for problems that is open, with what two people wrote for it, and another that the staff are preparing. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class CallStory {

    private static final int OPEN_SINCE = 12;
    private static final int OPEN_FOR = 40;

    private final Calls calls;
    private final Submissions submissions;
    private final Cast cast;
    private final StoryClock clock;

    CallStory(Calls calls, Submissions submissions, Cast cast, StoryClock clock) {
        this.calls = calls;
        this.submissions = submissions;
        this.cast = cast;
        this.clock = clock;
    }

    void lay(Actor lead, Actor writing) {
        CallId open = clock.on(
                clock.ago(OPEN_SINCE),
                () -> calls.write(
                        typed(
                                "Vieillir chez soi : quels problèmes d’abord ?",
                                "social",
                                """
                        Les communes et les départements voient des habitants âgés renoncer à une aide, à un trajet ou à une visite. \
                        Nous cherchons **les problèmes**, pas les applications : ce qui coince, pour qui, combien de fois.

                        Trois problèmes seront investigués avec celles et ceux qui les portent, pendant douze semaines au plus.
                        """,
                                """
                        - Une commune, un groupement, un département ou une association qui agit avec eux peut répondre.
                        - Un problème par réponse ; plusieurs réponses sont possibles.
                        - Nous lisons tout, et répondons à chacun dans le mois qui suit la clôture.
                        """,
                                -OPEN_SINCE,
                                OPEN_FOR),
                        lead));
        clock.on(clock.ago(OPEN_SINCE), () -> calls.publish(open, lead));
        clock.on(
                clock.ago(5),
                () -> submit(
                        open,
                        new Calls.Draft(
                                "Centre communal d’action sociale",
                                CollectivityId.parse("commune:29019").orElseThrow(),
                                new Statement(Map.of(
                                        Part.TITLE,
                                                "Après une hospitalisation, le portage de repas commence une semaine trop tard",
                                        Part.WHO,
                                                "Les personnes de plus de 80 ans qui vivent seules et sortent de l’hôpital",
                                        Part.SITUATION,
                                                "La sortie est décidée la veille. La famille apprend le jour même qu’il faut un dossier, un certificat et une visite avant le premier repas.",
                                        Part.FREQUENCY, "Quatre à six sorties par mois",
                                        Part.CONSEQUENCE,
                                                "Sept jours sans repas chaud en moyenne, et une réhospitalisation sur dix",
                                        Part.EVIDENCE,
                                                "Relevé des sorties de janvier à juin, avec l’assistante sociale de l’hôpital",
                                        Part.TODAY, "Une voisine ou une épicerie dépanne"))),
                        cast.someone("Maud Alisier", "maud.alisier@ccas.example")));
        SubmissionId begun = submissions.begin(open, writing);
        submissions.save(
                begun,
                new Calls.Draft(
                        "",
                        CollectivityId.parse("commune:22278").orElseThrow(),
                        new Statement(Map.of(Part.TITLE, "Personne ne sait qui a la clé de la maison"))),
                submissions.read(begun, writing).version(),
                writing);
        calls.write(
                typed(
                        "L’eau qui manque l’été",
                        "ecologie",
                        "Brouillon : les élus du bassin demandent un appel sur les restrictions d’eau et leurs annonces.",
                        "À écrire avec le syndicat du bassin, après sa réunion de rentrée.",
                        60,
                        120),
                lead);
    }

    private void submit(CallId call, Calls.Draft draft, Actor by) {
        SubmissionId id = submissions.begin(call, by);
        submissions.submit(id, draft, submissions.read(id, by).version(), by);
    }

    private Calls.Typed typed(String title, String theme, String text, String rules, int opens, int closes) {
        LocalDate today = clock.present();
        return new Calls.Typed(
                title,
                theme,
                text.strip(),
                rules.strip(),
                new ParisMinute(today.plusDays(opens), LocalTime.of(9, 0)),
                new ParisMinute(today.plusDays(closes), LocalTime.NOON));
    }
}
