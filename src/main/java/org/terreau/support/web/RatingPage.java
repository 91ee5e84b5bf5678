package org.terreau.support.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.support.Rating;
import org.terreau.support.RatingRound;
import org.terreau.support.SupportRequest;
import org.terreau.web.Form;

/**
 * What a team says of the help that it got.
 *
 * @param round null when nothing is asked now
 */
public record RatingPage(SupportRequest request, @Nullable RatingRound round, Form form) {

    public String action() {
        return request.path() + "/evaluation";
    }

    public boolean atDelivery() {
        return round == RatingRound.DELIVERY;
    }

    public @Nullable LocalDate delivered() {
        return request.progress().deliveredOn();
    }

    public static Map<String, String> marks() {
        Map<String, String> marks = new LinkedHashMap<>();
        for (int mark = 0; mark <= Rating.MOST; mark++) marks.put(String.valueOf(mark), String.valueOf(mark));
        return marks;
    }
}
