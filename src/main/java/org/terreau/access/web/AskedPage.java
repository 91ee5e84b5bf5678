package org.terreau.access.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.access.Moment;
import org.terreau.access.Plans;
import org.terreau.access.Removals;
import org.terreau.access.Tool;

/**
 * One account to open or to take away, as whoever answers for its tool reads it.
 *
 * @param due null for one that is taken away at once
 * @param done the day on which it was; null while it waits
 */
public record AskedPage(
        Moment moment,
        String person,
        Tool tool,
        String login,
        @Nullable LocalDate due,
        @Nullable LocalDate done,
        boolean late,
        boolean doable,
        String path) {

    static AskedPage of(Plans.Asked asked, LocalDate today) {
        LocalDate due = asked.told().plan().due(asked.step());
        boolean open = asked.step().open() && asked.told().plan().holds();
        return new AskedPage(
                asked.told().plan().moment(),
                asked.told().person().name(),
                asked.tool(),
                "",
                due,
                asked.step().done(),
                open && due.isBefore(today),
                open && asked.doable(),
                asked.path());
    }

    static AskedPage of(Removals.One one) {
        return new AskedPage(
                Moment.DEPARTURE,
                one.person().name(),
                one.line().tool(),
                one.line().account().login(),
                null,
                one.line().account().removed(),
                false,
                one.line().account().removed() == null,
                one.line().path());
    }
}
