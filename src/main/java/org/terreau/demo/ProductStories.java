package org.terreau.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.decision.Outcome;
import org.terreau.dormancy.SilenceRounds;
import org.terreau.dormancy.Silences;
import org.terreau.dormancy.Wish;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.Ending;
import org.terreau.portfolio.EndingKind;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.IncrementPlan;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.LifeStory;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductLife;
import org.terreau.portfolio.ScopeKind;
import org.terreau.portfolio.Thresholds;
import org.terreau.practice.Practice;
import org.terreau.practice.Practices;
import org.terreau.roadmap.Roadmaps;
import org.terreau.shared.Paris;
import org.terreau.takeover.Offered;
import org.terreau.takeover.Offers;
import org.terreau.takeover.Takeover;
import org.terreau.takeover.Takeovers;

/** Increments, lives, roadmaps, good practices and ends of the products of the demonstration. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class ProductStories {

    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId HALL = new ProductId(Stories.HALL_ID);
    private static final ProductId VILLAGE = new ProductId("bienvenue.au.village");

    private final Increments increments;
    private final Thresholds thresholds;
    private final ProductLife life;
    private final Roadmaps roadmaps;
    private final Practices practices;
    private final Endings endings;
    private final ProductCatalogue products;
    private final SilenceRounds rounds;
    private final Silences silences;
    private final Takeovers takeovers;
    private final Offers offers;
    private final Rulings rulings;
    private final StoryClock clock;

    ProductStories(
            Increments increments,
            Thresholds thresholds,
            ProductLife life,
            Roadmaps roadmaps,
            Practices practices,
            Endings endings,
            ProductCatalogue products,
            SilenceRounds rounds,
            Silences silences,
            Takeovers takeovers,
            Offers offers,
            Rulings rulings,
            StoryClock clock) {
        this.increments = increments;
        this.thresholds = thresholds;
        this.life = life;
        this.roadmaps = roadmaps;
        this.practices = practices;
        this.endings = endings;
        this.products = products;
        this.rounds = rounds;
        this.silences = silences;
        this.takeovers = takeovers;
        this.offers = offers;
        this.rulings = rulings;
        this.clock = clock;
    }

    void lay(IncubatorId incubator, Actor lead, Actor coach) {
        clock.on(clock.ago(148), () -> planned(lead));
        clock.on(clock.ago(75), () -> narrowed(lead));
        clock.on(clock.ago(20), () -> told(lead));
        thresholds(lead);
        light(lead);
        clock.on(clock.ago(290), () -> lives(lead));
        clock.on(clock.ago(40), () -> roadmap(lead, coach));
        clock.on(clock.ago(420), () -> practices.adopt(incubator, lead));
        clock.on(clock.ago(20), () -> practices(coach));
        ends(incubator, lead);
    }

    /** A product of which nothing was heard for nine months, and one whose team says that it lives. */
    void silence(IncubatorId incubator, Actor lead) {
        LocalDate begun = clock.present().minusMonths(9);
        clock.on(
                begun,
                () -> increments.open(
                        VILLAGE, begun, "Trente mairies envoient leur lettre de bienvenue sans aide.", lead));
        for (int daysAgo : new int[] {40, 10, 0})
            clock.on(
                    clock.present().minusDays(daysAgo),
                    () -> rounds.round(incubator, clock.present().minusDays(daysAgo)));
        silences.say(
                LIGHT,
                new Silences.Said(
                        Wish.LIVES.code(), "Le syndicat forme vingt communes avant l’été.", Silences.EVERYBODY),
                lead);
    }

    /** A product that looks for somebody who goes on, and an organisation that comes forward. */
    void takeover(Actor lead) {
        clock.on(
                clock.ago(33),
                () -> takeovers.open(
                        HALL,
                        new Takeover.Need(
                                "Douze communes s’en servent chaque semaine. L’association qui l’héberge s’arrête cet été ; le code est public et testé.",
                                "Un développeur un jour par semaine, une personne qui répond aux mairies.",
                                "9 000 € par an, hébergement compris.",
                                clock.present().plusMonths(4)),
                        lead));
        clock.on(
                clock.ago(5),
                () -> offers.receive(
                        HALL,
                        new Offered(
                                "Armelle Pont",
                                "Syndicat informatique du Ponant",
                                "armelle.pont@syndicat.example",
                                "Nous hébergeons déjà trois services des mêmes communes, et nous avons une développeuse.",
                                true),
                        List.of(),
                        "demonstration",
                        Locale.FRENCH));
    }

    private void planned(Actor lead) {
        plan(
                CANTEEN,
                1,
                "Les repas jetés diminuent de moitié en six mois dans les six cuisines.",
                Map.of(
                        ScopeKind.FEATURE,
                                "Une famille dit en un geste si son enfant mange demain\nLa cuisine lit un nombre à 17 heures\nLa mairie voit les repas jetés chaque semaine",
                        ScopeKind.TERRITORY, "Quimper\nLes quatre communes voisines",
                        ScopeKind.PUBLIC, "Six cuisines scolaires et leurs 1 400 familles",
                        ScopeKind.HYPOTHESIS,
                                "Deux familles sur trois répondent si la question tient en une ligne\nUne cuisine ajuste ses commandes quand elle sait la veille"),
                lead);
    }

    private void narrowed(Actor lead) {
        IncrementPlan plan = increments.read(CANTEEN, 1);
        increments.change(
                CANTEEN,
                1,
                Set.of(
                        item(plan, "Les quatre communes voisines"),
                        item(plan, "La mairie voit les repas jetés chaque semaine")),
                Map.of(ScopeKind.HYPOTHESIS, "Un rappel à 16 heures suffit aux familles qui oublient"),
                "Deux cuisines de Quimper n’ont pas encore de téléphone à la plonge : mieux vaut six cuisines qui comptent vraiment que dix qui comptent à peu près.",
                plan.version(),
                lead);
    }

    private void told(Actor lead) {
        IncrementPlan plan = increments.read(CANTEEN, 1);
        increments.say(
                CANTEEN,
                1,
                List.of(
                        new Increments.Said(
                                item(plan, "La cuisine lit un nombre à 17 heures"),
                                "fait",
                                "Lu chaque jour dans quatre cuisines."),
                        new Increments.Said(
                                item(plan, "Deux familles sur trois répondent si la question tient en une ligne"),
                                "confirmee",
                                "71 % répondent ; la question a été raccourcie deux fois.")),
                Increments.SaidOfGoal.NOTHING,
                plan.version(),
                lead);
    }

    private void thresholds(Actor lead) {
        IncrementPlan plan = increments.read(CANTEEN, 1);
        threshold(140, new Thresholds.Wanted(null, figure(CANTEEN, "Repas jetés"), "490", "900", ""), lead);
        threshold(
                140,
                new Thresholds.Wanted(
                        item(plan, "Une cuisine ajuste ses commandes quand elle sait la veille"),
                        "",
                        "Quatre cuisines sur six commandent moins la semaine suivante",
                        "Aucune cuisine ne change ses commandes en deux mois",
                        ""),
                lead);
        threshold(
                25,
                new Thresholds.Wanted(
                        null,
                        figure(CANTEEN, "Repas jetés"),
                        "450",
                        "900",
                        "La sixième cuisine compte enfin : elle jetait moins que les autres."),
                lead);
    }

    private void threshold(int ago, Thresholds.Wanted wanted, Actor lead) {
        clock.on(
                clock.ago(ago),
                () -> thresholds.write(
                        CANTEEN, 1, List.of(wanted), increments.read(CANTEEN, 1).version(), lead));
    }

    private String figure(ProductId product, String name) {
        return thresholds.gauges(product).stream()
                .filter(gauge -> gauge.name().equals(name))
                .findFirst()
                .orElseThrow()
                .code();
    }

    private void light(Actor lead) {
        LocalDate first = clock.present().minusMonths(8);
        LocalDate second = clock.present().minusMonths(2);
        clock.on(first, () -> fifty(first, lead));
        clock.on(clock.ago(75), () -> result(lead));
        clock.on(clock.ago(64), () -> review(lead));
        clock.on(
                second,
                () -> increments.open(
                        LIGHT, second, "Cent vingt communes, dont la moitié formées par une autre commune.", lead));
    }

    private void fifty(LocalDate begun, Actor lead) {
        increments.open(LIGHT, begun, "Cinquante communes règlent leur éclairage avec leurs habitants.", lead);
        plan(
                LIGHT,
                1,
                "Cinquante communes règlent leur éclairage avec leurs habitants.",
                Map.of(
                        ScopeKind.FEATURE,
                                "Une commune règle une rue en un quart d’heure\nUn habitant voit l’économie de sa rue",
                        ScopeKind.TERRITORY, "Finistère\nMorbihan",
                        ScopeKind.HYPOTHESIS, "Un syndicat d’énergie peut accompagner vingt communes"),
                lead);
    }

    private void result(Actor lead) {
        IncrementPlan plan = increments.read(LIGHT, 1);
        increments.say(
                LIGHT,
                1,
                List.of(
                        new Increments.Said(
                                item(plan, "Une commune règle une rue en un quart d’heure"),
                                "fait",
                                "Douze minutes en moyenne."),
                        new Increments.Said(item(plan, "Un habitant voit l’économie de sa rue"), "pas-fait", ""),
                        new Increments.Said(
                                item(plan, "Un syndicat d’énergie peut accompagner vingt communes"),
                                "infirmee",
                                "Sept au plus : l’accompagnement prend une demi-journée par commune.")),
                Increments.SaidOfGoal.NOTHING,
                plan.version(),
                lead);
    }

    private void review(Actor lead) {
        increments.review(
                LIGHT,
                1,
                "Le deuxième réglage compte plus que le premier : c’est lui que les habitants défendent.\n\nUn syndicat n’accompagne que **sept communes** à la fois.",
                "Former des communes qui en forment d’autres.",
                increments.read(LIGHT, 1).version(),
                lead);
    }

    private void plan(ProductId product, int number, String goal, Map<ScopeKind, String> lines, Actor lead) {
        increments.plan(
                product,
                number,
                goal,
                lines,
                true,
                increments.read(product, number).version(),
                lead);
    }

    private static long item(IncrementPlan plan, String wording) {
        return plan.items().stream()
                .filter(item -> item.wording().equals(wording))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void lives(Actor lead) {
        fact(LIGHT, "porteur", clock.present().minusMonths(36), "Syndicat d’énergie du Ponant", lead);
        fact(LIGHT, "adresse", clock.present().minusMonths(30), "https://eclairage-partage.example", lead);
        fact(LIGHT, "adresse", clock.present().minusMonths(20), "https://lumiere-au-bon-moment.example", lead);
        fact(LIGHT, "porteur", clock.present().minusMonths(12), "Agence de l’énergie du Ponant", lead);
        life.add(
                LIGHT,
                new ProductLife.Written(
                        LifeStory.Kind.EVENT,
                        "committee",
                        clock.present().minusMonths(15),
                        "Accélération décidée sur pièces"),
                life.version(LIGHT),
                lead);
        life.correct(
                LIGHT,
                LifeStory.Kind.EVENT,
                1,
                new ProductLife.Written(
                        LifeStory.Kind.EVENT,
                        "committee",
                        clock.present().minusMonths(14),
                        "Accélération décidée sur pièces"),
                "Le comité a été reporté d’un mois.",
                life.version(LIGHT),
                lead);
    }

    private void fact(ProductId product, String code, LocalDate on, String text, Actor lead) {
        life.add(product, new ProductLife.Written(LifeStory.Kind.FACT, code, on, text), life.version(product), lead);
    }

    private void roadmap(Actor lead, Actor coach) {
        long now = roadmaps.add(
                CANTEEN,
                "maintenant",
                "Une famille annule un repas en un geste, la veille",
                "Sans compte à créer : un lien reçu chaque soir.",
                "",
                lead);
        roadmaps.add(CANTEEN, "ensuite", "La cuisine ajuste sa commande au fournisseur", "", "", lead);
        long perhaps = roadmaps.add(CANTEEN, "peut-etre", "Les repas non servis vont à une association", "", "", lead);
        roadmaps.add(
                CANTEEN,
                "ecarte",
                "Une application à installer",
                "",
                "Neuf familles sur dix répondent au lien reçu par message : une application en aurait perdu la moitié.",
                lead);
        for (Actor voter : List.of(lead, coach))
            roadmaps.vote(CANTEEN, now, "", "demonstration", Locale.FRENCH, Optional.of(voter));
        roadmaps.vote(CANTEEN, perhaps, "", "demonstration", Locale.FRENCH, Optional.of(coach));
        for (String said : List.of(
                "Chez nous l’association passe déjà le jeudi : il ne manque que le nombre de repas.",
                "Et pour les enfants gardés un jour sur deux ? Le lien devrait arriver aux deux parents."))
            roadmaps.comment(
                    CANTEEN,
                    perhaps,
                    "Une directrice d’école",
                    said,
                    "",
                    "demonstration",
                    Locale.FRENCH,
                    Optional.of(coach));
        roadmaps.moderate(CANTEEN, roadmaps.toModerate(CANTEEN, lead).get(0).id(), true, "", lead);
    }

    private void practices(Actor coach) {
        shown(CANTEEN, 3, coach);
        shown(LIGHT, 9, coach);
        shown(new ProductId(Stories.HALL_ID), 11, coach);
    }

    private void shown(ProductId product, int most, Actor coach) {
        String owner = practices.team(product, coach).keySet().stream()
                .findFirst()
                .map(member -> String.valueOf(member.value()))
                .orElse(Practices.SOMEBODY_ELSE);
        practices.of(product, coach).stream()
                .filter(Practice.Line::due)
                .limit(most)
                .forEach(line -> practices.answer(
                        product,
                        line.practice().id(),
                        new Practices.Said(
                                "fait",
                                "Vu avec l’équipe au dernier point.",
                                "",
                                owner,
                                coach.name(),
                                Paris.today(clock),
                                0),
                        coach));
    }

    /** A report that was corrected after it was published. */
    private void correct(ProductId product, Actor lead) {
        Ending published = endings.report(product).get(0);
        Map<String, String> texts = new HashMap<>(published.texts());
        texts.put(
                "usagers",
                "Utilisez le prêt de vélos de votre collectivité, ouvert à tous les agents depuis cette année. Votre compte et vos trajets ont été effacés.");
        endings.correct(
                product,
                published.id(),
                texts,
                "Le prêt de vélos est ouvert à tous les agents, pas seulement à ceux qui ont essayé le service.",
                published.version(),
                lead);
    }

    private void ends(IncubatorId incubator, Actor lead) {
        clock.on(
                clock.ago(460),
                () -> end(
                        new ProductId("trajets.des.agents"),
                        "arret",
                        clock.present().minusMonths(15).withDayOfMonth(1),
                        "",
                        "Onze trajets partagés en six mois, pour quatre cents agents.",
                        "Les agents tiennent à rentrer à l’heure de l’école. Le vélo électrique prêté par la collectivité a mieux répondu.",
                        "Utilisez le prêt de vélos de votre collectivité. Votre compte et vos trajets ont été effacés.",
                        lead));
        clock.on(clock.ago(430), () -> correct(new ProductId("trajets.des.agents"), lead));
        clock.on(
                clock.ago(190),
                () -> end(
                        new ProductId("puits.et.captages"),
                        "transfert",
                        clock.present().minusMonths(6).withDayOfMonth(1),
                        "Syndicat des eaux du Val-de-Lierre",
                        "Le service a fait ses preuves, et la protection des captages est le métier du syndicat.",
                        "Un point sur une carte vaut mieux qu’un plan signé : neuf déclarations sur dix se font au téléphone.",
                        "Rien ne change pour vous : même adresse, mêmes comptes, une nouvelle équipe.",
                        lead));
        clock.on(
                clock.ago(140),
                () -> end(
                        new ProductId("carnet.de.sante.des.arbres"),
                        "arret",
                        clock.ago(150),
                        "",
                        Stories.TREES_STOP,
                        "Les jardiniers savent déjà quels arbres sont malades : ce qui manque est le budget d’élagage.",
                        "Aucun service n’avait ouvert. Les relevés d’entretien sont publiés sur cette page.",
                        lead));
        clock.on(
                clock.ago(15),
                () -> end(
                        new ProductId("agenda.des.associations"),
                        "arret",
                        clock.present().plusDays(40),
                        "",
                        "Le calendrier de la communauté de communes rend le même service depuis le printemps.",
                        "Une association écrit sa date une fois : elle choisit l’agenda que ses voisins lisent.",
                        "Exportez vos dates avant la fermeture ; le calendrier de la communauté de communes les accepte.",
                        lead));
        merge(incubator, lead);
    }

    /** Two products become one: a committee decided it, and the page of the end was published since. */
    private void merge(IncubatorId incubator, Actor lead) {
        ProductId old = new ProductId("carnet.du.nouvel.habitant");
        products.store(
                Product.described(
                        old,
                        "Carnet du nouvel habitant",
                        "Réunir les adresses utiles d’une commune",
                        List.of(incubator),
                        List.of(new Product.Phase(
                                PhaseKind.CONSTRUCTION,
                                PhaseKind.CONSTRUCTION.code(),
                                clock.present().minusMonths(18).withDayOfMonth(1),
                                null,
                                null)),
                        List.of(),
                        List.of(),
                        List.of("Territoires"),
                        List.of("collectivite-territoriale"),
                        List.of(),
                        null,
                        null,
                        "contact@terreau.example",
                        null,
                        null,
                        "",
                        true,
                        "{}"),
                List.of());
        clock.on(clock.ago(26), () -> endings.start(old, "fusion", lead));
        rulings.decide(
                old.decidedAs(),
                Rulings.Ruling.of(
                        19,
                        Outcome.TRANSFER,
                        "Le carnet fusionne avec Bienvenue au village : deux équipes écrivaient la même lettre aux mêmes habitants. Une seule continue, avec les communes des deux.",
                        null,
                        0),
                lead);
        clock.on(
                clock.ago(10),
                () -> end(
                        old,
                        "fusion",
                        clock.present().minusDays(10),
                        "Bienvenue au village",
                        "Deux équipes écrivaient la même lettre aux mêmes habitants.",
                        "Un carnet que personne n’ouvre ne vaut pas une lettre que l’on reçoit.",
                        "Votre carnet est repris dans la lettre de bienvenue de votre commune.",
                        lead));
    }

    /** @param who the organisation or the product that goes on; empty when there is none */
    private void end(
            ProductId product,
            String kind,
            LocalDate on,
            String who,
            String why,
            String learnt,
            String users,
            Actor lead) {
        if (endings.draft(product, lead).isEmpty()) endings.start(product, kind, lead);
        say(
                product,
                EndingKind.Step.WHAT,
                Map.of("date", on.toString(), "raison", why, "repreneur", who, "suites", who),
                lead);
        say(product, EndingKind.Step.LEARNT, Map.of("appris", learnt), lead);
        say(
                product,
                EndingKind.Step.DATA,
                Map.of(
                        "donnees", "Remises à ceux qui les ont écrites, puis effacées au bout de trois mois.",
                        "code", "Le dépôt reste public, sous licence libre."),
                lead);
        say(product, EndingKind.Step.USERS, Map.of("usagers", users), lead);
        endings.publish(product, true, version(product, lead), lead);
    }

    private void say(ProductId product, EndingKind.Step step, Map<String, String> texts, Actor lead) {
        endings.save(product, step, texts, version(product, lead), lead);
    }

    private long version(ProductId product, Actor lead) {
        return endings.draft(product, lead).orElseThrow().version();
    }
}
