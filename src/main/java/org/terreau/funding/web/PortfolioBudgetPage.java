package org.terreau.funding.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.terreau.funding.MoneyFlow;
import org.terreau.funding.PortfolioMoney;
import org.terreau.shared.Money;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The money of every product, for everybody.
 *
 * @param form the filters as the address has them
 * @param incubators their titles by their ids, in the order of the titles
 * @param products those of the page of the list
 */
public record PortfolioBudgetPage(
        Form form,
        PortfolioMoney.Choices choices,
        Map<String, String> incubators,
        PortfolioMoney.Told told,
        Slice<PortfolioMoney.OfProduct> products) {

    public PortfolioBudgetPage {
        incubators = Collections.unmodifiableMap(new LinkedHashMap<>(incubators));
    }

    static final int PAGE = 20;
    /** More funders than that are in the file. */
    public static final int FUNDERS = 30;

    public boolean unfiltered() {
        return Stream.of("annee", "phase", "financeur", "incubateur")
                .allMatch(field -> form.text(field).isEmpty());
    }

    /** How much, by whom, on what: one sentence, then what is not known. */
    public List<String> sentences(Ui ui) {
        List<String> sentences = new ArrayList<>();
        String when = form.text("annee").isEmpty()
                ? ui.t("funding.portfolio.since", oldest())
                : ui.t("funding.portfolio.in", form.text("annee"));
        sentences.add(ui.t(
                "funding.portfolio.sentence",
                when,
                told.total().products(),
                ui.money(told.total().brought()),
                told.funders().size(),
                ui.money(told.total().realised()),
                ui.money(told.total().foreseen())));
        told.flow().activities().stream()
                .filter(node -> node.kind() == MoneyFlow.Kind.NAMED)
                .findFirst()
                .ifPresent(node -> sentences.add(ui.t(
                        "funding.portfolio.first", ui.t("funding.short." + node.name()), ui.money(node.amount()))));
        toFind().ifPresent(amount -> sentences.add(ui.t("funding.portfolio.to-find", ui.money(amount))));
        if (told.apart().cents() != 0) sentences.add(ui.t("funding.portfolio.apart", ui.money(told.apart())));
        return sentences;
    }

    private String oldest() {
        return told.years().isEmpty()
                ? ""
                : told.years().get(told.years().size() - 1).key();
    }

    private Optional<Money> toFind() {
        return told.flow().funders().stream()
                .filter(node -> node.kind() == MoneyFlow.Kind.TO_FIND)
                .map(MoneyFlow.Node::amount)
                .findFirst();
    }

    public Map<String, String> years() {
        return same(choices.years());
    }

    public Map<String, String> funders() {
        return same(choices.funders());
    }

    private static Map<String, String> same(List<String> values) {
        Map<String, String> options = new LinkedHashMap<>();
        values.forEach(one -> options.put(one, one));
        return options;
    }

    public Map<String, String> phases(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        choices.phases().forEach(one -> options.put(one, ui.t("portfolio.phase." + one)));
        return options;
    }

    /** Nothing where there is nothing. */
    public static String cell(Money amount, Ui ui) {
        return amount.cents() == 0 ? "—" : ui.money(amount);
    }
}
