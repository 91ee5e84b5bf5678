package org.terreau.funding.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.Pledge;
import org.terreau.funding.Pledges;
import org.terreau.incubator.Incubators;
import org.terreau.shared.Money;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicAddresses;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Table;

/** The register of the commitments to refinance that were decided, for everybody. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class PledgeRegisterController {

    private static final String PAGE = "/engagements";
    private static final int LINES = 30;

    private final Pages pages;
    private final Pledges pledges;
    private final Incubators incubators;

    PledgeRegisterController(Pages pages, Pledges pledges, Incubators incubators) {
        this.pages = pages;
        this.pledges = pledges;
        this.incubators = incubators;
    }

    @Bean
    static PublicAddresses pledgeRegisterAddress() {
        return () -> List.of(new PublicAddresses.Address(PAGE, null));
    }

    private List<Pledges.Registered> found(Form form) {
        return pledges.register().stream()
                .filter(one -> form.text("etat").isEmpty()
                        || one.pledge().state().code().equals(form.text("etat")))
                .filter(one -> form.text("incubateur").isEmpty()
                        || one.product().incubator().value().equals(form.text("incubateur")))
                .toList();
    }

    @GetMapping(PAGE)
    ModelAndView read(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        return pages.showToAll("funding/register", () -> page(form));
    }

    private PledgeRegisterPage page(Form form) {
        List<Pledges.Registered> all = pledges.register();
        Map<String, String> own = new LinkedHashMap<>();
        incubators.all().stream()
                .filter(one ->
                        all.stream().anyMatch(line -> line.product().incubator().equals(one.id())))
                .forEach(one -> own.put(one.id().value(), one.title()));
        return new PledgeRegisterPage(
                form,
                Slice.of(found(form), form.page(), LINES),
                all.stream().collect(Collectors.groupingBy(one -> one.pledge().state(), Collectors.counting())),
                own);
    }

    /**
     * One as files and programs read it, in euros with their taxes.
     *
     * @param montant null when it is a part
     * @param part in percent of what is granted; null when it is an amount
     */
    record Line(
            String produit,
            String nom,
            String incubateur,
            String financeur,
            LocalDate prisLe,
            LocalDate pourLe,
            @Nullable BigDecimal montant,
            @Nullable Integer part,
            String condition,
            String indicateur,
            @Nullable BigDecimal seuil,
            String etat,
            @Nullable BigDecimal venu,
            String raison,
            @Nullable LocalDate ditLe) {

        static Line of(Pledges.Registered one) {
            Pledge pledge = one.pledge();
            Pledge.Threshold threshold = pledge.threshold();
            Pledge.Decided decision = pledge.decision();
            return new Line(
                    pledge.product().value(),
                    one.product().name(),
                    one.product().incubator().value(),
                    pledge.funder(),
                    pledge.madeOn(),
                    pledge.dueOn(),
                    euros(pledge.promised().amount()),
                    pledge.promised().share(),
                    pledge.condition(),
                    threshold == null ? "" : threshold.code(),
                    threshold == null ? null : threshold.value(),
                    pledge.state().code(),
                    decision == null ? null : euros(decision.kept()),
                    decision == null ? "" : decision.reason(),
                    decision == null ? null : decision.on());
        }

        private static @Nullable BigDecimal euros(@Nullable Money amount) {
            return amount == null ? null : amount.inEuros();
        }
    }

    @GetMapping(PAGE + ".csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        return Table.of(Line.class)
                .csv(
                        "engagements.csv",
                        found(Form.of(typed)).stream().map(Line::of).toList());
    }

    @GetMapping("/api/v1/pledges")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed) {
        return ResponseEntity.ok(found(Form.of(typed)).stream().map(Line::of).toList());
    }

    /** The register as data that everybody may take away. */
    @Bean
    static PublicDataSet pledgeData(Pledges pledges) {
        return new PublicDataSet() {

            @Override
            public int order() {
                return 660;
            }

            @Override
            public String code() {
                return "pledges";
            }

            @Override
            public List<Address> addresses() {
                return List.of(
                        new Address("JSON", "/api/v1/pledges", "application/json"),
                        new Address("CSV", PAGE + ".csv", "text/csv"));
            }

            @Override
            public void copy(Receiver receiver) throws IOException {
                String text = Table.of(Line.class)
                        .csv(pledges.register().stream().map(Line::of).toList());
                receiver.file("budgets/engagements.csv").write(text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
