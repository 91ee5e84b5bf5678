package org.terreau.recruitment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.document.Vault;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;

/**
 * The applications of an offer, as each of those who choose may see them: who marks sees neither the name nor the marks of
 * others before they gave theirs, nor anything of whom they know.
 */
@Service
public class ApplicationDesk {

    private final JdbcApplications stored;
    private final JdbcOffers offers;
    private final OfferRights rights;
    private final ApplicationLetters letters;
    private final Vault vault;
    private final Products products;
    private final Accounts accounts;
    private final Clock clock;

    ApplicationDesk(
            JdbcApplications stored,
            JdbcOffers offers,
            OfferRights rights,
            ApplicationLetters letters,
            Vault vault,
            Products products,
            Accounts accounts,
            Clock clock) {
        this.stored = stored;
        this.offers = offers;
        this.rights = rights;
        this.letters = letters;
        this.vault = vault;
        this.products = products;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What somebody has to do with an application, or did. */
    public enum Part {
        /** Their marks are waited for: they see neither the name nor the marks of others. */
        TO_MARK,
        MARKED,
        /** They know the candidate, and stepped out. */
        ASIDE,
        /** They decide without marking. */
        READS
    }

    /**
     * An application in the list of those who choose.
     *
     * @param name null while it is hidden
     * @param given how many marked it, of so many who have to
     * @param score null while it is hidden, or nobody marked
     * @param means of each criterion; empty while it is hidden, or nobody marked
     * @param sameAs the code of an earlier one from the same address; "" when there is none
     */
    public record Line(
            Application application,
            @Nullable String name,
            Part part,
            int given,
            int expected,
            @Nullable Score score,
            List<BigDecimal> means,
            String sameAs) {

        public Line {
            means = List.copyOf(means);
        }

        public String code() {
            return application.code();
        }
    }

    /**
     * Those who mark.
     *
     * @param declared they said whom they know
     */
    public record Assessor(AccountId account, String name, boolean declared) {}

    /**
     * The applications of an offer, for those who choose.
     *
     * @param decides the reader answers, appoints and ends
     * @param declares the reader marks, and did not say yet whom they know
     * @param waiting how many wait for the last word
     */
    public record Choosing(
            Offer offer,
            List<Line> lines,
            List<Assessor> assessors,
            boolean decides,
            boolean assesses,
            boolean declares,
            int waiting) {

        /** How many stand where, in the order of the states; none where nobody is. */
        public Map<ApplicationState, Long> funnel() {
            return lines.stream()
                    .collect(Collectors.groupingBy(
                            line -> line.application().state(), TreeMap::new, Collectors.counting()));
        }

        /** How many learnt of it by which way, in the order of the list; without those who did not say. */
        public Map<ApplicationSource, Long> sources() {
            return lines.stream()
                    .flatMap(line ->
                            Stream.ofNullable(line.application().written().learnt()))
                    .collect(Collectors.groupingBy(Application.Learnt::source, TreeMap::new, Collectors.counting()));
        }

        /** Those of whom the reader may compare the marks. */
        public List<Line> compared() {
            return lines.stream().filter(line -> !line.means().isEmpty()).toList();
        }

        public Choosing {
            lines = List.copyOf(lines);
            assessors = List.copyOf(assessors);
        }
    }

    SeenApplications seen(long offer, Actor actor) {
        Offer known = offers.find(offer).orElseThrow(() -> new NotFound("offer", offer));
        boolean decides = rights.decides(known, actor);
        Map<AccountId, Optional<Instant>> assessors = stored.assessors(offer);
        if (!actor.signedIn() || !decides && !assessors.containsKey(actor.id())) throw new NotFound("offer", offer);
        return new SeenApplications(
                known,
                stored.of(offer).stream()
                        .filter(one -> one.state() != ApplicationState.LATE)
                        .toList(),
                assessors,
                stored.conflicts(offer),
                stored.assessments(offer),
                actor,
                decides);
    }

    /** Whether this person decides on those who answer, or marks them. */
    @Transactional(readOnly = true)
    public boolean chooses(Offer offer, Actor actor) {
        return rights.decides(offer, actor)
                || actor.signedIn() && stored.assessors(offer.id()).containsKey(actor.id());
    }

    /** The best first once they are marked; nobody else than those who decide or mark learns of it. */
    @Transactional(readOnly = true)
    public Choosing choosing(long offer, Actor actor) {
        SeenApplications seen = seen(offer, actor);
        Map<AccountId, String> names = accounts.names(seen.assessors().keySet());
        List<Line> lines = seen.applications().stream()
                .map(seen::line)
                .sorted(Comparator.comparing(
                                (Line line) -> !line.application().state().competes())
                        .thenComparing(
                                line -> line.score() == null || !line.score().enough()
                                        ? null
                                        : line.score().value(),
                                Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Line::code))
                .toList();
        return new Choosing(
                seen.offer(),
                lines,
                seen.assessors().entrySet().stream()
                        .map(one -> new Assessor(
                                one.getKey(),
                                names.getOrDefault(one.getKey(), ""),
                                one.getValue().isPresent()))
                        .sorted(Comparator.comparing(Assessor::name))
                        .toList(),
                seen.decides(),
                seen.assesses(),
                seen.declares() && seen.offer().state(clock.instant()) == JobOfferState.CLOSED,
                (int) seen.applications().stream()
                        .filter(one -> one.state().waits())
                        .count());
    }

    /** What an assessor gave, with their name. */
    public record Given(String by, Assessment assessment) {}

    /**
     * An application, for one who chooses.
     *
     * @param given the marks of everybody; empty while the reader did not give theirs
     * @param outcomes what the reader may answer, each with the letter that is proposed
     * @param products of the offer, for which whoever is chosen may be written into a team
     */
    public record Detail(
            Offer offer,
            Line line,
            List<Given> given,
            Map<ApplicationState, String> outcomes,
            List<ProductId> products,
            boolean marks) {

        public Detail {
            given = List.copyOf(given);
            products = List.copyOf(products);
        }
    }

    /** An application, for those who decide or mark; not for whoever knows its author. */
    @Transactional(readOnly = true)
    public Detail read(long offer, long id, Actor actor) {
        SeenApplications seen = seen(offer, actor);
        Application application = seen.readable(id);
        Line line = seen.line(application);
        boolean open = line.part() != Part.TO_MARK;
        List<Assessment> given = open ? seen.given(application) : List.of();
        Map<AccountId, String> names =
                accounts.names(given.stream().map(Assessment::by).toList());
        Map<ApplicationState, String> outcomes = new LinkedHashMap<>();
        if (seen.decides() && open && seen.offer().state(clock.instant()) == JobOfferState.CLOSED)
            for (ApplicationState to : application.state().moves(ApplicationState.Side.RECRUITER))
                outcomes.put(to, letters.standard(seen.offer(), application, to));
        return new Detail(
                seen.offer(),
                line,
                given.stream()
                        .map(one -> new Given(names.getOrDefault(one.by(), ""), one))
                        .toList(),
                outcomes,
                seen.decides() && application.state() == ApplicationState.CHOSEN
                        ? seen.offer().needs().stream()
                                .map(Offer.Need::product)
                                .distinct()
                                .filter(product -> products.find(product).isPresent())
                                .toList()
                        : List.of(),
                marks(seen, line));
    }

    /** The reader may give their marks to it. */
    boolean marks(SeenApplications seen, Line line) {
        return line.part() == Part.TO_MARK
                && !seen.declares()
                && seen.offer().state(clock.instant()) == JobOfferState.CLOSED;
    }

    /** Its document, for those who may read it; who opens it is noted. Its name tells nobody's. */
    @Transactional
    public Vault.Stored document(long offer, long id, Actor actor) {
        Application application = seen(offer, actor).readable(id);
        if (application.written().document() == null) throw new NotFound("document of application", id);
        return vault.open(
                Objects.requireNonNull(application.written().document()),
                application.owner(),
                Applications.DOCUMENT,
                actor);
    }
}
