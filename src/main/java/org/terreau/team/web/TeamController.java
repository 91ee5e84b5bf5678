package org.terreau.team.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.team.Gate;
import org.terreau.team.Gates;
import org.terreau.team.Mission;
import org.terreau.team.Missions;
import org.terreau.team.OfferedMissions;
import org.terreau.team.Persons;
import org.terreau.team.TeamDesk;
import org.terreau.team.Teams;
import org.terreau.team.TypedMission;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;
import org.terreau.web.Ui;

/** A product's team: who works on it, until when, and who is looked for. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class TeamController {

    private static final String VACANCY = "team/vacancy";

    private final Pages pages;
    private final Products products;
    private final TeamDesk desk;
    private final Teams teams;
    private final Missions missions;
    private final Gates gates;
    private final TeamAddresses addresses;
    private final ObjectProvider<OfferedMissions> offered;
    private final Clock clock;

    TeamController(
            Pages pages,
            Products products,
            TeamDesk desk,
            Teams teams,
            Missions missions,
            Gates gates,
            TeamAddresses addresses,
            ObjectProvider<OfferedMissions> offered,
            Clock clock) {
        this.pages = pages;
        this.products = products;
        this.desk = desk;
        this.teams = teams;
        this.missions = missions;
        this.gates = gates;
        this.addresses = addresses;
        this.offered = offered;
        this.clock = clock;
    }

    @Bean
    static ProductTab teamTab() {
        return new ProductTab(300, "team.tab", "/equipe");
    }

    @GetMapping("/produits/{id}/equipe")
    ModelAndView team(@PathVariable String id, Actor actor) {
        return pages.show("team/team", page(TeamAddresses.product(id), Form.EMPTY, actor));
    }

    @PostMapping("/produits/{id}/equipe")
    ModelAndView join(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        try {
            Missions.Joined joined = teams.join(
                    product,
                    new Persons.TypedPerson(form.text("nom"), form.text("courriel"), !form.ticked("sans-compte")),
                    TypedMission.of(form::text),
                    actor);
            return after(product, joined);
        } catch (Refused refusal) {
            return pages.refused("team/team", page(product, form.refused(refusal), actor));
        }
    }

    private ModelAndView after(ProductId product, Missions.Joined joined) {
        String path = product.path() + "/equipe";
        if (joined.end() != null && joined.end().wished() != null)
            return pages.after(
                    path,
                    "flash.team.joined.wished",
                    joined.end().until(),
                    joined.end().wished());
        return pages.after(path, joined.person().account() == null ? "flash.team.written" : "flash.team.joined");
    }

    @PostMapping("/produits/{id}/equipe/depart")
    ModelAndView leave(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        long role = form.number("role").orElseThrow(() -> new NotFound("team role", form.text("role")));
        teams.leave(product, role, actor);
        return pages.after(product.path() + "/equipe", "flash.team.left");
    }

    @PostMapping("/produits/{id}/equipe/nom")
    ModelAndView name(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = addresses.edited(id, actor);
        boolean named = Form.of(typed).text("montrer").equals("oui");
        missions.name(product, named, actor);
        return pages.after(product.path() + "/equipe", named ? "flash.team.named" : "flash.team.unnamed");
    }

    @GetMapping("/produits/{id}/equipe/poste")
    ModelAndView looking(@PathVariable String id, Actor actor) {
        return pages.show(VACANCY, vacancy(addresses.edited(id, actor), Form.EMPTY, actor));
    }

    @PostMapping("/produits/{id}/equipe/poste")
    ModelAndView look(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        try {
            missions.look(product, TypedMission.of(form::text), form.text(TypedMission.CRITICALITY), actor);
        } catch (Refused refusal) {
            return pages.refused(VACANCY, vacancy(product, form.refused(refusal), actor));
        }
        return pages.after(product.path() + "/equipe", "flash.team.looked-for");
    }

    @GetMapping("/produits/{id}/equipe.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        ProductId product = addresses.edited(id, actor);
        return Table.of(MissionLine.class).csv("equipe-" + product.value() + ".csv", lines(product, actor));
    }

    @GetMapping("/produits/{id}/api/equipe")
    ResponseEntity<List<MissionLine>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(lines(addresses.edited(id, actor), actor));
    }

    private List<MissionLine> lines(ProductId product, Actor actor) {
        MissionChoices choices = choices(products.read(product), actor);
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        return missions.of(product, actor).stream()
                .map(mission -> MissionLine.of(mission, choices, ui))
                .toList();
    }

    private MissionChoices choices(Product product, Actor actor) {
        return new MissionChoices(
                missions.payers(product.id()), Paris.today(clock), missions.readsOrders(actor, product));
    }

    private VacancyPage vacancy(ProductId product, Form form, Actor actor) {
        Product known = products.read(product);
        return new VacancyPage(known, choices(known, actor), form);
    }

    private TeamPage page(ProductId product, Form form, Actor actor) {
        TeamDesk.Desk shown = desk.of(product, actor);
        return new TeamPage(
                shown.product(),
                shown.missions(),
                shown.due(),
                TeamPage.GatePart.of(shown.watch()),
                new MissionChoices(shown.payers(), Paris.today(clock), shown.readsOrders()),
                mine(shown.missions(), actor),
                offers(shown.missions()),
                offered.stream().map(one -> one.growth(product)).findFirst().orElse(""),
                form);
    }

    private Map<Long, String> offers(List<Mission> missions) {
        Map<Long, String> offers = new HashMap<>();
        for (Mission mission : missions)
            if (mission.vacant()) offered.forEach(known -> offers.put(mission.id(), known.write(mission.id())));
        return offers;
    }

    @PostMapping("/produits/{id}/equipe/manques/{kind}")
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = addresses.edited(id, actor);
        Gate.Kind need = Gate.Kind.of(kind).orElseThrow(() -> new NotFound("need", kind));
        Form form = Form.of(typed);
        String owner = "responsable-" + kind;
        String due = "echeance-" + kind;
        try {
            gates.answer(product, need, form.text(owner), form.text(due), form.version(), actor);
        } catch (Refused refusal) {
            Refused shown = refusal.about("responsable", owner).about("echeance", due);
            return pages.refused("team/team", page(product, form.refused(shown), actor));
        } catch (Stale stale) {
            return pages.show(
                    "team/team",
                    page(product, form.refused(new Refused(owner, "team.gate.stale")), actor),
                    HttpStatus.CONFLICT);
        }
        return pages.after(product.path() + "/equipe", "flash.team.gap-answered");
    }

    /** Whether the reader is named in public; null when they are not of the team. */
    private static @Nullable Boolean mine(List<Mission> missions, Actor actor) {
        List<Mission> own = missions.stream()
                .filter(mission -> mission.person() != null
                        && actor.id().equals(mission.person().account()))
                .toList();
        return own.isEmpty()
                ? null
                : own.stream().anyMatch(mission -> mission.terms().named());
    }
}
