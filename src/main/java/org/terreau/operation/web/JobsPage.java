package org.terreau.operation.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.terreau.operation.Job;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Searched;
import org.terreau.web.Ui;

/**
 * The jobs.
 *
 * @param now what late is measured from
 * @param form what narrows the list, or what was refused
 */
public record JobsPage(List<Job> jobs, Instant now, Form form) {

    private static final int AT_ONCE = 20;
    private static final List<Job.State> FIRST =
            List.of(Job.State.FAILING, Job.State.LATE, Job.State.UNPLANNED, Job.State.RUNNING, Job.State.FINE);

    public JobsPage {
        jobs = List.copyOf(jobs);
    }

    /** One page of those that are looked for: what fails or is late comes first. */
    public Slice<Job> shown(Ui ui) {
        String state = form.text("etat");
        String looked = Searched.of(form).strip().toLowerCase(Locale.ROOT);
        List<Job> found = jobs.stream()
                .filter(job -> state.isEmpty() || job.state(now).code().equals(state))
                .filter(job -> (job.name() + " " + ui.t("operation.job." + job.name()))
                        .toLowerCase(Locale.ROOT)
                        .contains(looked))
                .sorted(Comparator.comparing(job -> FIRST.indexOf(job.state(now))))
                .toList();
        return Slice.of(found, form.page(), AT_ONCE);
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
