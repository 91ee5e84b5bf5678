package org.terreau.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.brief.LinkedProblems;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.problem.Declarations;
import org.terreau.problem.NewDeclaration;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Problems;
import org.terreau.problem.Proposals;
import org.terreau.problem.Spokespeople;
import org.terreau.problem.Statement;
import org.terreau.problem.Statement.Part;
import org.terreau.territory.CollectivityId;

/** The problems of the demonstration. The collectivities are real places; what is told of them is invented. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class ProblemStories {

    /** Days since the first one was written, and between two declarations of the same. */
    private static final int OLDEST = 720;

    private static final int BETWEEN = 11;

    private final Proposals proposals;
    private final Declarations declarations;
    private final Spokespeople spokespeople;
    private final Cast cast;
    private final StoryFiles files;
    private final StoryClock clock;
    private final Problems problems;
    private final LinkedProblems linked;

    ProblemStories(
            Proposals proposals,
            Declarations declarations,
            Spokespeople spokespeople,
            Cast cast,
            StoryFiles files,
            StoryClock clock,
            Problems problems,
            LinkedProblems linked) {
        this.proposals = proposals;
        this.declarations = declarations;
        this.spokespeople = spokespeople;
        this.cast = cast;
        this.files = files;
        this.clock = clock;
        this.problems = problems;
        this.linked = linked;
    }

    /** An agent who declares. */
    record Told(String name, String place, String role, String often, String people, String text) {}

    record Story(List<String> themes, List<String> territories, Map<Part, String> parts, List<Told> told) {}

    void lay(Actor lead) {
        List<Story> stories = files.read("problems.yaml", Story.class);
        int ago = OLDEST;
        for (Story story : stories) {
            write(story, ago, lead);
            ago -= OLDEST / stories.size();
        }
        clock.on(clock.ago(4), this::propose);
        clock.on(
                clock.ago(2),
                () -> spokespeople.name(
                        place("commune:29151"), "Rozenn Kerbrat", "rozenn.kerbrat@mairie.example", lead));
    }

    private void propose() {
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

    /** Written on a day, then declared by others one after another. */
    private void write(Story story, int ago, Actor lead) {
        Proposals.Wording wording = new Proposals.Wording(
                new Statement(story.parts()),
                story.themes(),
                story.territories().stream().map(ProblemStories::place).toList());
        ProblemId id = clock.on(clock.ago(ago), () -> proposals.write(wording, lead));
        int told = ago;
        for (Told one : story.told()) {
            told = Math.max(1, told - BETWEEN);
            clock.on(clock.ago(told), () -> declare(id, one, lead));
        }
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
        spokespeople.addDomain(place, domain, cast.actor(People.ADMINISTRATOR.email()));
        String email = Cast.address(told.name(), domain);
        Actor agent = cast.someone(told.name(), email);
        declarations.declare(
                id,
                new NewDeclaration(
                        told.name(), email, told.role(), place, told.text(), told.often(), told.people(), true),
                List.of(),
                email,
                Locale.FRENCH,
                agent);
    }
}
