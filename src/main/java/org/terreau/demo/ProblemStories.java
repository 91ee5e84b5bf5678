package org.terreau.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.brief.LinkedProblems;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.problem.Declarations;
import org.terreau.problem.NewDeclaration;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Problems;
import org.terreau.problem.Proposals;
import org.terreau.problem.Spokespeople;
import org.terreau.problem.Statement;
import org.terreau.problem.Statement.Part;
import org.terreau.shared.EmailAddress;
import org.terreau.territory.CollectivityId;

/** The problems of the demonstration. The collectivities are real places; what is told of them is invented. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class ProblemStories {

    private final Proposals proposals;
    private final Declarations declarations;
    private final Spokespeople spokespeople;
    private final Accounts accounts;
    private final Problems problems;
    private final LinkedProblems linked;

    ProblemStories(
            Proposals proposals,
            Declarations declarations,
            Spokespeople spokespeople,
            Accounts accounts,
            Problems problems,
            LinkedProblems linked) {
        this.proposals = proposals;
        this.declarations = declarations;
        this.spokespeople = spokespeople;
        this.accounts = accounts;
        this.problems = problems;
        this.linked = linked;
    }

    /** An agent who declares. */
    private record Told(String name, String place, String role, String often, String people, String text) {}

    private record Story(List<String> themes, List<String> territories, List<String> parts, List<Told> told) {}

    void lay(Actor lead) {
        for (Story story : STORIES) {
            Statement statement = Statement.of(part -> story.parts().get(part.ordinal()));
            ProblemId id = proposals.write(
                    new Proposals.Wording(
                            statement,
                            story.themes(),
                            story.territories().stream()
                                    .map(ProblemStories::place)
                                    .toList()),
                    lead);
            for (Told told : story.told()) declare(id, told, lead);
        }
        proposals.propose(
                new Proposals.Wording(
                        new Statement(Map.of(
                                Part.TITLE, "Une application pour les habitants qui signalent des dépôts sauvages",
                                Part.WHO, "Les habitants",
                                Part.SITUATION, "Quand un dépôt apparaît, chacun appelle un service différent.",
                                Part.FREQUENCY, "Souvent",
                                Part.CONSEQUENCE, "Une perte de temps")),
                        List.of("ecologie"),
                        List.of()),
                new Proposals.Author("Gaëlle Prunelle", "gaelle.prunelle@association.example", null),
                List.of(),
                "gaelle.prunelle@association.example",
                Locale.FRENCH);
    }

    /** Says that a dossier is about the problem whose title begins so. */
    void link(DossierId dossier, String beginning, Actor by) {
        problems.published().stream()
                .filter(problem -> problem.statement().get(Part.TITLE).startsWith(beginning))
                .findFirst()
                .ifPresent(problem -> linked.link(dossier, problem.id().toString(), by));
    }

    private static CollectivityId place(String written) {
        return CollectivityId.parse(written).orElseThrow();
    }

    private void declare(ProblemId id, Told told, Actor lead) {
        CollectivityId place = place(told.place());
        String domain = place.kind().code() + "-" + place.code().toLowerCase(Locale.ROOT) + ".example";
        spokespeople.addDomain(place, domain, lead);
        String account = Normalizer.normalize(told.name(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace(' ', '.');
        EmailAddress email = new EmailAddress(account + "@" + domain);
        Actor agent = new Actor(accounts.open(email, told.name()), email, told.name(), Set.of());
        declarations.declare(
                id,
                new NewDeclaration(
                        told.name(), email.value(), told.role(), place, told.text(), told.often(), told.people(), true),
                List.of(),
                email.value(),
                Locale.FRENCH,
                agent);
    }

    private static final List<Story> STORIES = List.of(
            new Story(
                    List.of("administratif", "collectivites"),
                    List.of(),
                    List.of(
                            "Un déménagement se déclare cinq fois, et l’une des cinq est souvent oubliée",
                            "Les familles qui changent de commune, et les agents d’accueil qui recopient leur adresse",
                            "La famille prévient la mairie, l’eau, les déchets, l’école et la cantine, par des formulaires différents. Chaque service ressaisit l’adresse dans son propre fichier.",
                            "Vingt à trente familles par mois dans une ville de 15 000 habitants, deux fois plus à la rentrée",
                            "Une demi-journée d’agent par semaine, et une adresse fausse sur cinq : des courriers perdus, un bac de tri qui arrive trois semaines trop tard",
                            "Comptage de trois mois à l’accueil de Morlaix, et cinq communes interrogées au printemps",
                            "Un tableau partagé entre services, relu à la main le lundi"),
                    List.of(
                            new Told(
                                    "Anaïs Bruyère",
                                    "commune:29151",
                                    "responsable de l’accueil",
                                    "trente fois par mois",
                                    "6",
                                    "Chaque fois qu’un habitant déménage, nos agents ressaisissent quatre fois la même adresse, et une fois sur cinq l’une des quatre est oubliée."),
                            new Told(
                                    "Bilal Genêt",
                                    "commune:56121",
                                    "chef du service population",
                                    "une trentaine par mois",
                                    "8",
                                    "Un déménagement, c’est trois formulaires papier et une semaine avant que le bac de tri arrive."),
                            new Told(
                                    "Chloé Ajonc",
                                    "commune:35288",
                                    "directrice de l’éducation",
                                    "à chaque rentrée",
                                    "40",
                                    "Nous découvrons les nouveaux arrivants quand l’école appelle pour une inscription."),
                            new Told(
                                    "David Houx",
                                    "commune:53130",
                                    "agent d’accueil",
                                    "chaque lundi",
                                    "2",
                                    "Deux agents passent leurs lundis à recopier les changements d’adresse de l’intercommunalité dans nos fichiers."),
                            new Told(
                                    "Élodie Saule",
                                    "commune:44109",
                                    "cheffe de projet relation usagers",
                                    "tous les jours",
                                    "25",
                                    "Le même changement d’adresse est déclaré cinq fois par l’habitant, puis vérifié cinq fois par nous."))),
            new Story(
                    List.of("administratif"),
                    List.of(),
                    List.of(
                            "Les secrétaires de mairie saisissent chaque facture deux fois",
                            "Les secrétaires de mairie des communes de moins de 2 000 habitants",
                            "La facture arrive sur le portail de l’État. Elle est recopiée dans la comptabilité, puis dans le tableau qui sert au suivi du budget.",
                            "Une vingtaine de factures par semaine",
                            "Deux heures par semaine, et des erreurs d’imputation découvertes six mois après",
                            "Relevé d’un mois dans quatre communes du pays de Dinan",
                            "Un double écran, et un tableau tenu à la main"),
                    List.of(
                            new Told(
                                    "Fanny Lierre",
                                    "commune:22050",
                                    "secrétaire générale",
                                    "vingt fois par semaine",
                                    "3",
                                    "Je lis d’un écran et je tape dans l’autre. Le soir, je ne sais plus laquelle j’ai déjà passée."),
                            new Told(
                                    "Gwenn Cormier",
                                    "commune:56178",
                                    "comptable",
                                    "quinze fois par semaine",
                                    "2",
                                    "Les erreurs ne se voient qu’au moment du compte administratif."))),
            new Story(
                    List.of("jeunesse", "social"),
                    List.of("departement:29"),
                    List.of(
                            "Des repas de cantine sont préparés pour des élèves absents",
                            "Les cuisines centrales et les familles des écoles primaires",
                            "Les absences sont dites à l’école le matin, après que les repas ont été commandés la veille.",
                            "Tous les jours d’école",
                            "Un repas sur dix est jeté, soit 40 000 € par an pour une ville de 25 000 habitants",
                            "Pesées de deux semaines à Quimper, et factures de trois cuisines",
                            "Un appel à la cuisine, quand quelqu’un y pense"),
                    List.of(
                            new Told(
                                    "Hervé Sureau",
                                    "commune:29232",
                                    "chef de cuisine",
                                    "tous les jours",
                                    "3200",
                                    "Nous préparons pour l’effectif du mois d’avant. Le vendredi, on jette."),
                            new Told(
                                    "Ines Viorne",
                                    "commune:49007",
                                    "directrice de la restauration",
                                    "tous les jours",
                                    "9000",
                                    "Les familles préviennent l’enseignant, qui n’a aucun moyen de prévenir la cuisine."),
                            new Told(
                                    "Jeanne Myrte",
                                    "epci:200000438",
                                    "élue à l’enfance",
                                    "quatre fois par semaine",
                                    "1100",
                                    "Nos sept communes commandent au même endroit, chacune avec son tableau."))),
            new Story(
                    List.of("collectivites", "patrimoine"),
                    List.of(),
                    List.of(
                            "Les salles municipales se réservent par téléphone, et deux associations arrivent en même temps",
                            "Les associations locales et les gardiens des salles",
                            "L’association appelle, laisse un message, rappelle. Le gardien note sur un cahier que personne d’autre ne voit.",
                            "Trente demandes par semaine en septembre, cinq le reste de l’année",
                            "Une double réservation par mois, et six appels pour une salle",
                            "Cahier de réservation de la saison passée, dépouillé avec douze associations",
                            "Un cahier, et une affiche sur la porte"),
                    List.of(new Told(
                            "Karim Églantier",
                            "commune:22278",
                            "responsable de la vie associative",
                            "trente fois par semaine",
                            "180",
                            "En septembre le téléphone ne s’arrête pas, et le cahier est dans la loge du gardien."))),
            new Story(
                    List.of("transports", "social"),
                    List.of(),
                    List.of(
                            "Les personnes âgées sans voiture renoncent à leurs rendez-vous médicaux",
                            "Les personnes de plus de 75 ans qui vivent seules à plus de 10 km d’un cabinet",
                            "Le rendez-vous est pris par un proche, à une heure où ni le car ni le transport à la demande ne passent.",
                            "Deux à trois fois par mois pour une personne suivie",
                            "Un rendez-vous sur quatre est annulé, et des hospitalisations auraient pu être évitées",
                            "Vingt-six entretiens menés avec deux centres sociaux",
                            "Un voisin, ou un taxi à 60 €"),
                    List.of(
                            new Told(
                                    "Lucie Fusain",
                                    "departement:53",
                                    "directrice de l’autonomie",
                                    "trois fois par mois",
                                    "4200",
                                    "Nos aides à domicile annulent des rendez-vous faute de transport, chaque semaine."),
                            new Told(
                                    "Marius Cytise",
                                    "epci:200000172",
                                    "chargé de mobilité",
                                    "dix fois par semaine",
                                    "350",
                                    "Le transport à la demande ferme à seize heures, les cabinets à dix-neuf."))),
            new Story(
                    List.of("logement"),
                    List.of(),
                    List.of(
                            "Les demandeurs de logement social ne savent jamais où en est leur dossier",
                            "Les demandeurs inscrits depuis plus de six mois, et les agents du guichet logement",
                            "Le demandeur appelle la mairie, le bailleur et la préfecture, qui lisent chacun un écran différent.",
                            "Quarante appels par semaine dans une ville de 80 000 habitants",
                            "Un tiers du temps du guichet, et des dossiers radiés parce qu’ils n’ont pas été renouvelés à temps",
                            "Comptage des appels au standard pendant quatre semaines",
                            "Un appel de plus"),
                    List.of(
                            new Told(
                                    "Nora Alisier",
                                    "commune:42218",
                                    "responsable du guichet logement",
                                    "quarante fois par semaine",
                                    "5600",
                                    "Nous répondons « votre dossier est actif » sans rien pouvoir dire de plus."),
                            new Told(
                                    "Oscar Tilleul",
                                    "commune:87085",
                                    "agent du guichet logement",
                                    "vingt fois par semaine",
                                    "2400",
                                    "Les gens reviennent chaque mois vérifier qu’ils existent encore."))),
            new Story(
                    List.of("ecologie", "territoires"),
                    List.of("region:53"),
                    List.of(
                            "Les communes apprennent une crue après les habitants",
                            "Les maires et les agents d’astreinte des communes de bord de rivière",
                            "La nuit, l’agent d’astreinte compare trois sites de mesure et appelle ses voisins en amont.",
                            "Six à dix nuits par an",
                            "Deux heures perdues à chaque alerte, et des véhicules noyés en 2024",
                            "Main courante de quatre communes, et retour d’expérience de l’hiver 2024",
                            "Un groupe de messages entre maires"),
                    List.of(new Told(
                            "Paul Saulnier",
                            "commune:29233",
                            "directeur des services techniques",
                            "huit fois par an",
                            "12000",
                            "À Quimperlé, l’eau monte en quatre heures. Nous l’apprenons par les réseaux sociaux."))),
            new Story(
                    List.of("travail-emploi", "collectivites"),
                    List.of(),
                    List.of(
                            "Les remplacements de secrétaires de mairie se cherchent au téléphone, commune par commune",
                            "Les maires des communes rurales qui n’ont qu’une secrétaire",
                            "À la première absence, le maire appelle le centre de gestion, puis dix communes voisines.",
                            "Quatre fois par an et par commune",
                            "Une mairie fermée neuf jours en moyenne, des actes d’état civil retardés",
                            "Enquête auprès de 41 communes de la Sarthe",
                            "Un carnet d’adresses, et une affichette"),
                    List.of()),
            new Story(
                    List.of("sante", "territoires"),
                    List.of(),
                    List.of(
                            "Les défibrillateurs sont en panne sans que personne le sache",
                            "Les gardiens d’équipements sportifs et les secours",
                            "La batterie se vide entre deux visites annuelles. Le voyant n’est vu de personne.",
                            "Une fois par an et par appareil",
                            "Un appareil sur huit hors service le jour du contrôle",
                            "Contrôle de 240 appareils par un service départemental",
                            "Une tournée annuelle, notée sur papier"),
                    List.of(
                            new Told(
                                    "Quitterie Orme",
                                    "commune:33063",
                                    "responsable des équipements sportifs",
                                    "une fois par an",
                                    "130",
                                    "Sur 130 appareils, nous en avons trouvé seize muets."),
                            new Told(
                                    "Rémi Charme",
                                    "commune:51108",
                                    "chef du patrimoine",
                                    "deux fois par an",
                                    "45",
                                    "Nous l’apprenons quand un club s’en inquiète."),
                            new Told(
                                    "Soazig Pommier",
                                    "departement:29",
                                    "cheffe de la prévention",
                                    "une fois par an",
                                    "900",
                                    "Aucune commune ne sait où sont les appareils des autres."))),
            new Story(
                    List.of("inclusion-numerique", "social"),
                    List.of(),
                    List.of(
                            "Les agents d’accueil remplissent les démarches en ligne à la place des habitants, sans cadre",
                            "Les agents d’accueil des mairies et des maisons de services",
                            "L’habitant vient avec son téléphone et son mot de passe sur un papier. L’agent saisit pour lui.",
                            "Quinze fois par jour",
                            "Un quart du temps d’accueil, et des agents qui portent seuls le risque d’une erreur",
                            "Journal d’accueil de deux semaines dans six communes",
                            "Un papier signé, parfois"),
                    List.of(
                            new Told(
                                    "Tiphaine Érable",
                                    "commune:97411",
                                    "responsable de l’accueil",
                                    "quinze fois par jour",
                                    "14",
                                    "Je connais les mots de passe de la moitié du quartier. Ce n’est pas mon métier, et cela m’inquiète."),
                            new Told(
                                    "Ulysse Frêne",
                                    "commune:59350",
                                    "conseiller numérique",
                                    "tous les jours",
                                    "60",
                                    "Sans nous, ces personnes n’auraient simplement pas leurs droits."))));
}
