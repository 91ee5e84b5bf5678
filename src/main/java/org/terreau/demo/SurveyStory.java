package org.terreau.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.impact.Impact;
import org.terreau.impact.Periodicity;
import org.terreau.impact.ReadyIndicator;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Languages;
import org.terreau.shared.Mentions;
import org.terreau.shared.Words;
import org.terreau.survey.Answer;
import org.terreau.survey.AnswerBatches;
import org.terreau.survey.AnswerLine;
import org.terreau.survey.Answers;
import org.terreau.survey.FedMeasure;
import org.terreau.survey.Feeds;
import org.terreau.survey.Question;
import org.terreau.survey.Surveys;
import org.terreau.survey.Themes;
import org.terreau.survey.Verbatim;
import org.terreau.survey.VerbatimState;
import org.terreau.survey.Verbatims;
import org.terreau.territory.CollectivityId;

/** A survey of the demonstration, all invented: a year of answers, words to read, some that tell who somebody is. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class SurveyStory {

    private static final int MONTHS = 12;
    private static final int EACH = 9;
    private static final int BETTER_SINCE = 8;

    private final Surveys surveys;
    private final Answers answers;
    private final AnswerBatches batches;
    private final Verbatims verbatims;
    private final Themes themes;
    private final Feeds feeds;
    private final Impact impact;
    private final Languages languages;
    private final StoryClock clock;

    SurveyStory(
            Surveys surveys,
            Answers answers,
            AnswerBatches batches,
            Verbatims verbatims,
            Themes themes,
            Feeds feeds,
            Impact impact,
            Languages languages,
            StoryClock clock) {
        this.surveys = surveys;
        this.answers = answers;
        this.batches = batches;
        this.verbatims = verbatims;
        this.themes = themes;
        this.feeds = feeds;
        this.impact = impact;
        this.languages = languages;
        this.clock = clock;
    }

    /** What somebody wrote, with the theme that it is about. */
    private record Said(int ease, int usefulness, int recommendation, String theme, String words) {}

    /** Past months as the export of another tool, this month through the form. */
    void lay(ProductId id, Actor by) {
        LocalDate today = clock.present();
        LocalDate begun = today.minusMonths(MONTHS);
        clock.on(
                begun,
                () -> surveys.open(
                        id,
                        new Surveys.Terms(
                                "Vous réglez l’éclairage de votre commune, ou vous vivez dessous : dites-nous ce qui marche, et ce qui gêne.",
                                begun,
                                null,
                                "https://www.mairie.example"),
                        by));
        AnswerBatches.Batch export =
                new AnswerBatches.Batch(Answer.Channel.FILE, "je-donne-mon-avis.csv", true, past(today), List.of());
        clock.on(today.withDayOfMonth(1), () -> batches.take(id, export, by));
        for (int person = 0; person < FRESH.size(); person++) {
            int number = person;
            clock.on(today.minusDays(FRESH.size() - 1L - person), () -> receive(id, FRESH.get(number), number));
        }
        sort(id, by);
        feed(id, by);
    }

    private void receive(ProductId id, Said said, int before) {
        int person = before + 1;
        answers.receive(
                id,
                new Answer.New(
                        said.ease(),
                        said.usefulness(),
                        said.recommendation(),
                        null,
                        said.words(),
                        before % 6 != 5,
                        person % 2 == 0 ? "agent technique" : "habitante",
                        person % 3 == 0 ? CollectivityId.parse("commune:29232").orElse(null) : null,
                        null),
                List.of(),
                person % 3 == 0 ? Answer.Channel.QR : Answer.Channel.LINK,
                "demonstration " + id + person);
    }

    private static List<AnswerLine> past(LocalDate today) {
        Random random = new Random(11);
        List<AnswerLine> lines = new ArrayList<>();
        for (int back = MONTHS; back > 0; back--)
            for (int one = 0; one < EACH; one++) {
                int number = lines.size();
                Map<Question, String> scores =
                        number % 3 == 0 ? scores(said(number)) : scores(random, back > BETTER_SINCE);
                lines.add(new AnswerLine(
                        number + 2L,
                        today.withDayOfMonth(1)
                                .minusMonths(back)
                                .plusDays(random.nextInt(27))
                                .toString(),
                        scores,
                        number % 3 == 0 ? said(number).words() : "",
                        number % 3 == 0 ? "usager" : "",
                        "",
                        number % 4 == 3 ? "non" : "oui",
                        "jdma-" + (4100 + number)));
            }
        return lines;
    }

    private static Said said(int number) {
        return PAST.get(number / 3 % PAST.size());
    }

    private static Map<Question, String> scores(Said said) {
        Map<Question, String> scores = scores(said.ease(), said.recommendation());
        scores.put(Question.USEFULNESS, String.valueOf(said.usefulness()));
        return scores;
    }

    /** Of somebody who wrote nothing; the service was less easy at first. */
    private static Map<Question, String> scores(Random random, boolean atFirst) {
        int ease = 3 + random.nextInt(3) - (atFirst ? random.nextInt(2) : 0);
        return scores(ease, Math.min(10, ease * 2 + random.nextInt(2)));
    }

    private static Map<Question, String> scores(int ease, int recommendation) {
        Map<Question, String> scores = new EnumMap<>(Question.class);
        scores.put(Question.EASE, String.valueOf(ease));
        scores.put(Question.SATISFACTION, ease >= 4 ? "Bien" : ease == 3 ? "Moyen" : "Mauvais");
        scores.put(Question.RECOMMENDATION, String.valueOf(recommendation));
        return scores;
    }

    /** Half of the past words are read: some published, some to be, one set aside; the fresh ones wait. */
    private void sort(ProductId id, Actor by) {
        Map<String, Long> vocabulary = new LinkedHashMap<>();
        for (String name : List.of("Simplicité", "Lenteur", "Connexion", "Accueil", "Sécurité", "Économies"))
            vocabulary.put(name, themes.add(id, name, name.equals("Accueil"), by));
        Map<String, String> about = new LinkedHashMap<>();
        for (Said said : PAST) about.put(said.words(), said.theme());
        int published = 0;
        for (Verbatim one : verbatims.all(id, Verbatim.Choice.ALL, by)) {
            String theme = about.get(one.original());
            if (theme == null) continue;
            Long number = vocabulary.get(theme);
            if (number != null) verbatims.sort(id, one.answer(), Set.of(number), by);
            if (!Mentions.in(one.original()).isEmpty()) continue;
            if (one.consent() && published < 5) {
                published++;
                publish(id, one, by);
            } else if (one.answer() % 3 == 0) decide(id, one, by);
        }
    }

    private void publish(ProductId id, Verbatim one, Actor by) {
        verbatims.publish(
                id, one.answer(), new Verbatims.Publication(one.original(), "", null, true, false), one.version(), by);
    }

    private void decide(ProductId id, Verbatim one, Actor by) {
        VerbatimState next = one.consent() ? VerbatimState.TO_PUBLISH : VerbatimState.SET_ASIDE;
        verbatims.move(id, one.answer(), next, one.version(), by);
    }

    private void feed(ProductId id, Actor by) {
        Words words = languages.in(Locale.FRENCH);
        ReadyIndicator ready = ReadyIndicator.EASE;
        String key = "impact.ready." + ready.code();
        String code = impact.define(
                id,
                Impact.Draft.plain(
                                words.t(key + ".name"),
                                words.t(key + ".question"),
                                words.t(key + ".unit"),
                                ready.moreIsBetter(),
                                ready.cell(),
                                ready.aggregation(),
                                Periodicity.MONTH)
                        .following(ready, words.t(key + ".definition"), words.t("survey.feed.origin")),
                by);
        feeds.choose(id, Map.of(FedMeasure.EASE, code), by);
        feeds.send(id, by);
    }

    private static final List<Said> PAST = List.of(
            new Said(5, 5, 10, "Simplicité", "Régler une rue prend deux minutes, sans appeler personne."),
            new Said(2, 4, 5, "Lenteur", "Le plan met trop longtemps à s’afficher sur le téléphone de service."),
            new Said(
                    4,
                    5,
                    9,
                    "Économies",
                    "La facture de la commune a baissé d’un tiers, et on sait le montrer au conseil."),
            new Said(
                    1,
                    3,
                    2,
                    "Connexion",
                    "Impossible de me connecter le lundi matin, le lien n’arrive qu’après vingt minutes."),
            new Said(5, 4, 9, "Simplicité", "Tout est écrit avec des mots que l’on comprend."),
            new Said(
                    3,
                    4,
                    7,
                    "Sécurité",
                    "Le passage piéton de l’école reste dans le noir à 7 h 30, il faudrait une exception."),
            new Said(4, 4, 8, "Accueil", "L’équipe répond vite et explique bien."),
            new Said(2, 2, 4, "Lenteur", "L’enregistrement tourne dans le vide quand la connexion est faible."),
            new Said(5, 5, 10, "Économies", "Moins 31 % de consommation sur l’hiver : l’argument qui manquait."),
            new Said(4, 5, 9, "Sécurité", "On rallume pour la fête du village depuis son canapé."),
            new Said(3, 3, 6, "Accueil", "Merci à Mme Le Bihan de la mairie, elle m’a tout montré au 02 98 00 00 12."),
            new Said(5, 5, 9, "Simplicité", "Le tableau par armoire remplace trois classeurs."),
            new Said(2, 3, 3, "Connexion", "Il faut se reconnecter toutes les heures, sur le terrain c’est pénible."),
            new Said(4, 4, 8, "Sécurité", "Les habitants ont été prévenus avant, il n’y a eu que deux plaintes."),
            new Said(
                    5,
                    5,
                    10,
                    "Économies",
                    "L’article L. 583-1 du code de l’environnement est enfin facile à respecter."));

    private static final List<Said> FRESH = List.of(
            new Said(5, 5, 10, "", "Je m’appelle Soazig Kermarrec et je voulais vous dire merci, c’est parfait."),
            new Said(2, 3, 4, "", "Ma rue reste allumée. J’habite 14 rue des Ajoncs 29000 Quimper, venez voir."),
            new Said(4, 4, 8, "", "Rappelez-moi au 06 39 98 12 34, j’ai une idée pour le stade."),
            new Said(3, 4, 6, "", "Écrivez à yann.pennec@mairie.example si vous voulez tester chez nous."),
            new Said(
                    5,
                    5,
                    9,
                    "",
                    "Un réglage par quartier, enfin ! La place du marché n’est plus un stade de foot la nuit."),
            new Said(1, 2, 1, "", "La voiture AB-123-CD se gare sous le lampadaire éteint, on ne la voit pas."),
            new Said(
                    4,
                    5,
                    9,
                    "",
                    "Le virement du remboursement n’est pas arrivé sur FR76 3000 6000 0112 3456 7890 189."),
            new Said(5, 4, 9, "", "Très clair, même pour moi qui n’aime pas les ordinateurs."),
            new Said(3, 3, 7, "", "La page https://eclairage.example/?dossier=48213 affiche une erreur."),
            new Said(2, 2, 3, "", "Trop de clics pour une seule armoire."),
            new Said(5, 5, 10, "", "Monsieur Tanguy, aux services techniques, a formé toute l’équipe en une heure."),
            new Said(4, 4, 8, "", "Le budget de 30 000 € est rentabilisé en dix-huit mois."));
}
