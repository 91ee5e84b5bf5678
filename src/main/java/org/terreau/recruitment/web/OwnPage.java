package org.terreau.recruitment.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.recruitment.Application;
import org.terreau.recruitment.ApplicationState;
import org.terreau.recruitment.InterviewSlot;
import org.terreau.recruitment.Interviews;
import org.terreau.recruitment.Offer;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An application, for its author alone.
 *
 * @param choice the slots that they may take
 */
public record OwnPage(
        Application application,
        Offer offer,
        String path,
        boolean offerShown,
        Interviews.Choice choice,
        Instant now,
        Form form) {

    /** The slot that they have is still to come. */
    public boolean mayGiveBack() {
        InterviewSlot held = choice.held();
        return held != null && held.start().isAfter(now);
    }

    /** They may take one, or another one. */
    public boolean mayChoose() {
        return !choice.free().isEmpty() && (choice.held() == null || mayGiveBack());
    }

    public Map<String, String> slots(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (InterviewSlot slot : choice.free())
            options.put(
                    String.valueOf(slot.id()),
                    ui.t("recruitment.slot.of", ui.moment(slot.start()), slot.minutes(), slot.place()));
        return options;
    }

    public boolean mayWithdraw() {
        return application.state().moves(ApplicationState.Side.CANDIDATE).contains(ApplicationState.WITHDRAWN);
    }
}
