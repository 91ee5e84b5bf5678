package org.terreau.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Deployments;
import org.terreau.deployment.Experimentation;
import org.terreau.deployment.Experimentations;
import org.terreau.deployment.Feedbacks;
import org.terreau.deployment.Interests;
import org.terreau.deployment.Plans;
import org.terreau.deployment.Stratum;
import org.terreau.deployment.Waves;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/** Experimentations and deployments of the demonstration, all invented, in places that exist. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class DeploymentStory {

    private static final int DEPLOYED = 120;
    /** In days before the present: a trial that is over, and the oldest feedback that is still kept. */
    private static final int TRIED = 26;

    private static final int OLDEST = 500;
    private static final int DECIDED_AFTER = 12;
    private static final String DECIDED = "Le comité a décidé de déployer sans attendre la fin de l’essai.";
    private static final List<String> WEST = List.of("29", "22", "56", "35", "44", "53", "50", "61");

    private final Deployments deployments;
    private final Experimentations experimentations;
    private final Feedbacks feedbacks;
    private final Interests interests;
    private final Plans plans;
    private final Waves waves;
    private final Collectivities collectivities;
    private final StoryFiles files;
    private final StoryClock clock;

    DeploymentStory(
            Deployments deployments,
            Experimentations experimentations,
            Feedbacks feedbacks,
            Interests interests,
            Plans plans,
            Waves waves,
            Collectivities collectivities,
            StoryFiles files,
            StoryClock clock) {
        this.deployments = deployments;
        this.experimentations = experimentations;
        this.feedbacks = feedbacks;
        this.interests = interests;
        this.plans = plans;
        this.waves = waves;
        this.collectivities = collectivities;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Where a product is used.
     *
     * @param since months before the present
     */
    record Use(String product, int since, List<String> places) {}

    /** Products that spread without a story of their own. */
    void spread(Actor lead) {
        for (Use use : files.read("deployments.yaml", Use.class)) {
            List<Collectivity> places = use.places().stream()
                    .map(place -> CollectivityId.parse(place)
                            .flatMap(collectivities::find)
                            .orElseThrow())
                    .toList();
            LocalDate day = clock.present().minusMonths(use.since());
            Deployments.Adding adding =
                    new Deployments.Adding(DeploymentState.ACTIVE, day, Deployment.Origin.NETWORK, null, DECIDED);
            clock.on(day, () -> deployments.add(new ProductId(use.product()), places, adding, lead));
        }
    }

    /** A product that was tried in one town, then deployed quarter after quarter, with more to come. */
    void accelerating(ProductId id, Actor lead) {
        LocalDate today = clock.present();
        plans.save(
                id,
                new Plans.Plan(
                        EnumSet.of(Stratum.COMMUNE_VILLAGE, Stratum.COMMUNE_TOWN, Stratum.COMMUNE_MIDDLE),
                        Set.of("53", "52", "28"),
                        lead.id(),
                        0),
                lead);
        List<Collectivity> towns = collectivities.all().stream()
                .filter(place -> place.id().kind() == CollectivityKind.COMMUNE && inDeploymentSize(place))
                .filter(place -> WEST.contains(String.valueOf(place.departement())))
                .limit(DEPLOYED + 60L)
                .toList();
        Collectivity host = towns.get(0);
        long experimentation =
                experiment(id, host.id(), today.minusMonths(20), today.minusMonths(14), LIGHT_SAID, lead);
        decide(
                id,
                experimentation,
                today.minusMonths(14),
                new Experimentation.Verdict(
                        Experimentation.Decision.GO,
                        "Quatre mois sans une panne signalée deux fois, et les agents techniques règlent seuls les horaires.",
                        "Consommation relevée au compteur : moins 31 % par rapport à l’hiver précédent. Neuf retours sur dix sont bons."),
                lead);
        deployments.move(
                id,
                host.id(),
                DeploymentState.ACTIVE,
                today.minusMonths(13),
                "",
                deployments.read(id, host.id(), lead).version(),
                lead);
        int batch = (DEPLOYED - 1 + 5) / 6;
        for (int quarter = 0; quarter < 6; quarter++) {
            int from = 1 + quarter * batch;
            add(
                    id,
                    towns.subList(from, Math.min(DEPLOYED, from + batch)),
                    DeploymentState.ACTIVE,
                    today.minusMonths(15L - 3L * quarter),
                    null,
                    lead);
        }
        LocalDate begun = today.minusMonths(1);
        Waves.Draft second = new Waves.Draft(
                "Communes de l’Ouest, seconde vague",
                "Soixante communes convaincues par leurs voisines, avant le prochain hiver.",
                begun,
                today.plusMonths(5));
        long wave = clock.on(begun, () -> waves.create(id, second, lead));
        add(id, towns.subList(DEPLOYED, DEPLOYED + 40), DeploymentState.PROSPECT, today.minusMonths(1), wave, lead);
        add(
                id,
                towns.subList(DEPLOYED + 40, DEPLOYED + 52),
                DeploymentState.CONTACTED,
                today.minusDays(12),
                wave,
                lead);
        add(id, towns.subList(DEPLOYED + 52, DEPLOYED + 57), DeploymentState.TESTING, today.minusDays(20), wave, lead);
        add(id, towns.subList(DEPLOYED + 57, towns.size()), DeploymentState.CONTACTED, today.minusDays(90), wave, lead);
        leave(id, towns.get(DEPLOYED + 57), lead);
        plan(id, towns.get(DEPLOYED + 40), "Présenter le service au conseil municipal", today.plusDays(4), lead);
        plan(id, towns.get(DEPLOYED + 41), "Rappeler la directrice des services techniques", today.minusDays(2), lead);
        Interests.New interest = new Interests.New(
                CollectivityId.parse("commune:29151").orElseThrow(),
                Interests.Asker.ELECTED,
                "adjointe à la transition",
                "Solenn Ajonc",
                "solenn.ajonc@mairie.example",
                "Nos voisins l’utilisent depuis l’an dernier. Nous voulons éteindre entre minuit et cinq heures.");
        clock.on(
                clock.ago(8),
                () -> interests.receive(id, interest, List.of(), "solenn.ajonc@mairie.example", Locale.FRENCH));
    }

    private void leave(ProductId id, Collectivity place, Actor lead) {
        deployments.move(
                id,
                place.id(),
                DeploymentState.LEFT,
                clock.present().minusDays(30),
                "La commune change de syndicat d’énergie, et reprendra contact ensuite.",
                deployments.read(id, place.id(), lead).version(),
                lead);
    }

    private void plan(ProductId id, Collectivity place, String step, LocalDate on, Actor lead) {
        Deployment one = deployments.read(id, place.id(), lead);
        deployments.edit(
                id,
                place.id(),
                new Deployments.Details(
                        Deployment.Origin.WORD_OF_MOUTH, "Secrétariat général", "", lead.id(), step, on),
                one.version(),
                lead);
    }

    /** A product that is settled in a few places. */
    void consolidating(ProductId id, Actor lead) {
        long experimentation = experiment(
                id,
                CollectivityId.parse("commune:22278").orElseThrow(),
                clock.present().minusMonths(40),
                clock.present().minusMonths(34),
                HALL_SAID,
                lead);
        decide(
                id,
                experimentation,
                clock.present().minusMonths(34),
                new Experimentation.Verdict(
                        Experimentation.Decision.GO,
                        "La secrétaire de mairie ne tient plus de cahier, et aucune salle n’a été réservée deux fois.",
                        "Cent quarante réservations sans appel en six mois."),
                lead);
        CollectivityId host = CollectivityId.parse("commune:22278").orElseThrow();
        deployments.move(
                id,
                host,
                DeploymentState.ACTIVE,
                clock.present().minusMonths(33),
                "",
                deployments.read(id, host, lead).version(),
                lead);
        List<Collectivity> others = new ArrayList<>();
        for (String code : List.of("22113", "22050", "56260", "56178"))
            collectivities
                    .find(new CollectivityId(CollectivityKind.COMMUNE, code))
                    .ifPresent(others::add);
        add(id, others, DeploymentState.ACTIVE, clock.present().minusMonths(28), null, lead);
    }

    /** A product on its territory of experimentation, with mixed feedback. */
    void experimenting(ProductId id, Actor lead) {
        experimentations.of(id, lead).stream().findFirst().ifPresent(one -> {
            tell(id, one, one.start(), null, lead);
            experimentations.aim(id, one.id(), "3", "3,5", lead);
            LocalDate tried = clock.ago(TRIED);
            clock.on(tried, () -> say(id, experimentations.read(id, one.id(), lead), CANTEEN_SAID, lead));
            decide(
                    id,
                    one.id(),
                    tried,
                    new Experimentation.Verdict(
                            Experimentation.Decision.IMPROVE,
                            "Les familles répondent, mais la cuisine reçoit encore le nombre de repas trop tard pour commander.",
                            "Six semaines d’essai dans deux écoles : le nombre arrive à 9 h 40, il le faudrait à 8 h 30."),
                    lead);
        });
    }

    private long experiment(
            ProductId id, CollectivityId host, LocalDate start, LocalDate end, List<Said> said, Actor lead) {
        long number = experimentations.open(id, host, start, lead);
        tell(id, experimentations.read(id, number, lead), start, end, lead);
        experimentations.aim(id, number, "2", "3,5", lead);
        LocalDate over = end.isBefore(clock.ago(OLDEST)) ? clock.ago(OLDEST) : end;
        clock.on(over, () -> say(id, experimentations.read(id, number, lead), said, lead));
        return number;
    }

    private void decide(
            ProductId id, long experimentation, LocalDate end, Experimentation.Verdict verdict, Actor lead) {
        clock.on(end.plusDays(DECIDED_AFTER), () -> experimentations.decide(id, experimentation, verdict, lead));
    }

    private void tell(
            ProductId id,
            Experimentation one,
            LocalDate start,
            @org.jspecify.annotations.Nullable LocalDate end,
            Actor lead) {
        experimentations.edit(
                id,
                one.id(),
                new Experimentations.Terms(
                        "Maël Genêt",
                        "mael.genet@mairie.example",
                        "directeur général des services",
                        start,
                        end,
                        "Les agents du service, et une vingtaine d’habitants volontaires.",
                        "Six semaines d’usage réel, un point par semaine avec l’équipe, un questionnaire à la fin. Il marche si huit personnes sur dix continuent sans rappel.",
                        "https://www.mairie.example/deliberations/experimentation",
                        start,
                        "https://www.mairie.example",
                        true),
                one.version(),
                lead);
    }

    private record Said(int rating, String worked, String lacking, String verbatim, String profile) {}

    private void say(ProductId id, Experimentation one, List<Said> said, Actor lead) {
        for (Said each : said)
            feedbacks.receive(
                    one.token(),
                    new Feedbacks.New(
                            each.rating(),
                            each.worked(),
                            each.lacking(),
                            each.verbatim(),
                            each.profile(),
                            !each.verbatim().isEmpty()),
                    List.of(),
                    "qr",
                    "demonstration " + id + " " + each.profile());
        feedbacks.page(id, one.id(), Experimentation.Moderation.WAITING.code(), 1, lead).items().stream()
                .limit(2)
                .forEach(waiting -> feedbacks.moderate(id, one.id(), waiting.id(), true, lead));
    }

    private void add(
            ProductId id,
            List<Collectivity> places,
            DeploymentState state,
            LocalDate on,
            @org.jspecify.annotations.Nullable Long wave,
            Actor lead) {
        Deployments.Adding adding = new Deployments.Adding(state, on, Deployment.Origin.NETWORK, wave, "");
        clock.on(on, () -> deployments.add(id, places, adding, lead));
    }

    private static boolean inDeploymentSize(Collectivity place) {
        long population = Stratum.inhabitants(place);
        return population > 3_000 && population < 9_000;
    }

    private static final List<Said> LIGHT_SAID = List.of(
            new Said(
                    5,
                    "Je règle les horaires depuis la nacelle.",
                    "",
                    "En deux clics, la rue s’éteint à minuit et se rallume pour le premier bus.",
                    "agent technique"),
            new Said(
                    4,
                    "On voit tout de suite l’armoire en panne.",
                    "Le plan charge lentement sur le vieux téléphone.",
                    "Plus personne ne fait la tournée de nuit pour chercher les lampes éteintes.",
                    "responsable de l’éclairage"),
            new Said(3, "", "Il manque un export pour le conseil.", "", "secrétaire générale"));

    private static final List<Said> HALL_SAID = List.of(
            new Said(
                    5,
                    "La salle est réservée sans appeler.",
                    "",
                    "J’ai réservé la salle un dimanche soir, et j’avais la clé le lundi.",
                    "présidente d’association"),
            new Said(4, "Le planning est juste.", "La caution reste sur papier.", "", "secrétaire de mairie"));

    private static final List<Said> CANTEEN_SAID = List.of(
            new Said(
                    4,
                    "Répondre prend dix secondes.",
                    "Le rappel arrive tard.",
                    "Je réponds dans le bus, et je ne paie plus les repas que ma fille ne mange pas.",
                    "parent d’élève"),
            new Said(2, "", "Le nombre de repas arrive après la commande.", "", "cheffe de cuisine"),
            new Said(
                    3,
                    "Les familles répondent enfin.",
                    "Deux enfants portent le même nom : je ne sais plus qui mange.",
                    "Il me fait gagner une heure, le jour où tout le monde répond.",
                    "agente de restauration"));
}
