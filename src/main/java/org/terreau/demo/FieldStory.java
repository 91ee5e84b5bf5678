package org.terreau.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.investigation.Consent;
import org.terreau.investigation.FieldKind;
import org.terreau.investigation.Hypotheses;
import org.terreau.investigation.Hypothesis;
import org.terreau.investigation.HypothesisState;
import org.terreau.investigation.Interview;
import org.terreau.investigation.InterviewDraft;
import org.terreau.investigation.Interviews;
import org.terreau.investigation.Learning;
import org.terreau.investigation.Learnings;
import org.terreau.investigation.Pivots;
import org.terreau.investigation.PublicSummaries;
import org.terreau.investigation.Stance;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;

/** A dossier that is being investigated: whom it met, what it believed, what it learnt. All invented. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class FieldStory {

    static final Stories.Asked CLERKS = new Stories.Asked(
            "Karine Sureau",
            "investigation@terreau.example",
            "commune:22050",
            "Nos secrétaires de mairie sont seules devant les procédures rares : une exhumation, un arrêté de péril, une vente de chemin. Elles y passent des demi-journées.");

    static final Brief CLERKS_BRIEF = new Brief(Map.of(
            Part.TITLE, "Demander à une collègue",
            Part.PROBLEM,
                    "Dans les petites communes, une secrétaire de mairie rencontre deux ou trois fois par mois une procédure qu’elle n’a jamais faite. Elle cherche seule, en moyenne trois heures, et n’est pas sûre du résultat.",
            Part.SOLUTION_LEAD, "Un moteur de recherche qui trouve la bonne règle dans les textes et les circulaires.",
            Part.HYPOTHESIS, "Les secrétaires de mairie perdent du temps parce qu’elles ne trouvent pas le bon texte.",
            Part.FIRST_USERS, "Vingt secrétaires de mairie de trois intercommunalités.",
            Part.TERRITORY, "commune:22050",
            Part.SUCCESS, "Une procédure rare se règle en une heure au lieu de trois.",
            Part.TEAM, "Une secrétaire de mairie itinérante, deux jours par semaine.",
            Part.ENVELOPE, "170000"));

    static final String CLERKS_START =
            "Le problème est répandu et personne ne l’a mesuré. Douze semaines au plus pour comprendre où part le temps, et si un moteur de recherche y change quelque chose.";

    /** Somebody met, some days before the demonstration; a day to come is planned. */
    private record Met(
            int daysAgo, FieldKind kind, String place, String role, String person, String notes, String learnt) {}

    private static final List<Met> MET = List.of(
            met(
                    38,
                    "commune:22113",
                    "Secrétaire de mairie",
                    "Armelle Coudrier",
                    "Elle appelle d’abord sa **voisine de canton**, ensuite seulement la préfecture.\n\n- 3 h pour une exhumation\n- deux versions contradictoires du même modèle",
                    "« J’appelle celle qui l’a déjà fait » : le texte vient après."),
            met(
                    36,
                    "commune:29155",
                    "Secrétaire de mairie",
                    "",
                    "",
                    "Seule sur une île, elle garde un cahier de trente ans de procédures."),
            met(
                    33,
                    "commune:56178",
                    "Secrétaire de mairie itinérante",
                    "Yann Fougeray",
                    "Six communes, six façons de classer. Les modèles circulent par clé USB.",
                    "Les modèles d’arrêté circulent par clé USB et personne ne sait lequel est à jour."),
            met(
                    31,
                    "commune:35115",
                    "Directrice générale des services",
                    "",
                    "",
                    "Le service juridique répond en dix jours ; l’usager attend au guichet."),
            met(
                    29,
                    "commune:50147",
                    "Agente d’état civil",
                    "Solenn Prunier",
                    "Très à l’aise avec les textes. Ce qui lui manque est de savoir **qui** l’a déjà fait.",
                    "Trouver le texte prend dix minutes ; savoir s’il s’applique ici prend l’après-midi."),
            met(
                    25,
                    "commune:53130",
                    "Référente juridique de la préfecture",
                    "",
                    "",
                    "Huit questions sur dix ont déjà été posées par une commune voisine dans l’année."),
            met(
                    22,
                    "commune:29233",
                    "Maire",
                    "",
                    "",
                    "Il signe ce que la secrétaire a préparé, et craint surtout le recours."),
            met(
                    19,
                    "commune:22278",
                    "Formatrice au centre de gestion",
                    "Maud Sorbier",
                    "Prête à animer un essai en janvier.",
                    "Après une formation, les stagiaires gardent surtout les numéros de téléphone des autres."),
            met(
                    16,
                    "commune:56260",
                    "Responsable des affaires générales",
                    "",
                    "",
                    "Elle répond déjà chaque semaine à cinq secrétaires des communes voisines, sans que ce soit prévu."));

    private static final List<Met> TRIED = List.of(
            new Met(
                    12,
                    FieldKind.TEST,
                    "commune:22050",
                    "Cinq secrétaires de mairie",
                    "",
                    "",
                    "Avec un moteur de recherche d’essai, quatre sur cinq ont trouvé le texte et ont quand même appelé une collègue."),
            new Met(
                    8,
                    FieldKind.WORKSHOP,
                    "commune:35238",
                    "Onze secrétaires de mairie",
                    "",
                    "",
                    "Neuf sur onze acceptent d’être appelées si on leur dit combien de fois par mois."),
            new Met(
                    5,
                    FieldKind.OBSERVATION,
                    "commune:29151",
                    "Agente d’accueil",
                    "",
                    "",
                    "Une matinée : quatre appels entre communes, deux recherches dans les textes."),
            new Met(-6, FieldKind.INTERVIEW, "commune:44109", "Juriste de la métropole", "", "", ""));

    /** In days before the present: what was believed at first, and what had been learnt. */
    private static final int BELIEVED = 42;

    private static final int LEARNT = 3;

    private static Met met(int daysAgo, String place, String role, String person, String notes, String learnt) {
        return new Met(daysAgo, FieldKind.INTERVIEW, place, role, person, notes, learnt);
    }

    private final Interviews interviews;
    private final Hypotheses hypotheses;
    private final Learnings learnings;
    private final Pivots pivots;
    private final PublicSummaries summaries;
    private final Collectivities collectivities;
    private final StoryClock clock;

    FieldStory(
            Interviews interviews,
            Hypotheses hypotheses,
            Learnings learnings,
            Pivots pivots,
            PublicSummaries summaries,
            Collectivities collectivities,
            StoryClock clock) {
        this.interviews = interviews;
        this.hypotheses = hypotheses;
        this.learnings = learnings;
        this.pivots = pivots;
        this.summaries = summaries;
        this.collectivities = collectivities;
        this.clock = clock;
    }

    void tell(DossierId dossier, Actor applicant) {
        List<Interview.Id> met = new ArrayList<>();
        for (Met one : MET) met.add(met(dossier, one, applicant));
        for (Met one : TRIED) met.add(met(dossier, one, applicant));
        Hypothesis.Id search = believe(
                dossier,
                Hypothesis.About.LEAD,
                "Les secrétaires de mairie perdent du temps parce qu’elles ne trouvent pas le bon texte.",
                "Celles qui ont le texte sous les yeux mettent aussi longtemps que les autres.",
                applicant);
        prove(dossier, search, met.get(4), Stance.CONTRADICTS, "Le texte est trouvé en dix minutes.", applicant);
        prove(dossier, search, met.get(9), Stance.CONTRADICTS, "Quatre sur cinq appellent quand même.", applicant);
        prove(dossier, search, met.get(2), Stance.NUANCES, "C’est le modèle à jour qui manque, pas la loi.", applicant);
        judge(
                dossier,
                search,
                HypothesisState.CONTRADICTED,
                "L’essai le montre : le texte trouvé, le doute reste. Ce n’est pas là que part le temps.",
                applicant);
        Hypothesis.Id colleague = believe(
                dossier,
                Hypothesis.About.VALUE,
                "Parler dix minutes avec une collègue qui l’a déjà fait remplace deux heures de recherche.",
                "Après l’appel, la secrétaire reprend quand même ses recherches.",
                applicant);
        prove(dossier, colleague, met.get(0), Stance.SUPPORTS, "L’appel passe avant la recherche.", applicant);
        prove(dossier, colleague, met.get(5), Stance.SUPPORTS, "La réponse existe chez une voisine.", applicant);
        prove(dossier, colleague, met.get(11), Stance.SUPPORTS, "Quatre appels pour deux recherches.", applicant);
        judge(
                dossier,
                colleague,
                HypothesisState.SUPPORTED,
                "Trois sources indépendantes, dont une matinée observée.",
                applicant);
        Hypothesis.Id willing = believe(
                dossier,
                Hypothesis.About.FEASIBILITY,
                "Assez de secrétaires acceptent d’être appelées par des inconnues.",
                "Moins d’une sur trois dit oui une fois que l’appel est réel.",
                applicant);
        prove(dossier, willing, met.get(10), Stance.SUPPORTS, "Neuf oui sur onze, en atelier.", applicant);
        prove(dossier, willing, met.get(8), Stance.NUANCES, "Elle le fait déjà, et s’épuise.", applicant);
        Hypothesis.Id mayors = believe(
                dossier,
                Hypothesis.About.PROBLEM,
                "Les maires attendent un avis juridique opposable.",
                "Un maire se contente de savoir qu’une autre commune l’a fait.",
                applicant);
        prove(dossier, mayors, met.get(6), Stance.NUANCES, "Il craint le recours, sans en avoir connu.", applicant);
        judge(
                dossier,
                mayors,
                HypothesisState.DROPPED,
                "Une seule rencontre, et la piste ne passe plus par là depuis le pivot.",
                applicant);
        clock.on(clock.ago(LEARNT), () -> learn(dossier, met, List.of(search, colleague, willing), applicant));
    }

    private void learn(DossierId dossier, List<Interview.Id> met, List<Hypothesis.Id> believed, Actor applicant) {
        Hypothesis.Id search = believed.get(0);
        Hypothesis.Id colleague = believed.get(1);
        Learning.Id first = learnings.add(
                dossier,
                new Learnings.Written(
                        "Le temps ne part pas dans la recherche du texte, mais dans le doute : s’applique-t-il ici ?",
                        "Nous ne construisons pas de moteur de recherche.",
                        List.of(met.get(0), met.get(4), met.get(9)),
                        List.of(search)),
                applicant);
        Learning.Id second = learnings.add(
                dossier,
                new Learnings.Written(
                        "Un réseau d’entraide existe déjà, par téléphone ; il tient à quelques personnes qui s’épuisent.",
                        "Le service doit répartir les appels avant d’en faciliter davantage.",
                        List.of(met.get(1), met.get(8), met.get(10)),
                        List.of(colleague, believed.get(2))),
                applicant);
        pivots.add(
                dossier,
                new Pivots.Written(
                        Part.SOLUTION_LEAD,
                        clock.present().minusDays(7),
                        CLERKS_BRIEF.get(Part.SOLUTION_LEAD),
                        "Une mise en relation : qui, dans une commune comparable, a déjà fait cette procédure et accepte un appel cette semaine.",
                        "L’essai du moteur de recherche n’a évité aucun appel. Les secrétaires veulent une collègue qui l’a fait, pas un texte de plus.",
                        List.of(met.get(4), met.get(9)),
                        List.of(search, colleague)),
                applicant);
        summaries.publish(dossier, List.of(first, second), false, applicant);
    }

    private Interview.Id met(DossierId dossier, Met one, Actor applicant) {
        LocalDate day = clock.present().minusDays(one.daysAgo());
        return clock.on(day, () -> interviews.add(dossier, draft(one), List.of(), applicant));
    }

    private Hypothesis.Id believe(
            DossierId dossier, Hypothesis.About about, String belief, String refutation, Actor by) {
        return clock.on(
                clock.ago(BELIEVED),
                () -> hypotheses.add(dossier, new Hypotheses.Written(about, belief, refutation), by));
    }

    private void prove(
            DossierId dossier, Hypothesis.Id id, Interview.Id from, Stance stance, String sentence, Actor by) {
        clock.on(clock.ago(LEARNT + 1), () -> hypotheses.prove(dossier, id, from, stance, sentence, by));
    }

    private void judge(DossierId dossier, Hypothesis.Id id, HypothesisState to, String reason, Actor by) {
        long version = hypotheses.detail(dossier, id, by).hypothesis().version();
        clock.on(clock.ago(LEARNT), () -> hypotheses.judge(dossier, id, to, reason, version, by));
    }

    private InterviewDraft draft(Met met) {
        LocalDate on = clock.present().minusDays(met.daysAgo());
        boolean agreed = !met.person().isEmpty();
        return new InterviewDraft(
                met.kind(),
                met.daysAgo() < 0,
                on,
                met.role(),
                CollectivityId.parse(met.place()).flatMap(collectivities::find).orElseThrow(),
                "",
                met.kind() == FieldKind.INTERVIEW ? "telephone" : "sur-place",
                agreed ? Consent.ORAL : Consent.NONE,
                agreed ? on : null,
                met.person(),
                "",
                met.notes(),
                met.learnt(),
                false,
                null);
    }
}
