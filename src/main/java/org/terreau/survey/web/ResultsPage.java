package org.terreau.survey.web;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.survey.Answer;
import org.terreau.survey.Question;
import org.terreau.survey.Results;
import org.terreau.survey.Survey;
import org.terreau.web.Chart;
import org.terreau.web.Form;
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/**
 * What users answered, for those who work on the product.
 *
 * @param survey null when none was opened
 * @param receiving it receives answers today
 * @param frames the sites that may hold its form
 * @param waiting how many verbatims nobody has read
 * @param threshold how many answers make a figure that everybody may read
 */
public record ResultsPage(
        Product product,
        @Nullable Survey survey,
        boolean receiving,
        Set<String> frames,
        Results results,
        Form filter,
        long waiting,
        int threshold) {

    public ResultsPage {
        frames = Set.copyOf(frames);
    }

    public String path() {
        return Survey.deskPath(product.id());
    }

    public String formPath() {
        return Survey.formPath(product.id());
    }

    public boolean filtered() {
        return !filter.text("depuis").isEmpty()
                || !filter.text("jusqua").isEmpty()
                || !filter.text("canal").isEmpty();
    }

    public Map<String, String> channels(Ui ui) {
        Map<String, String> channels = new LinkedHashMap<>();
        for (Answer.Channel channel : Answer.Channel.values())
            channels.put(channel.code(), ui.t("survey.channel." + channel.code()));
        return channels;
    }

    /** The latest months, the newest last. */
    public List<YearMonth> months() {
        List<YearMonth> calendar = results.calendar();
        return calendar.subList(Math.max(0, calendar.size() - 24), calendar.size());
    }

    /** How many answered each month. */
    public Chart chart(Ui ui) {
        List<Plot.Place> places = new ArrayList<>();
        for (YearMonth month : months()) {
            long answers = results.month(month).answers();
            places.add(new Plot.Place(
                    Plot.Name.of(month.atDay(1), Plot.Length.MONTH, ui.locale()),
                    BigDecimal.valueOf(answers),
                    ui.t("web.chart.told", ui.month(month), ui.t("survey.answers", answers)),
                    false,
                    false));
        }
        return Chart.of(
                new Plot(
                        "mois",
                        ui.t("survey.by-month.drawing"),
                        Plot.Shape.BARS,
                        ui.t("survey.answers.column"),
                        places,
                        null,
                        null),
                ui);
    }

    /** Where the survey may go from where it stands. */
    public List<Survey.State> next() {
        List<Survey.State> next = new ArrayList<>();
        Survey known = survey;
        if (known == null) return next;
        for (Survey.State state : Survey.State.values()) if (known.state().mayBecome(state)) next.add(state);
        return next;
    }

    public static List<Question> questions() {
        return List.of(Question.values());
    }
}
