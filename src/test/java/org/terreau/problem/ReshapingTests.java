package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.identity.Actor;
import org.terreau.incubator.Themes;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class ReshapingTests {

    private static final String REASON = "Les deux disent la même chose avec d’autres mots.";

    /** Each with a domain that carries its name, so that the link is enough. */
    private static final List<String[]> PLACES = List.of(
            new String[] {"ville-vertou.fr", "commune:44215"},
            new String[] {"ville-nantes.fr", "commune:44109"},
            new String[] {"departement13.fr", "departement:13"},
            new String[] {"departement29.fr", "departement:29"},
            new String[] {"region-bretagne.bzh", "region:53"});

    private final People people;
    private final ProblemFixtures problems;
    private final Registry registry;
    private final Reshaping reshaping;
    private final Proposals proposals;
    private final RegistryExport export;
    private final Declarations declarations;
    private final Attachments attachments;

    ReshapingTests(
            People people,
            ProblemFixtures problems,
            Registry registry,
            Reshaping reshaping,
            Proposals proposals,
            RegistryExport export,
            Declarations declarations,
            Attachments attachments) {
        this.people = people;
        this.problems = problems;
        this.registry = registry;
        this.reshaping = reshaping;
        this.proposals = proposals;
        this.export = export;
        this.declarations = declarations;
        this.attachments = attachments;
    }

    private Set<Long> numbers(ProblemId problem, Actor staff) {
        Set<Long> numbers = new HashSet<>();
        for (Declaration declaration : reshaping.declarations(problem, staff)) numbers.add(declaration.id());
        return numbers;
    }

    private static Proposals.Wording wording(String title) {
        return new Proposals.Wording(ProblemFixtures.statement(title), List.of("social"), List.of());
    }

    @Test
    void aMergedProblemIsReadAsTheOtherAndACollectivityThatDeclaredBothCountsOnce() {
        Actor staff = problems.staff();
        ProblemId kept = problems.published("Les actes se demandent plusieurs fois");
        ProblemId absorbed = problems.published("Les actes sont demandés par téléphone et par courrier");
        problems.confirmed(kept, "a@ville-vertou.fr", "commune:44215");
        problems.confirmed(absorbed, "b@ville-vertou.fr", "commune:44215");
        problems.confirmed(absorbed, "c@departement13.fr", "departement:13");
        attachments.attach("abonnement de fusion", absorbed);

        Visit team = people.signedIn(staff);
        assertThat(team.get(absorbed.path() + "/gestion")
                        .html()
                        .select("input[name=vers]")
                        .eachAttr("value"))
                .as("what is close is offered before anything is searched")
                .contains(kept.toString())
                .doesNotContain(absorbed.toString());
        Visit.Page manage = team.get(absorbed.path() + "/gestion?q=actes");
        Visit.Page merged = team.form(manage, absorbed.path() + "/fusion")
                .with("vers", kept.toString())
                .with("motif-fusion", REASON)
                .send();
        assertThat(merged.text()).contains("Les deux problèmes sont fusionnés");

        assertThat(registry.read(absorbed).id()).isEqualTo(kept);
        assertThat(registry.read(kept).collectivities()).isEqualTo(2);
        assertThat(attachments.where("abonnement de fusion")).isEqualTo(kept.value());
        assertThat(attachments.heard())
                .filteredOn(ProblemsMerged.class::isInstance)
                .extracting(event -> ((ProblemsMerged) event).from())
                .contains(absorbed);
        assertThat(problems.lastMail("c@departement13.fr")).contains(REASON).contains(kept.path());
        assertThat(people.visitor().get(absorbed.path()).path()).isEqualTo(kept.path());
        assertThat(people.visitor().get("/problemes?q=actes+courrier").text())
                .doesNotContain("par téléphone et par courrier");

        Visit.Page undone = team.form(
                        merged,
                        merged.html().expectFirst("form[action$=annulation]").attr("action"))
                .send();
        assertThat(undone.text()).contains("C’est annulé");
        assertThat(registry.read(absorbed).collectivities()).isEqualTo(2);
        assertThat(registry.read(kept).collectivities()).isEqualTo(1);
        assertThat(attachments.where("abonnement de fusion")).isEqualTo(absorbed.value());
        assertThat(people.visitor().get(absorbed.path() + "?x").text()).contains("fusion annulée");
    }

    @Test
    void addressesFollowChainsOfMerges() {
        Actor staff = problems.staff();
        ProblemId first = problems.published("Premier maillon de la chaîne");
        ProblemId second = problems.published("Deuxième maillon de la chaîne");
        ProblemId third = problems.published("Troisième maillon de la chaîne");
        long one = reshaping.merge(first, second, REASON, staff);
        long other = reshaping.merge(second, third, REASON, staff);
        assertThat(people.visitor().get(first.path()).path()).isEqualTo(third.path());
        reshaping.undo(one, staff);
        assertThat(people.visitor().get(first.path()).path()).isEqualTo(first.path());
        assertThat(people.visitor().get(second.path()).path()).isEqualTo(third.path());
        reshaping.undo(other, staff);
        assertThat(people.visitor().get(second.path()).path()).isEqualTo(second.path());
        assertThatThrownBy(() -> reshaping.undo(other, staff)).isInstanceOf(Refused.class);
    }

    @Test
    void whatCameInBetweenIsNotLostByUndoing() {
        Actor staff = problems.staff();
        ProblemId kept = problems.published("Les badges ouvrent toutes les portes");
        ProblemId absorbed = problems.published("Les badges n’ouvrent plus aucune porte");
        problems.confirmed(absorbed, "avant@ville-vertou.fr", "commune:44215");
        long merge = reshaping.merge(absorbed, kept, REASON, staff);
        problems.confirmed(absorbed, "pendant@ville-nantes.fr", "commune:44109");
        reshaping.undo(merge, staff);
        assertThat(registry.read(kept).collectivities())
                .as("made on what it was read as")
                .isEqualTo(1);
        assertThat(registry.read(absorbed).collectivities()).isEqualTo(1);

        problems.confirmed(kept, "autre@departement29.fr", "departement:29");
        Set<Long> one = Set.of(numbers(kept, staff).iterator().next());
        long split = reshaping.split(kept, one, wording("Les badges des visiteurs"), REASON, staff);
        ProblemId created = created(split, kept, staff);
        problems.confirmed(created, "apres@region-bretagne.bzh", "region:53");
        reshaping.undo(split, staff);
        assertThat(registry.read(kept).collectivities())
                .as("the two of before, and the one of in between")
                .isEqualTo(3);
        assertThat(people.visitor().get(created.path()).path()).isEqualTo(kept.path());
    }

    private ProblemId created(long split, ProblemId source, Actor staff) {
        return reshaping.operations(source, staff).stream()
                .filter(operation -> operation.id() == split)
                .findFirst()
                .orElseThrow()
                .target();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whateverTheStateUndoingGivesItBackByteForByte(long seed) {
        Random random = new Random(seed);
        Actor staff = problems.staff();
        List<ProblemId> all = new ArrayList<>();
        for (int at = 0; at < 4; at++) {
            ProblemId problem = proposals.write(
                    new Proposals.Wording(
                            ProblemFixtures.statement("Problème " + at + " de la graine " + seed),
                            List.of(Themes.codes()
                                    .get(random.nextInt(Themes.codes().size()))),
                            random.nextBoolean()
                                    ? List.of(CollectivityId.parse("commune:35288")
                                            .orElseThrow())
                                    : List.of()),
                    staff);
            all.add(problem);
            attachments.attach("abonnement " + seed + "-" + at, problem);
            int number = 2 + random.nextInt(4);
            for (int turn = 0; turn < number; turn++) {
                String[] place = PLACES.get(random.nextInt(PLACES.size()));
                String email = "graine" + seed + "-" + at + "-" + turn + "@" + place[0];
                if (random.nextInt(4) == 0) problems.declared(problem, email, place[1]);
                else problems.confirmed(problem, email, place[1]);
                if (random.nextInt(5) == 0) declarations.withdraw(problems.token(email));
            }
        }
        if (random.nextBoolean()) reshaping.merge(all.remove(3), all.get(2), REASON, staff);
        String before = export.write(staff);
        List<Long> done = new ArrayList<>();
        List<ProblemId> open = new ArrayList<>(all);
        for (int turn = 0; turn < 4; turn++) {
            ProblemId one = open.get(random.nextInt(open.size()));
            List<Long> numbers = new ArrayList<>(numbers(one, staff));
            if (numbers.size() >= 2 && (random.nextBoolean() || open.size() < 2)) {
                Set<Long> chosen = new HashSet<>(numbers.subList(0, 1 + random.nextInt(numbers.size() - 1)));
                long split = reshaping.split(one, chosen, wording("Part " + turn + " de " + one), REASON, staff);
                done.add(split);
                open.add(created(split, one, staff));
            } else if (open.size() >= 2) {
                ProblemId into = open.get(random.nextInt(open.size()));
                if (into.equals(one)) continue;
                done.add(reshaping.merge(one, into, REASON, staff));
                open.remove(one);
            }
            assertThat(export.write(staff)).isNotEqualTo(before);
        }
        for (int at = done.size() - 1; at >= 0; at--) reshaping.undo(done.get(at), staff);
        assertThat(export.write(staff)).isEqualTo(before);
    }

    @Test
    void onlyTheStaffReshape() {
        ProblemId one = problems.published("Seule l’équipe peut fusionner ceci");
        ProblemId other = problems.published("Seule l’équipe peut fusionner cela");
        Actor stranger = people.someone("passant@problemes.test", "Un Passant");
        assertThatThrownBy(() -> reshaping.merge(one, other, REASON, stranger)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> export.write(stranger)).isInstanceOf(NotAllowed.class);
        Visit visit = people.signedIn(stranger);
        for (String path : List.of(
                one.path() + "/gestion",
                one.path() + "/modifier",
                "/problemes/a-relire",
                "/problemes/nouveau",
                "/problemes/referents",
                "/problemes/export.json"))
            assertThat(visit.get(path).status()).as(path).isEqualTo(403);
        assertThatThrownBy(() -> reshaping.merge(one, one, REASON, problems.staff()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reshaping.merge(one, new ProblemId(999_999), REASON, problems.staff()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reshaping.merge(new ProblemId(999_999), one, REASON, problems.staff()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aSplitIsMadeOnThePageWithAtLeastOneDeclarationOnEachSide() {
        Actor staff = problems.staff();
        ProblemId problem = problems.published("Les demandes de logement se croisent");
        problems.confirmed(problem, "s1@ville-vertou.fr", "commune:44215");
        problems.confirmed(problem, "s2@ville-nantes.fr", "commune:44109");
        Visit team = people.signedIn(staff);
        String action = problem.path() + "/scission";
        Visit.Page manage = team.get(problem.path() + "/gestion");
        String[] both = numbers(problem, staff).stream().map(String::valueOf).toArray(String[]::new);
        Visit.Page refused = team.form(manage, action)
                .with("declarations", both)
                .with("titre", "Les demandes d’échange de logement")
                .with("motif-scission", REASON)
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("laissez-en au moins une");
        Visit.Page told = team.form(refused, action)
                .with("declarations", both[0])
                .with("situation", "Appelez le 06/12/34/56/78")
                .send();
        assertThat(told.errorOf("situation")).contains("06/12/34/56/78");
        Visit.Page done =
                team.form(refused, action).with("declarations", both[0]).send();
        assertThat(done.text()).contains("Le problème est scindé").contains("Les demandes d’échange de logement");
        assertThat(registry.read(problem).collectivities()).isEqualTo(1);
        assertThat(problems.mails("s1@ville-vertou.fr", "problem-split")
                        + problems.mails("s2@ville-nantes.fr", "problem-split"))
                .isEqualTo(2);
        assertThat(people.visitor().get("/problemes?q=échange+logement").text())
                .contains("Les demandes d’échange de logement");
    }
}
