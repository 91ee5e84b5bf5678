package org.terreau.funding.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.funding.Funders;
import org.terreau.funding.PublicBudgets;
import org.terreau.web.Csv;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Table;

/** The published budgets of every product, and who funds them. */
@Component
class BudgetData implements PublicDataSet {

    static final String LINES = "/donnees/budgets.csv";
    static final String CONTRIBUTIONS = "/donnees/financements.csv";

    private final PublicBudgets budgets;
    private final Funders funders;

    BudgetData(PublicBudgets budgets, Funders funders) {
        this.budgets = budgets;
        this.funders = funders;
    }

    @Override
    public int order() {
        return 650;
    }

    @Override
    public String code() {
        return "budgets";
    }

    @Override
    public List<Address> addresses() {
        return List.of(
                new Address("CSV, lignes", LINES, "text/csv"),
                new Address("CSV, financements", CONTRIBUTIONS, "text/csv"),
                new Address("CSV, produits × années", PortfolioBudgetController.LINES, "text/csv"),
                new Address("JSON, produits × années", PortfolioBudgetController.API, "application/json"));
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        lines(budgets, receiver.file("budgets/budgets.csv"));
        write(
                receiver.file("budgets/financements.csv"),
                Table.of(BudgetFileLines.Brought.class).csv(BudgetFileLines.brought(funders)));
    }

    /** Every published line, as spreadsheets want it. */
    static void spreadsheet(PublicBudgets budgets, OutputStream out) throws IOException {
        write(out, Csv.MARK);
        lines(budgets, out);
    }

    private static void lines(PublicBudgets budgets, OutputStream out) throws IOException {
        Table<PublicBudgetController.Line> table = Table.of(PublicBudgetController.Line.class);
        write(out, table.csv(List.of()));
        budgets.each(one -> write(out, table.more(PublicBudgetController.Line.of(one))));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
