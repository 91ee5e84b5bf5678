package org.terreau.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.brief.BriefTexts;
import org.terreau.decision.Condition;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLife;
import org.terreau.dossier.DossierRecord;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Question;
import org.terreau.eligibility.SelfAssessment;
import org.terreau.eligibility.Standing;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Testimonies;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.launch.Welcome;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.RequestReference;
import org.terreau.outreach.Requests;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.review.Reviewers;
import org.terreau.review.Reviews;
import org.terreau.review.Syntheses;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.territory.CollectivityId;

/** Lays the stories through the doors that people use, in one transaction, the first time only. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class Demonstration implements ApplicationRunner, Welcome {

    private final JdbcDemonstration stored;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final Incubators incubators;
    private final Catalogue catalogue;
    private final Requests requests;
    private final Applications applications;
    private final BriefTexts texts;
    private final Reviews reviews;
    private final Decisions decisions;
    private final ProductCatalogue products;
    private final Impact impact;
    private final Testimonies testimonies;
    private final DeploymentStory deploymentStory;
    private final Measurements measurements;
    private final SelfAssessment assessments;
    private final ProblemStories problems;
    private final CallStory call;
    private final Exchanges exchanges;
    private final Reviewers reviewers;
    private final Syntheses syntheses;
    private final DossierLife life;
    private final Languages languages;
    private final Clock clock;
    private final FieldStory field;
    private final ProductStories lives;
    private final FiguresStory figures;
    private final SurveyStory survey;
    private final Readings readings;
    private final CommitteeStory committee;
    private final CatalogueStory files;
    private final SiteStory site;
    private final BudgetStory budgets;

    Demonstration(
            JdbcDemonstration stored,
            TransactionTemplate transaction,
            Accounts accounts,
            Incubators incubators,
            Catalogue catalogue,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Reviews reviews,
            Decisions decisions,
            ProductCatalogue products,
            Impact impact,
            Testimonies testimonies,
            DeploymentStory deploymentStory,
            Measurements measurements,
            SelfAssessment assessments,
            ProblemStories problems,
            CallStory call,
            Exchanges exchanges,
            Reviewers reviewers,
            Syntheses syntheses,
            DossierLife life,
            Languages languages,
            Clock clock,
            FieldStory field,
            ProductStories lives,
            FiguresStory figures,
            SurveyStory survey,
            Readings readings,
            CommitteeStory committee,
            CatalogueStory files,
            SiteStory site,
            BudgetStory budgets) {
        this.budgets = budgets;
        this.site = site;
        this.stored = stored;
        this.transaction = transaction;
        this.accounts = accounts;
        this.incubators = incubators;
        this.catalogue = catalogue;
        this.requests = requests;
        this.applications = applications;
        this.texts = texts;
        this.reviews = reviews;
        this.decisions = decisions;
        this.products = products;
        this.impact = impact;
        this.testimonies = testimonies;
        this.deploymentStory = deploymentStory;
        this.measurements = measurements;
        this.assessments = assessments;
        this.problems = problems;
        this.call = call;
        this.exchanges = exchanges;
        this.reviewers = reviewers;
        this.syntheses = syntheses;
        this.life = life;
        this.languages = languages;
        this.clock = clock;
        this.field = field;
        this.lives = lives;
        this.figures = figures;
        this.survey = survey;
        this.readings = readings;
        this.committee = committee;
        this.files = files;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Comptes de démonstration : sur /connexion, donnez l’une de ces adresses ; le lien arrive dans /boite-aux-lettres, qui ne se lit que depuis cette machine.");
        for (People one : People.values()) lines.add("  " + one.email() + "   " + one.words());
        lines.add("  " + Stories.WRITING.email() + "   porteuse d’un dossier en cours d’écriture");
        lines.add("  " + CommitteeStory.SPONSOR_EMAIL + "   contact d’un financeur");
        lines.add("  " + FieldStory.CLERKS.email() + "   porteuse d’un dossier en investigation");
        return lines;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Boolean laid = transaction.execute(status -> {
            stored.lock();
            if (stored.laid()) return false;
            lay();
            stored.insert(clock.instant());
            rememberAccounts();
            return true;
        });
        if (!Boolean.TRUE.equals(laid)) return;
        Actor lead = actor(People.LEAD.email());
        transaction.executeWithoutResult(status -> {
            committee.tell(lead);
            budgets.tell(lead);
            lives.silence(incubators.host().id(), lead);
            lives.takeover(lead);
        });
        files.imports(incubators.host().id(), lead);
        transaction.executeWithoutResult(status -> rememberAccounts());
    }

    /** Those that are there now are the demonstration's: {@link NotBesideRealPeople} knows them again. */
    private void rememberAccounts() {
        for (AccountId account : accounts.all()) stored.insert(account);
    }

    private void lay() {
        Incubator host = incubators.host();
        IncubatorId incubator = host.id();
        catalogue.store(
                new Incubator(
                        incubator,
                        "La Fabrique du Val-de-Lierre",
                        null,
                        "contact@terreau.example",
                        null,
                        null,
                        null,
                        "Un incubateur inventé, pour essayer Terreau.",
                        "",
                        false),
                "{}");
        for (People one : People.values()) {
            AccountId id = accounts.open(new EmailAddress(one.email()), one.fullName());
            String scope = one.role() == Role.ADMINISTRATOR ? Grant.EVERYWHERE : incubator.value();
            accounts.grant(id, new Grant(one.role(), scope), null);
        }
        Actor lead = actor(People.LEAD.email());
        Actor coach = actor(People.COACH.email());
        site.lay(actor(People.ADMINISTRATOR.email()));
        shareAProblem();
        writing(coach);
        DossierId market = underReview(lead, coach);
        stopped(lead);
        provisional(lead);
        construction(lead);
        committee.storeSponsor();
        for (Stories.Past past : Stories.PAST) store(past, incubator);
        acceleration(lead);
        consolidation(lead);
        problems.lay(lead);
        problems.link(market, "Les personnes âgées sans voiture", lead);
        call.lay(lead, actor(Stories.WRITING.email()));
        investigating(lead);
        lives.lay(incubator, lead, coach);
        files.keys(new ProductId(Stories.LIGHT_ID), lead);
    }

    private Actor actor(String email) {
        Accounts.Account account =
                accounts.byEmail(new EmailAddress(email)).orElseThrow(() -> new NotFound("account", email));
        return new Actor(account.id(), account.email(), account.name(), account.grants());
    }

    private void shareAProblem() {
        for (Stories.Asked asked : Stories.SHARED) ask(asked, null);
    }

    private RequestReference ask(Stories.Asked asked, @Nullable AssessmentKey assessment) {
        CollectivityId place = CollectivityId.parse(asked.place()).orElseThrow();
        return requests.receive(
                        new NewRequest(
                                asked.name(),
                                asked.email(),
                                "",
                                OrganisationKind.COLLECTIVITY,
                                "",
                                place,
                                asked.message(),
                                assessment),
                        List.of(),
                        asked.email(),
                        Locale.FRENCH)
                .reference();
    }

    private DossierId open(Stories.Asked asked, Actor staff) {
        return applications.open(ask(asked, assessed(asked)), staff);
    }

    /** Everything is there but the other collectivities, who were not asked yet. */
    private AssessmentKey assessed(Stories.Asked asked) {
        Map<String, String> answers = new HashMap<>();
        for (Question question : Question.values())
            answers.put(question.code(), question.answers().get(0).code());
        answers.put(Question.SHARING.code(), "suppose");
        return assessments.complete(asked.message(), answers);
    }

    private void writing(Actor coach) {
        DossierId id = open(Stories.WRITING, coach);
        Actor applicant = actor(Stories.WRITING.email());
        DossierRecord dossier = applications.read(id, applicant);
        texts.save(id, Stories.DRAFT, dossier.version(), true, applicant);
        exchanges.whileWriting(id, applicant, coach);
    }

    private DossierRecord submitted(Stories.Asked asked, Brief brief, Actor staff) {
        DossierId id = open(asked, staff);
        Actor applicant = actor(asked.email());
        texts.submit(id, brief, applications.read(id, applicant).version(), applicant);
        return applications.read(id, staff);
    }

    private DossierId underReview(Actor lead, Actor coach) {
        Actor staff = actor(People.STAFF.email());
        reviewers.know(List.of("transports", "social", "territoires"), coach);
        reviewers.know(List.of("jeunesse", "social"), staff);
        DossierRecord dossier = submitted(Stories.MARKET, Stories.MARKET_BRIEF, lead);
        review(dossier, List.of("transports", "social"), coach, staff, lead);
        Map<Prerequisite, Reviews.Judgement> judgements = new EnumMap<>(Prerequisite.class);
        judgements.put(
                Prerequisite.SHARED_PROBLEM,
                new Reviews.Judgement(
                        Standing.MET, "Trois communes voisines décrivent la même chose, chiffres à l’appui."));
        judgements.put(
                Prerequisite.TEAM,
                new Reviews.Judgement(
                        Standing.TO_BE_WORKED_ON,
                        "L’agente a deux jours par semaine : il en faudra trois à la construction."));
        reviews.give(dossier.subject(), judgements, coach);
        exchanges.underReview(dossier.id(), actor(Stories.MARKET.email()), lead);
        reviewed(lead, coach, staff);
        return dossier.id();
    }

    private void review(DossierRecord dossier, List<String> themes, Actor one, Actor other, Actor lead) {
        life.tag(dossier.id(), themes, lead);
        reviewers.assign(
                dossier.subject(),
                dossier.path() + "/instruction",
                Set.of(one.id(), other.id()),
                Paris.today(clock).plusDays(10),
                Set.of(dossier.applicantId()),
                lead);
    }

    /** A review that is over: both gave their opinions, and the applicant was told. */
    private void reviewed(Actor lead, Actor coach, Actor staff) {
        DossierRecord dossier = submitted(Stories.SCHOOLS, Stories.SCHOOLS_BRIEF, lead);
        review(dossier, List.of("jeunesse", "formation"), coach, staff, lead);
        for (Actor reader : List.of(coach, staff)) {
            Map<Prerequisite, Reviews.Judgement> judgements = new EnumMap<>(Prerequisite.class);
            for (Prerequisite prerequisite : Prerequisite.values())
                judgements.put(prerequisite, new Reviews.Judgement(Standing.MET, Stories.SCHOOLS_AGREED));
            judgements.put(
                    Prerequisite.BUDGET,
                    new Reviews.Judgement(
                            reader.equals(coach) ? Standing.BLOCKING : Standing.TO_BE_WORKED_ON,
                            Stories.SCHOOLS_BUDGET));
            reviews.give(dossier.subject(), judgements, reader);
        }
        Map<Prerequisite, Map<Standing, String>> wordings =
                syntheses.wordings(dossier.subject(), languages.in(Locale.FRENCH));
        Map<Prerequisite, Syntheses.Line> lines = new EnumMap<>(Prerequisite.class);
        wordings.forEach((prerequisite, texts) -> {
            Standing standing = prerequisite == Prerequisite.BUDGET ? Standing.TO_BE_WORKED_ON : Standing.MET;
            lines.put(prerequisite, new Syntheses.Line(standing, texts.getOrDefault(standing, "")));
        });
        syntheses.send(dossier.subject(), lines, 0, dossier.applicantId(), lead);
    }

    private void stopped(Actor lead) {
        DossierRecord dossier = submitted(Stories.TREES, Stories.TREES_BRIEF, lead);
        decide(dossier, Outcome.INVESTIGATE, Stories.TREES_START, 15_000L, 3, lead);
        decide(dossier, Outcome.STOP, Stories.TREES_STOP, null, 0, lead);
    }

    private void provisional(Actor lead) {
        DossierRecord dossier = submitted(Stories.FLOOD, Stories.FLOOD_BRIEF, lead);
        decide(
                dossier,
                Outcome.PROVISIONAL,
                Stories.FLOOD_WAIT,
                20_000L,
                2,
                lead,
                new Wanted.Asked(
                        Stories.FLOOD_EVIDENCE,
                        Condition.Owner.CARRIER,
                        Paris.today(clock).plusMonths(2),
                        "",
                        null));
    }

    private void investigating(Actor lead) {
        DossierRecord dossier = submitted(FieldStory.CLERKS, FieldStory.CLERKS_BRIEF, lead);
        decide(dossier, Outcome.INVESTIGATE, FieldStory.CLERKS_START, 15_000L, 3, lead);
        field.tell(dossier.id(), actor(FieldStory.CLERKS.email()));
    }

    private void construction(Actor lead) {
        DossierRecord dossier = submitted(Stories.CANTEEN, Stories.CANTEEN_BRIEF, lead);
        decide(dossier, Outcome.BUILD, Stories.CANTEEN_BUILD, 190_000L, 6, lead);
        ProductId id = new ProductId("cantine.juste");
        String code = define(
                id, "Repas jetés", "Combien de repas sont préparés pour personne ?", "repas", false, "400", lead);
        YearMonth now = YearMonth.from(Paris.today(clock));
        long[] thrown = {980, 910, 760, 590};
        for (int back = thrown.length; back > 0; back--)
            measure(id, code, now.minusMonths(back), thrown[thrown.length - back], lead);
        figures.cost(id, lead);
        testify(id, Stories.CANTEEN_COOK, "cheffe de cuisine scolaire", "commune:29232", lead);
        deploymentStory.experimenting(id, lead);
    }

    private void acceleration(Actor lead) {
        ProductId id = new ProductId(Stories.LIGHT_ID);
        String agents = define(
                id,
                "Communes actives",
                "Combien de communes règlent leur éclairage avec le service ?",
                "communes",
                true,
                "150",
                lead);
        String saved = define(
                id,
                "Énergie économisée",
                "Combien d’électricité n’est plus consommée chaque mois ?",
                "MWh",
                true,
                "",
                lead);
        YearMonth now = YearMonth.from(Paris.today(clock));
        for (int back = 24; back > 0; back--) {
            int month = 24 - back;
            measure(id, agents, now.minusMonths(back), 4 + month * 5L, lead);
            measure(
                    id,
                    saved,
                    now.minusMonths(back),
                    12 + month * 11L + (now.minusMonths(back).getMonthValue() % 6) * 7L,
                    lead);
        }
        figures.tell(id, lead);
        testify(id, Stories.LIGHT_MAYOR, "adjoint aux travaux", "commune:29233", lead);
        testify(id, Stories.LIGHT_AGENT, "technicienne d’un syndicat d’énergie", null, lead);
        deploymentStory.accelerating(id, lead);
        survey.lay(id, lead);
    }

    private void consolidation(Actor lead) {
        ProductId id = new ProductId(Stories.HALL_ID);
        String code = define(
                id, "Réservations", "Combien de salles sont réservées sans appel ?", "réservations", true, "", lead);
        YearMonth now = YearMonth.from(Paris.today(clock));
        for (int back = 18; back > 0; back--)
            measure(id, code, now.minusMonths(back), 2_000 + (18 - back) * 130L, lead);
        readings.lay(id, code, lead);
        testify(id, Stories.HALL_CLERK, "secrétaire de mairie", "commune:22278", lead);
        deploymentStory.consolidating(id, lead);
    }

    private void decide(
            DossierRecord dossier,
            Outcome outcome,
            String reason,
            @Nullable Long euros,
            int months,
            Actor lead,
            Wanted.Asked... conditions) {
        Decision decision = decisions.decide(
                dossier.subject().key(),
                Wanted.of(
                                outcome,
                                reason,
                                euros == null ? null : Money.euros(euros),
                                months == 0 ? null : Paris.today(clock).plusMonths(months))
                        .asking(conditions),
                lead);
        decisions.publish(decision.id(), lead);
    }

    private String define(
            ProductId id, String name, String question, String unit, boolean more, String target, Actor by) {
        return impact.define(
                id,
                Impact.Draft.plain(
                                name,
                                question,
                                unit,
                                more,
                                more ? Cell.USED : Cell.IMPACTFUL,
                                unit.equals("communes") ? Aggregation.LAST : Aggregation.SUM,
                                Periodicity.MONTH)
                        .aiming(target),
                by);
    }

    private void measure(ProductId id, String code, YearMonth month, long value, Actor by) {
        measurements.enter(
                id,
                month.toString(),
                List.of(Measurements.Typed.whole(code, String.valueOf(value))),
                "démonstration",
                by);
    }

    private void testify(ProductId id, String text, String role, @Nullable String place, Actor by) {
        testimonies.publish(
                id,
                text,
                role,
                place == null ? null : CollectivityId.parse(place).orElse(null),
                true,
                by);
    }

    private void store(Stories.Past past, IncubatorId incubator) {
        LocalDate today = Paris.today(clock);
        List<Product.Phase> phases = new ArrayList<>();
        past.phases()
                .forEach(phase -> phases.add(new Product.Phase(
                        phase.kind(),
                        phase.kind().code(),
                        today.minusMonths(phase.monthsAgo()).withDayOfMonth(1),
                        null,
                        null)));
        products.store(
                Product.described(
                        new ProductId(past.id()),
                        past.name(),
                        past.mission(),
                        List.of(incubator),
                        phases,
                        List.of(new Product.Event(
                                "product_launch", phases.get(0).start(), past.event())),
                        CommitteeStory.SPONSORED.contains(past.id()) ? List.of(CommitteeStory.SPONSOR) : List.of(),
                        past.themes(),
                        List.of("collectivite-territoriale"),
                        List.of(),
                        null,
                        null,
                        "contact@terreau.example",
                        null,
                        phases.get(phases.size() - 1).kind() == PhaseKind.INVESTIGATION
                                ? null
                                : "partiellement conforme",
                        past.body(),
                        true,
                        "{}"),
                List.of());
    }
}
