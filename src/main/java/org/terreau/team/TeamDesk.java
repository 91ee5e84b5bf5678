package org.terreau.team;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/** A team as those who work on its product see it, read at once. */
@Service
public class TeamDesk {

    private final Products products;
    private final Endings endings;
    private final TeamsNow teams;
    private final Missions missions;
    private final Renewals renewals;
    private final Gates gates;
    private final TeamWarnings warnings;

    TeamDesk(
            Products products,
            Endings endings,
            TeamsNow teams,
            Missions missions,
            Renewals renewals,
            Gates gates,
            TeamWarnings warnings) {
        this.products = products;
        this.endings = endings;
        this.teams = teams;
        this.missions = missions;
        this.renewals = renewals;
        this.gates = gates;
        this.warnings = warnings;
    }

    /**
     * A team.
     *
     * @param missions those that nobody closed, in the order in which they were added, without their letters
     * @param due what is to renew; empty once the product ended
     * @param payers what may pay
     * @param readsOrders the reader may read which order pays whom
     */
    public record Desk(
            Product product,
            List<Mission> missions,
            List<Renewals.Due> due,
            Watch watch,
            List<MoneyThatPays.Payer> payers,
            boolean readsOrders) {}

    /**
     * What lacks, and what is worth seeing to early; nothing is asked of a team whose product ended.
     *
     * @param owners those who may answer for what lacks
     */
    public record Watch(List<Gates.Lack> lacks, List<TeamWarning> warnings, Map<AccountId, String> owners) {

        static final Watch NOTHING = new Watch(List.of(), List.of(), Map.of());
    }

    /**
     * The team of a product.
     *
     * @throws org.terreau.shared.NotFound unless the product exists
     * @throws org.terreau.shared.NotAllowed unless the actor works on it
     */
    @Transactional(readOnly = true)
    public Desk of(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        Product product = products.read(id);
        boolean ended = endings.ended(product);
        TeamsNow.Facts facts = teams.of(List.of(product));
        return new Desk(
                product,
                facts.missions(id).stream()
                        .filter(mission -> mission.lives() && (!ended || !mission.vacant()))
                        .sorted(Comparator.comparingLong(Mission::id))
                        .map(Missions::withoutLetter)
                        .toList(),
                ended ? List.of() : renewals.of(product, facts),
                ended ? Watch.NOTHING : watch(product, facts, actor),
                facts.payment(id).payers(),
                missions.readsOrders(actor, product));
    }

    private Watch watch(Product product, TeamsNow.Facts facts, Actor actor) {
        List<Product> alone = List.of(product);
        return new Watch(
                gates.of(alone, facts).getOrDefault(product.id(), List.of()),
                warnings.of(alone, facts, actor).getOrDefault(product.id(), List.of()),
                gates.owners(product));
    }
}
