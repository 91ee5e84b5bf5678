package org.terreau.access.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.access.Connection;
import org.terreau.access.DeclaredAccounts;
import org.terreau.access.Tool;
import org.terreau.access.Tools;
import org.terreau.incubator.Incubator;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/**
 * A tool: how an account is taken away, and who holds one.
 *
 * @param connection null where it tells nothing by itself
 * @param names of products
 */
public record ToolPage(
        Incubator incubator,
        Tools.Line line,
        List<DeclaredAccounts.Held> accounts,
        @Nullable Connection connection,
        Map<ProductId, String> names,
        LocalDate today) {

    public ToolPage {
        accounts = List.copyOf(accounts);
        names = Map.copyOf(names);
    }

    public String name(ProductId product) {
        return names.getOrDefault(product, product.value());
    }

    public Tool tool() {
        return line.tool();
    }

    public boolean due() {
        return tool().serves() && !tool().reviewDue(today).isAfter(today);
    }

    /** What the declared seats cost a month; nothing where a seat has no price. */
    public Money seats() {
        Money seat = tool().kept().seat();
        return seat == null ? Money.ZERO : new Money(seat.cents() * accounts.size());
    }
}
