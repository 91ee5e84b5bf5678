package org.terreau.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.access.AccountsToSettle;
import org.terreau.committee.Committee;
import org.terreau.committee.Committees;
import org.terreau.committee.ProductClock;
import org.terreau.deployment.Deployments;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.PublishedAddresses;
import org.terreau.shared.Paris;
import org.terreau.standard.FailedChecks;

/** What the facts of a product call for among the offers of its incubator. */
@Service
public class Suggestions {

    private final SupportRequests requests;
    private final Committees committees;
    private final Deployments deployments;
    private final PublishedAddresses addresses;
    private final Gauges gauges;
    private final FailedChecks checks;
    private final AccountsToSettle accounts;
    private final Clock clock;

    Suggestions(
            SupportRequests requests,
            Committees committees,
            Deployments deployments,
            PublishedAddresses addresses,
            Gauges gauges,
            FailedChecks checks,
            AccountsToSettle accounts,
            Clock clock) {
        this.requests = requests;
        this.committees = committees;
        this.deployments = deployments;
        this.addresses = addresses;
        this.gauges = gauges;
        this.checks = checks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Those of a product that lives, without what is asked for already; none once it ended. */
    @Transactional(readOnly = true)
    public List<Suggestion> of(ProductId id, Actor actor) {
        SupportRequest.About about = requests.about(id, actor);
        Committees.OfProduct known = committees.of(id, actor);
        if (known.ended()) return List.of();
        List<Long> asked = requests.of(about, actor).stream()
                .filter(request -> request.state().open())
                .map(request -> request.offered().id())
                .toList();
        List<SupportOffer> askable = requests.askable(about).stream()
                .filter(offer -> !asked.contains(offer.id()))
                .toList();
        return Suggestion.of(facts(known), askable);
    }

    private Suggestion.Facts facts(Committees.OfProduct known) {
        Product product = known.product();
        LocalDate today = Paris.today(clock);
        Product.Phase phase = product.phaseOn(today);
        ProductClock left = known.clock();
        return new Suggestion.Facts(
                phase != null && phase.kind().owesStats() && withoutStats(product),
                phase != null
                        && phase.kind().owesStats()
                        && phase.kind() != PhaseKind.CONSTRUCTION
                        && deployments.visible(product.id()).isEmpty(),
                next(known.committees(), today),
                left == null ? null : left.period().ends(),
                checks.of(product.id()),
                accounts.of(product.id()),
                today);
    }

    private boolean withoutStats(Product product) {
        return !addresses.of(product).containsKey("stats_url")
                && gauges.of(product.id()).isEmpty();
    }

    private static @Nullable LocalDate next(List<Committee> committees, LocalDate today) {
        return committees.stream()
                .map(Committee::meetsOn)
                .filter(day -> !day.isBefore(today))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
