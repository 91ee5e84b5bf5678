package org.terreau.operation.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.operation.Job;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The jobs.
 *
 * @param now what late is measured from
 * @param form what narrows the list, or what was refused
 */
public record JobsPage(List<Job> jobs, Instant now, Form form) {

    public JobsPage {
        jobs = List.copyOf(jobs);
    }

    public List<Job> shown() {
        String state = form.text("etat");
        return state.isEmpty()
                ? jobs
                : jobs.stream()
                        .filter(job -> job.state(now).code().equals(state))
                        .toList();
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (Job.State state : Job.State.values())
            states.put(state.code(), ui.t("operation.jobs.state." + state.code()));
        return states;
    }

    public String run(Job job) {
        return OperationTab.JOBS.path() + "/" + job.name();
    }

    public static String tone(Job.State state) {
        return switch (state) {
            case FINE -> "success";
            case RUNNING -> "info";
            case LATE, UNPLANNED -> "warning";
            case FAILING -> "error";
        };
    }
}
