package org.terreau.standard.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.practice.Practice;
import org.terreau.standard.MeasuredChecks;
import org.terreau.web.Form;

/** Which practice each check informs. */
public record CheckPracticesPage(Incubator incubator, MeasuredChecks.Choice choice, Form form) {

    public Map<String, String> practices() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Practice practice : choice.practices()) options.put(String.valueOf(practice.id()), practice.wording());
        return options;
    }
}
