package org.terreau.demo;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.brief.BriefTexts;
import org.terreau.decision.Condition;
import org.terreau.decision.Outcome;
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
import org.terreau.identity.Actor;
import org.terreau.mail.MailCare;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.RequestReference;
import org.terreau.outreach.Requests;
import org.terreau.review.Reviewers;
import org.terreau.review.Reviews;
import org.terreau.review.Syntheses;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.territory.CollectivityId;

/** Dossiers of the demonstration, from the request to what committees decided, over two years. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class DossierStories {

    private final Cast cast;
    private final StoryClock clock;
    private final StoryFiles files;
    private final Requests requests;
    private final MailCare letters;
    private final SelfAssessment assessments;
    private final Applications applications;
    private final BriefTexts texts;
    private final DossierLife life;
    private final Reviewers reviewers;
    private final Reviews reviews;
    private final Syntheses syntheses;
    private final Rulings rulings;
    private final Exchanges exchanges;
    private final FieldStory field;
    private final Languages languages;

    DossierStories(
            Cast cast,
            StoryClock clock,
            StoryFiles files,
            Requests requests,
            MailCare letters,
            SelfAssessment assessments,
            Applications applications,
            BriefTexts texts,
            DossierLife life,
            Reviewers reviewers,
            Reviews reviews,
            Syntheses syntheses,
            Rulings rulings,
            Exchanges exchanges,
            FieldStory field,
            Languages languages) {
        this.cast = cast;
        this.clock = clock;
        this.files = files;
        this.requests = requests;
        this.letters = letters;
        this.assessments = assessments;
        this.applications = applications;
        this.texts = texts;
        this.life = life;
        this.reviewers = reviewers;
        this.reviews = reviews;
        this.syntheses = syntheses;
        this.rulings = rulings;
        this.exchanges = exchanges;
        this.field = field;
        this.languages = languages;
    }

    /**
     * A request that was answered without a dossier.
     *
     * @param ago days before the present
     * @param after days until the answer
     */
    record Answered(String name, String place, int ago, int after, String message, String answer) {}

    /** Days before the present on which somebody asked, was invited to write, and submitted. */
    record Steps(int asked, int opened, int submitted) {}

    /**
     * A dossier with what committees decided.
     *
     * @param carrier who carries it
     */
    record Told(
            String carrier, String place, Steps steps, Map<Brief.Part, String> brief, List<Rulings.Ruling> rulings) {}

    /** @return the dossier of which the committee to come has the opinions */
    DossierId lay(Actor lead, Actor coach) {
        for (Answered one : files.read("requests.yaml", Answered.class)) answer(one, lead);
        for (Told one : files.read("dossiers.yaml", Told.class)) tell(one, lead);
        int ago = 9;
        for (Stories.Asked asked : Stories.SHARED) {
            clock.on(clock.ago(ago), () -> ask(asked, null));
            ago -= 2;
        }
        cameBack(Stories.SHARED.get(Stories.SHARED.size() - 1));
        writing(coach);
        DossierId market = underReview(lead, coach);
        reviewed(lead, coach, cast.actor(People.STAFF.email()));
        decided(lead);
        return market;
    }

    /** One of those who asked mistyped their address: the acknowledgement came back. */
    private void cameBack(Stories.Asked asked) {
        letters.cameBack(new EmailAddress(asked.email()), "550 5.1.1 No such user here");
    }

    private void decided(Actor lead) {
        DossierRecord trees = submitted(Stories.TREES, Stories.TREES_BRIEF, new Steps(275, 268, 246), lead);
        rulings.decide(
                trees.subject().key(),
                Rulings.Ruling.of(230, Outcome.INVESTIGATE, Stories.TREES_START, 15_000L, 3),
                lead);
        rulings.decide(trees.subject().key(), Rulings.Ruling.of(150, Outcome.STOP, Stories.TREES_STOP, null, 0), lead);
        DossierRecord canteen = submitted(Stories.CANTEEN, Stories.CANTEEN_BRIEF, new Steps(231, 225, 188), lead);
        rulings.decide(
                canteen.subject().key(),
                Rulings.Ruling.of(150, Outcome.BUILD, Stories.CANTEEN_BUILD, 190_000L, 6),
                lead);
        DossierRecord flood = submitted(Stories.FLOOD, Stories.FLOOD_BRIEF, new Steps(140, 131, 96), lead);
        rulings.decide(
                flood.subject().key(),
                new Rulings.Ruling(
                        70,
                        Outcome.PROVISIONAL,
                        Stories.FLOOD_WAIT,
                        20_000L,
                        2,
                        new Rulings.Promise(Stories.FLOOD_EVIDENCE, Condition.Owner.CARRIER, 2, null, null),
                        null),
                lead);
        DossierRecord clerks = submitted(FieldStory.CLERKS, FieldStory.CLERKS_BRIEF, new Steps(96, 91, 70), lead);
        rulings.decide(
                clerks.subject().key(),
                Rulings.Ruling.of(52, Outcome.INVESTIGATE, FieldStory.CLERKS_START, 15_000L, 3),
                lead);
        field.tell(clerks.id(), cast.actor(FieldStory.CLERKS.email()));
    }

    private void answer(Answered one, Actor lead) {
        Stories.Asked asked = Stories.asked(one.name(), one.place(), one.message());
        LocalDate day = clock.ago(one.ago());
        RequestReference reference = clock.on(day, () -> ask(asked, null));
        clock.on(day.plusDays(one.after()), () -> requests.answer(reference, one.answer(), lead));
    }

    private void tell(Told told, Actor lead) {
        Map<Brief.Part, String> parts = new EnumMap<>(told.brief());
        parts.put(Brief.Part.TERRITORY, told.place());
        Brief brief = new Brief(parts);
        Stories.Asked asked = Stories.asked(
                told.carrier(),
                told.place(),
                "Nous voudrions vous parler d’un service que nous imaginons : %s. Qui rappeler, et quand ?"
                        .formatted(brief.get(Brief.Part.TITLE)));
        DossierRecord dossier = submitted(asked, brief, told.steps(), lead);
        for (Rulings.Ruling ruling : told.rulings())
            rulings.decide(dossier.subject().key(), ruling, lead);
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

    private DossierId open(Stories.Asked asked, int askedAgo, int openedAgo, Actor staff) {
        RequestReference reference = clock.on(clock.ago(askedAgo), () -> ask(asked, assessed(asked)));
        return clock.on(clock.ago(openedAgo), () -> applications.open(reference, staff));
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
        DossierId id = open(Stories.WRITING, 34, 29, coach);
        Actor applicant = cast.actor(Stories.WRITING.email());
        clock.on(clock.ago(21), () -> {
            DossierRecord dossier = applications.read(id, applicant);
            texts.save(id, Stories.DRAFT, dossier.version(), true, applicant);
        });
        exchanges.whileWriting(id, applicant, coach);
    }

    private DossierRecord submitted(Stories.Asked asked, Brief brief, Steps steps, Actor staff) {
        DossierId id = open(asked, steps.asked(), steps.opened(), staff);
        Actor applicant = cast.actor(asked.email());
        clock.on(
                clock.ago(steps.submitted()),
                () -> texts.submit(id, brief, applications.read(id, applicant).version(), applicant));
        return applications.read(id, staff);
    }

    private DossierId underReview(Actor lead, Actor coach) {
        Actor staff = cast.actor(People.STAFF.email());
        clock.on(clock.ago(400), () -> {
            reviewers.know(List.of("transports", "social", "territoires"), coach);
            reviewers.know(List.of("jeunesse", "social"), staff);
        });
        DossierRecord dossier = submitted(Stories.MARKET, Stories.MARKET_BRIEF, new Steps(58, 53, 19), lead);
        clock.on(clock.ago(12), () -> review(dossier, List.of("transports", "social"), coach, staff, lead));
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
        clock.on(clock.ago(6), () -> reviews.give(dossier.subject(), judgements, coach));
        exchanges.underReview(dossier.id(), cast.actor(Stories.MARKET.email()), lead);
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
        DossierRecord dossier = submitted(Stories.SCHOOLS, Stories.SCHOOLS_BRIEF, new Steps(83, 76, 41), lead);
        clock.on(clock.ago(36), () -> review(dossier, List.of("jeunesse", "formation"), coach, staff, lead));
        for (Actor reader : List.of(coach, staff)) {
            Map<Prerequisite, Reviews.Judgement> judgements = new EnumMap<>(Prerequisite.class);
            for (Prerequisite prerequisite : Prerequisite.values())
                judgements.put(prerequisite, new Reviews.Judgement(Standing.MET, Stories.SCHOOLS_AGREED));
            judgements.put(
                    Prerequisite.BUDGET,
                    new Reviews.Judgement(
                            reader.equals(coach) ? Standing.BLOCKING : Standing.TO_BE_WORKED_ON,
                            Stories.SCHOOLS_BUDGET));
            clock.on(clock.ago(28), () -> reviews.give(dossier.subject(), judgements, reader));
        }
        clock.on(clock.ago(22), () -> tell(dossier, lead));
    }

    private void tell(DossierRecord dossier, Actor lead) {
        Map<Prerequisite, Map<Standing, String>> wordings =
                syntheses.wordings(dossier.subject(), languages.in(Locale.FRENCH));
        Map<Prerequisite, Syntheses.Line> lines = new EnumMap<>(Prerequisite.class);
        wordings.forEach((prerequisite, words) -> {
            Standing standing = prerequisite == Prerequisite.BUDGET ? Standing.TO_BE_WORKED_ON : Standing.MET;
            lines.put(prerequisite, new Syntheses.Line(standing, words.getOrDefault(standing, "")));
        });
        syntheses.send(dossier.subject(), lines, 0, dossier.applicantId(), lead);
    }
}
