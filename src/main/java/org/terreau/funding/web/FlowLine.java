package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.terreau.funding.MoneyFlow;
import org.terreau.web.Table;

/**
 * A band of the picture of a flow of money, as files hold it, in euros.
 *
 * @param sens "apporte" when money comes in, "depense" when it goes out
 * @param vers a product when money comes in, an activity when it goes out
 */
record FlowLine(String sens, String de, String vers, BigDecimal montant) {

    static ResponseEntity<byte[]> csv(String name, MoneyFlow flow) {
        return Table.of(FlowLine.class).csv(name, of(flow));
    }

    private static List<FlowLine> of(MoneyFlow flow) {
        List<FlowLine> lines = new ArrayList<>();
        for (MoneyFlow.Link link : flow.in())
            lines.add(new FlowLine(
                    "apporte",
                    code(flow.funders().get(link.from())),
                    code(flow.products().get(link.to())),
                    link.amount().inEuros()));
        for (MoneyFlow.Link link : flow.out())
            lines.add(new FlowLine(
                    "depense",
                    code(flow.products().get(link.from())),
                    code(flow.activities().get(link.to())),
                    link.amount().inEuros()));
        return lines;
    }

    private static String code(MoneyFlow.Node node) {
        return switch (node.kind()) {
            case NAMED -> node.name();
            case OTHERS -> node.kind().code() + " (" + node.merged() + ")";
            default -> node.kind().code();
        };
    }
}
