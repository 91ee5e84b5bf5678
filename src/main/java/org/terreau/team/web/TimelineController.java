package org.terreau.team.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.Phases;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.team.Mission;
import org.terreau.team.Missions;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Ui;

/** A product's team over time. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class TimelineController {

    private static final int MONTHS = 24;

    private final Pages pages;
    private final Products products;
    private final Missions missions;
    private final Programmes programmes;
    private final TeamAddresses addresses;
    private final Clock clock;

    TimelineController(
            Pages pages,
            Products products,
            Missions missions,
            Programmes programmes,
            TeamAddresses addresses,
            Clock clock) {
        this.pages = pages;
        this.products = products;
        this.missions = missions;
        this.programmes = programmes;
        this.addresses = addresses;
        this.clock = clock;
    }

    @GetMapping("/produits/{id}/equipe/frise")
    ModelAndView timeline(
            @PathVariable String id, @RequestParam(defaultValue = "") String par, Locale locale, Actor actor) {
        ProductId product = addresses.edited(id, actor);
        Product known = products.read(product);
        LocalDate today = Paris.today(clock);
        List<MoneyThatPays.Payer> payers = missions.payers(product);
        List<Mission> all = missions.history(product, actor);
        boolean byTrade = par.equals(TimelinePage.TRADE);
        if (byTrade) all = TimelinePage.byTrade(all);
        Ui ui = pages.outsideRequest(locale);
        Timeline.Drawn drawn = new Timeline.Drawn(
                all,
                phases(known, ui),
                increments(known, ui),
                closures(known, today, ui),
                days(product, payers, today),
                today,
                byTrade);
        return pages.show(
                "team/timeline",
                new TimelinePage(
                        known,
                        Timeline.of(drawn, ui),
                        all,
                        new MissionChoices(payers, today, missions.readsOrders(actor, known)),
                        byTrade));
    }

    private static List<Timeline.Stretch> phases(Product product, Ui ui) {
        List<Timeline.Stretch> stretches = new ArrayList<>();
        List<Product.Phase> phases = Phases.inOrder(product.phases());
        for (int place = 0; place < phases.size(); place++) {
            Product.Phase phase = phases.get(place);
            LocalDate until =
                    place + 1 < phases.size() ? phases.get(place + 1).start().minusDays(1) : null;
            stretches.add(
                    new Timeline.Stretch(ui.t("portfolio.phase." + phase.kind().code()), phase.start(), until));
        }
        return stretches;
    }

    private static List<Timeline.Stretch> increments(Product product, Ui ui) {
        return product.increments().stream()
                .filter(increment -> !increment.dropped())
                .map(increment -> new Timeline.Stretch(
                        ui.t("increment.title", increment.number()), increment.start(), increment.lastDay()))
                .toList();
    }

    /** Each time when nothing is ordered. */
    private List<Timeline.Stretch> closures(Product product, LocalDate today, Ui ui) {
        BudgetClosure closure = programmes.of(product.incubator()).calendar().closure();
        Map<LocalDate, Timeline.Stretch> closures = new LinkedHashMap<>();
        LocalDate from = today.minusMonths(MONTHS / 2).withDayOfMonth(1);
        for (LocalDate day = from; day.isBefore(from.plusMonths(MONTHS + 1)); day = day.plusWeeks(1))
            closure.on(day)
                    .ifPresent(one -> closures.putIfAbsent(
                            one.ordersStop(),
                            new Timeline.Stretch(
                                    ui.t("team.timeline.closure"),
                                    one.ordersStop(),
                                    one.ordersResume().minusDays(1))));
        return List.copyOf(closures.values());
    }

    private List<Timeline.Day> days(ProductId product, List<MoneyThatPays.Payer> payers, LocalDate today) {
        List<Timeline.Day> days = new ArrayList<>();
        for (MoneyThatPays.Payer payer : payers)
            if (payer.order() == null) days.add(new Timeline.Day("argent", payer.until()));
        missions.nextCommittee(product, today).ifPresent(day -> days.add(new Timeline.Day("comite", day)));
        return days;
    }
}
