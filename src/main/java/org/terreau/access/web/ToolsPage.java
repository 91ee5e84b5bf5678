package org.terreau.access.web;

import java.time.LocalDate;
import java.util.List;
import org.terreau.access.Tools;
import org.terreau.incubator.Incubator;
import org.terreau.shared.Money;

/**
 * The tools of an incubator.
 *
 * @param others incubators whose tools the person keeps too
 */
public record ToolsPage(Incubator incubator, List<Incubator> others, List<Tools.Line> tools, LocalDate today) {

    public ToolsPage {
        others = List.copyOf(others);
        tools = List.copyOf(tools);
    }

    public static String path(Incubator incubator) {
        return Addresses.of("/outils", incubator.id());
    }

    public String at(String path) {
        return Addresses.of(path, incubator.id());
    }

    public boolean due(Tools.Line line) {
        return line.tool().serves() && !line.tool().reviewDue(today).isAfter(today);
    }

    /** What all declared seats cost a month. */
    public Money seats() {
        Money all = Money.ZERO;
        for (Tools.Line line : tools) {
            Money seat = line.tool().kept().seat();
            if (seat != null && line.tool().serves()) all = all.plus(new Money(seat.cents() * line.accounts()));
        }
        return all;
    }
}
