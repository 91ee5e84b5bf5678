package org.terreau.funding;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Budget;
import org.terreau.web.PublicContent;
import org.terreau.web.ReadingRoom;
import org.terreau.web.TableFile;

/**
 * Funds that products may ask for money: written by those who work for an incubator, read by everybody, matched with the products of
 * those who look for money.
 */
@Service
public class Windows {

    private static final int ROWS = 501;
    private static final int COLUMNS = 40;
    private static final int WHOLE = 100;

    private final JdbcWindows stored;
    private final Needs needs;
    private final Products products;
    private final ReadingRoom room;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Windows(
            JdbcWindows stored,
            Needs needs,
            Products products,
            ReadingRoom room,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.needs = needs;
        this.products = products;
        this.room = room;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    /** Those of every incubator: the open ones first, each group by the day on which it closes. */
    @Transactional(readOnly = true)
    public List<FundingWindow> all() {
        LocalDate today = today();
        return stored.all().stream()
                .sorted(Comparator.comparing(one -> one.standing(today)))
                .toList();
    }

    /**
     * Adds a window, or writes again the one of the incubator that has its name.
     *
     * @throws Refused on the fields of the form
     */
    @Transactional
    public void write(FundingWindow window, Actor actor) {
        actor.mustHave(window.incubator().value(), Role.LEAD, Role.STAFF);
        Objections objections = new Objections();
        objections.when(
                window.name().isBlank() || !OneLine.fits(window.name(), WindowReader.NAME),
                "nom",
                "funding.window.name",
                WindowReader.NAME);
        objections.when(
                window.funder().isBlank() || !OneLine.fits(window.funder(), WindowReader.NAME),
                "financeur",
                "funding.source.funder",
                WindowReader.NAME);
        Money least = window.amounts().least();
        Money most = window.amounts().most();
        objections.when(
                least != null && most != null && most.compareTo(least) < 0, "plafond", "funding.window.ceiling");
        objections.when(window.share() < 1 || window.share() > WHOLE, "part", "funding.grant.share");
        LocalDate opens = window.opens();
        LocalDate closes = window.closes();
        objections.when(
                opens != null && closes != null && closes.isBefore(opens), "ferme-le", "funding.envelope.until");
        LocalDate results = window.after().results();
        objections.when(
                results != null && closes != null && results.isBefore(closes), "resultat-le", "funding.window.results");
        objections.when(
                !OneLine.fits(String.join("; ", window.after().combinable()), WindowReader.TEXT),
                "cumulable",
                "funding.source.long",
                WindowReader.TEXT);
        for (String text : List.of(window.words().conditions(), window.words().address()))
            objections.when(
                    !OneLine.fits(text, WindowReader.TEXT), "conditions", "funding.source.long", WindowReader.TEXT);
        objections.raise();
        stored.write(window);
        audit.record(actor.who(), "funding.window-written", "incubator:" + window.incubator(), Map.of());
        content.changed();
    }

    /** @param faults of the lines that were left out */
    public record Imported(int taken, List<FileFault> faults) {

        public Imported {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Takes the windows of a file, those of a name that is known anew; a line that is wrong is told and left out.
     *
     * @throws Refused on the field `fichier` when it is no table
     */
    public Imported take(IncubatorId incubator, byte[] file, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD, Role.STAFF);
        WindowReader.Read read;
        try {
            List<List<String>> rows = room.read(TableFile.READING, meter -> TableFile.read(file, ROWS, COLUMNS, meter));
            read = WindowReader.read(rows, incubator);
        } catch (IOException | Budget.Exceeded unreadable) {
            throw new Refused("fichier", "funding.window.file");
        }
        if (!read.windows().isEmpty()) written(incubator, read, actor);
        return new Imported(read.windows().size(), read.faults());
    }

    private void written(IncubatorId incubator, WindowReader.Read read, Actor actor) {
        read.windows().forEach(stored::write);
        audit.record(
                actor.who(),
                "funding.windows-imported",
                "incubator:" + incubator,
                Map.of("windows", String.valueOf(read.windows().size())));
        content.changed();
    }

    /** Another window that the product asks, or that takes it, and what is known of asking both. */
    public record Other(FundingWindow window, FundingWindow.Beside beside) {}

    /**
     * A window read for a product.
     *
     * @param others those that the product asks already
     */
    public record Matched(
            FundingWindow window, FundingWindow.Match match, Optional<WindowApplication> asked, List<Other> others) {

        public Matched {
            others = List.copyOf(others);
        }

        /** Nothing lacks, and no request that stands says that this one may not stand beside it. */
        public boolean fits() {
            return match.fits() && others.stream().noneMatch(one -> one.beside() == FundingWindow.Beside.NOT_SAID);
        }
    }

    /** What a product has to find, and the windows of its incubator, those that fit first. */
    public record Looked(Needs.Row need, List<Matched> windows) {

        public Looked {
            windows = List.copyOf(windows);
        }
    }

    @Transactional(readOnly = true)
    public Looked of(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        Product product = products.read(id);
        LocalDate today = today();
        Product.Phase phase = product.phaseOn(today);
        Needs.Row need = needs.of(product);
        List<WindowApplication> asked = stored.asked(List.of(id));
        List<Matched> matched = new ArrayList<>();
        List<FundingWindow> own = all().stream()
                .filter(window -> window.incubator().equals(product.incubator()))
                .toList();
        List<FundingWindow> standing = own.stream()
                .filter(window -> asked.stream()
                        .anyMatch(one ->
                                one.window() == window.id() && one.state().stands()))
                .toList();
        for (FundingWindow window : own) {
            matched.add(new Matched(
                    window,
                    window.match(
                            phase == null ? null : phase.kind(), serves(product), need.toFind(), need.found(), today),
                    asked.stream().filter(one -> one.window() == window.id()).findFirst(),
                    standing.stream()
                            .filter(other -> other.id() != window.id())
                            .map(other -> new Other(other, window.beside(other)))
                            .toList()));
        }
        matched.sort(Comparator.comparing((Matched one) -> !one.fits()));
        return new Looked(need, matched);
    }

    /** Public agents are behind what the State or collectivities use themselves, users behind the rest. */
    private static List<FundingWindow.Publics> serves(Product product) {
        return product.userTypes().stream()
                .map(Plain::text)
                .map(type -> type.contains("agent") || type.contains("etat") || type.contains("collectivite")
                        ? FundingWindow.Publics.AGENTS
                        : FundingWindow.Publics.USERS)
                .distinct()
                .toList();
    }

    /**
     * Writes what is asked of a window for a product, and what came.
     *
     * @throws Refused on the fields `demande-<window>`, `obtenu-<window>` and `etat-<window>`
     * @throws Stale when somebody else wrote since `version`
     */
    @Transactional
    public void ask(
            ProductId product,
            long window,
            @Nullable Money asked,
            @Nullable Money granted,
            WindowApplication.@Nullable State state,
            long version,
            Actor actor) {
        products.mustEdit(actor, product);
        Product known = products.read(product);
        FundingWindow one = all().stream()
                .filter(each -> each.id() == window && each.incubator().equals(known.incubator()))
                .findFirst()
                .orElseThrow(() -> new NotFound("window", window));
        Objections objections = new Objections();
        objections.when(state == null, "etat-" + window, "funding.window.state");
        objections.when(asked == null || asked.cents() <= 0, "demande-" + window, "funding.source.amount");
        Money most = one.amounts().most();
        objections.when(
                asked != null && most != null && asked.compareTo(most) > 0, "demande-" + window, "funding.window.over");
        boolean taken = state == WindowApplication.State.TAKEN;
        objections.when(
                taken && (granted == null || granted.cents() <= 0), "obtenu-" + window, "funding.window.granted");
        if (objections.any() || state == null || asked == null) throw objections.refusal();
        if (!stored.ask(window, product, asked, taken ? granted : null, state, today(), version, actor))
            throw new Stale("window application", window, version);
        audit.record(actor.who(), "funding.window-asked", "product:" + product, Map.of("state", state.code()));
    }
}
